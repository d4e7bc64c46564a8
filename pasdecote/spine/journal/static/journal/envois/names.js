// The name of the database, alone, for those who look without opening all the rest.

export const NAME = "pas-de-cote";
