"""What notes may be about: a closed list, so that a theme is a code that stays when words are erased."""

THEMES: dict[str, str] = {
    "housing": "logement et charges",
    "surroundings": "cadre de vie",
    "food": "alimentation",
    "garden": "jardin et nature",
    "children": "enfance et école",
    "parenthood": "parents",
    "youth": "jeunesse",
    "ageing": "vieillir chez soi",
    "rights": "accès aux droits",
    "money": "budget",
    "work": "emploi et formation",
    "mobility": "se déplacer",
    "digital": "numérique",
    "culture": "culture et fête",
    "sport": "sport et loisirs",
    "wellbeing": "bien-être",
    "solidarity": "entraide",
    "citizenship": "participation",
}
