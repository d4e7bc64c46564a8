"""What people look for, in plain words, and the public themes that each gathers."""

from django.utils.translation import gettext_lazy as _

NEEDS = {
    "rights": _("Papiers, droits, justice"),
    "money": _("Argent, dettes"),
    "goods": _("Manger, s’habiller, s’équiper"),
    "housing": _("Se loger"),
    "family": _("Enfants, famille"),
    "care": _("Se soigner"),
    "language": _("Parler, lire, écrire, compter"),
    "digital": _("Internet, téléphone, ordinateur"),
    "mobility": _("Se déplacer"),
    "together": _("Rencontrer du monde, sport, culture"),
    "work": _("Travailler"),
    "training": _("Se former"),
    "business": _("Créer son activité"),
}
# The first part of a theme of the public scheme, before « -- ».
BY_THEME = {
    "difficultes-administratives-ou-juridiques": "rights",
    "acces-aux-droits-et-citoyennete": "rights",
    "difficultes-financieres": "money",
    "gestion-financiere": "money",
    "equipement-et-alimentation": "goods",
    "logement-hebergement": "housing",
    "famille": "family",
    "garde-denfant": "family",
    "sante": "care",
    "handicap": "care",
    "lecture-ecriture-calcul": "language",
    "apprendre-francais": "language",
    "illettrisme": "language",
    "numerique": "digital",
    "mobilite": "mobility",
    "remobilisation": "together",
    "choisir-un-metier": "work",
    "preparer-sa-candidature": "work",
    "trouver-un-emploi": "work",
    "souvrir-a-linternational": "work",
    "se-former": "training",
    "creer-une-entreprise": "business",
    "creation-activite": "business",
}
