"""The chart of accounts that budgets of French associations are told in: facts of Cerfa 15059*02 and of the
State's budget plan. Codes are kept in notes; labels are for screens."""

from pasdecote.ground.facts.atoms import Side

EXPENSES: dict[str, str] = {
    "60": "Achats",
    "601": "Achats matières et fournitures",
    "604": "Prestations de services",
    "60x": "Autres fournitures",
    "61": "Services extérieurs",
    "613": "Locations",
    "615": "Entretien et réparation",
    "616": "Assurance",
    "618": "Documentation",
    "62": "Autres services extérieurs",
    "622": "Rémunérations intermédiaires et honoraires",
    "623": "Publicité, publication",
    "625": "Déplacements, missions",
    "62x": "Services bancaires, autres",
    "63": "Impôts et taxes",
    "631": "Impôts et taxes sur rémunération",
    "635": "Autres impôts et taxes",
    "64": "Charges de personnel",
    "641": "Rémunération des personnels",
    "645": "Charges sociales",
    "647": "Autres charges de personnel",
    "65": "Autres charges de gestion courante",
    "66": "Charges financières",
    "67": "Charges exceptionnelles",
    "68": "Dotation aux amortissements (provisions, engagements à réaliser)",
    "69": "Impôt sur les bénéfices (IS) ; participation des salariés",
    "CI": "Charges indirectes affectées à l’action",
    "CI1": "Charges fixes de fonctionnement",
    "CI2": "Frais financiers",
    "CI3": "Autres charges indirectes",
    "EXC": "Excédent prévisionnel (bénéfice)",
    "86": "Emplois des contributions volontaires en nature",
    "860": "Secours en nature",
    "861": "Mise à disposition gratuite de biens et services",
    "862": "Prestations",
    "864": "Personnel bénévole",
}

INCOMES: dict[str, str] = {
    "70": "Vente de produits finis, de marchandises, prestations de services",
    "73": "Dotations et produits de tarification",
    "74": "Subventions d’exploitation",
    "74-etat": "État : ministère(s), directions ou services déconcentrés sollicités",
    "74-region": "Conseil(s) régional(aux)",
    "74-dep": "Conseil(s) départemental(aux)",
    "74-epci": "Intercommunalité(s) : EPCI",
    "74-com": "Commune(s)",
    "74-social": "Organismes sociaux (CAF, etc.) à détailler",
    "74-ue": "Fonds européens (FSE, FEDER, etc.)",
    "74-asp": "Agence de services et de paiement (emplois aidés)",
    "74-autres": "Autres établissements publics",
    "74-prive": "Aides privées (fondation)",
    "75": "Autres produits de gestion courante",
    "756": "Cotisations",
    "758": "Dons manuels, mécénat",
    "750": "Autres produits de gestion courante",
    "76": "Produits financiers",
    "77": "Produits exceptionnels",
    "78": "Reprises sur amortissements et provisions / reports de ressources non utilisées (789)",
    "79": "Transfert de charges",
    "RP": "Ressources propres affectées au projet",
    "INS": "Autofinancement (insuffisance prévisionnelle)",
    "87": "Contributions volontaires en nature",
    "870": "Bénévolat",
    "871": "Prestations en nature",
    "875": "Dons en nature",
}

# Kept apart from the total: what is given without money.
IN_KIND = frozenset({"86", "860", "861", "862", "864", "87", "870", "871", "875"})


def accounts_of(side: Side) -> dict[str, str]:
    """Codes and labels of one side, in the order of the form."""
    return EXPENSES if side is Side.EXPENSE else INCOMES


def label_of(account: str, side: Side) -> str:
    """The label of an account; the code itself when it is not one of ours."""
    return accounts_of(side).get(account, account)


def is_grant(account: str) -> bool:
    """Whether this is a line of account 74, which names one funder with its own status."""
    return account == "74" or account.startswith("74-")
