"""The money of a bilan: what stands of the amounts told, and the lines of its table."""
