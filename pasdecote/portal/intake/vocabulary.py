"""Told words of a cell → codes: kinds of fact, stages, themes, accounts, sides, funding statuses."""

import re
from functools import lru_cache

from pasdecote.ground.facts.atoms import FundingStatus, Side
from pasdecote.ground.facts.themes import THEMES
from pasdecote.ground.kernel.text import fold

# In order: the first pattern found wins. Patterns are tried on folded text, from a word's beginning.
_KINDS: tuple[tuple[str, str], ...] = (
    ("step_aside", r"pas de cote"),
    ("unexpected", r"imprev|incident|evenement inattendu"),
    ("demand_answered", r"reponse (?:de |du |a |des )|courrier recu"),
    ("demand", r"interpell|courrier (?:au|a la|aux|envoye)|petition|demande a l institution|saisine"),
    ("decision", r"decision|vote"),
    ("statement", r"parole|temoignage|expression"),
    ("stocktaking",
    r"faire le point|auto evaluation|evaluation collective|bilan collectif|temps de bilan|bilan partage"),
    ("learning", r"apprentissage|appris"),
    ("change", r"changement"),
    ("support_requested", r"soutien demande|demande de soutien"),
    ("support_received", r"soutien recu"),
    ("funding", r"financement|subvention|versement (?:de )?(?:la )?subvention"),
    ("expense", r"depense|achat|facture|frais|note de frais"),
    ("income", r"recette|vente|cotisation|don\b|encaissement|participation des familles"),
    ("publication", r"publication|article|journal de quartier|affiche|exposition"),
    ("partnership", r"partenariat|rencontre partenaire|convention|reseau"),
    ("presence",
    r"permanence|presence|maraude|travail de rue|laverie|tournee|porte a porte|hors les murs|"
    r"aller vers|pied d immeuble|rue\b"),
    ("meeting",
    r"reunion|comite|conseil|assemblee|ag\b|copil|preparation|concertation|cafe projet|groupe de parole"),
    ("encounter", r"rencontre|entretien|visite|accueil|contact|cafe|temps convivial|repas partage"),
    ("action_held",
    r"atelier|seance|sortie|action|animation|fete|evenement|stage|sejour|chantier|cours|activite|jardin|formation|projection|spectacle|tournoi|marche"),
)  # fmt: skip
_COMPILED_KINDS = tuple((kind, re.compile(rf"\b(?:{pattern})")) for kind, pattern in _KINDS)
_CANCELLED = re.compile(r"annul|report|non realis|pas eu lieu|non tenu")
_DONE = re.compile(r"(?:action |seance )?(?:realise|fait|tenu|effectue|termine|ok|oui)(?:e|es|s)?")
_PLANNED = re.compile(r"prevu|a venir|planifi|programme|previ")

_THEMES: tuple[tuple[str, str], ...] = (
    ("housing", r"logement|charge|habitat|bailleur|locataire|energie|chauffage"),
    ("surroundings", r"cadre de vie|espace public|proprete|environnement|amenagement|gestion urbaine"),
    ("food", r"aliment|cuisine|repas|epicerie"),
    ("garden", r"jardin|nature|potager|compost"),
    ("children", r"enfan|ecole|scolar|clas\b|devoirs|periscol"),
    ("parenthood", r"parent|reaap|famille"),
    ("youth", r"jeune|ado"),
    ("ageing", r"vieill|senior|aine|age\b|retrait"),
    ("rights", r"droit|administrat|sante acces"),
    ("money", r"budget|consomm|surendett|finances?"),
    ("work", r"emploi|formation|insertion|travail"),
    ("mobility", r"mobil|transport|velo|deplac"),
    ("digital", r"numerique|informatique|ordinateur"),
    ("culture", r"cultur|fete|art\b|musique|lecture|theatre|cinema|festi"),
    ("sport", r"sport|loisir|foot|marche|randonnee"),
    ("wellbeing", r"bien etre|sante|sophro|yoga"),
    ("solidarity", r"entraide|solidar|isolement|lien social"),
    ("citizenship", r"particip|citoyen|pouvoir d agir|conseil|democrat"),
)
_COMPILED_THEMES = tuple((code, re.compile(rf"\b(?:{pattern})")) for code, pattern in _THEMES)
_BY_LABEL = {fold(label): code for code, label in THEMES.items()}

_STATUSES = (
    (FundingStatus.REFUSED, r"refus|rejet|non retenu|non accord"),
    (FundingStatus.PAID, r"vers|paye|percu|recu|encaiss|solde"),
    (FundingStatus.NOTIFIED, r"notifi|convention"),
    (FundingStatus.GRANTED, r"accord|obtenu|acquis|valid|vote"),
    (FundingStatus.REQUESTED, r"demand|sollicit|attente|cours|depos|instruction|envoy"),
)
_FUNDER_FAMILIES = (
    ("74-ue", r"fse|feder|europ|leader|erasmus"),
    ("74-asp", r"asp|emploi aide|contrats? aides?|adulte relais|fonjep"),
    ("74-social", r"caf|cnaf|cpam|msa|carsat|cnav|caisse d allocations"),
    ("74-etat",
    r"etat|prefecture|anct|dreets|ddets|drac|dreal|ministere|contrat de ville|"
    r"politique de la ville|fdva|mildeca|fipd|sdjes|ars|reaap"),
    ("74-region", r"region|conseil regional"),
    ("74-dep", r"departement|conseil departemental|cd \d\d|conference des financeurs"),
    ("74-epci", r"metropole|agglo\w*|communaute (?:de communes|urbaine)|epci|intercommun\w*"),
    ("74-com", r"ville|commune|mairie|ccas|municipal\w*|fonds de participation des habitants|fph"),
    ("74-prive", r"fondation|mecen\w*|bailleur|entreprise"),
)  # fmt: skip
_COMPILED_FAMILIES = tuple((code, re.compile(rf"\b(?:{pattern})\b")) for code, pattern in _FUNDER_FAMILIES)
_ACCOUNT = re.compile(r"\s*([1-9]\d{0,7}|[67]\d[xX])(?![\d,.]*\s*€)(?:\s*[-–:.]?\s*(.*))?$", re.DOTALL)
_SUFFIXED = re.compile(
    r"\s*(74-(?:etat|region|dep|epci|com|social|ue|asp|autres|prive))\b\s*[-–:]?\s*(.*)$", re.DOTALL
)


@lru_cache(maxsize=4096)
def kind_of(told: str) -> str | None:
    """The kind of fact a type column or a title names, None when no word of it is known."""
    words = fold(told)
    found = [(match.start(), rank, kind) for rank, (kind, pattern) in enumerate(_COMPILED_KINDS)
             if (match := pattern.search(words))]  # fmt: skip
    return min(found)[2] if found else None


@lru_cache(maxsize=4096)
def title_kind(title: str) -> str | None:
    """The kind that a title begins with (« Permanence à la laverie »), when no column tells it; else None."""
    words = fold(title)
    return next((kind for kind, pattern in _COMPILED_KINDS if pattern.match(words)), None)


def is_cancelled(told: str) -> bool:
    """Whether a stage tells that it did not take place."""
    return bool(_CANCELLED.search(fold(told)))


def is_done(told: str) -> bool:
    """Whether a stage tells only that it took place."""
    return bool(_DONE.fullmatch(fold(told)))


def is_planned(told: str) -> bool:
    """Whether a stage tells that it is only planned."""
    return bool(_PLANNED.search(fold(told))) and "realis" not in fold(told)


@lru_cache(maxsize=4096)
def theme_of(told: str) -> str | None:
    """The code of a theme from its label, its code or a word of it; None when unknown."""
    words = fold(told)
    if told in THEMES:
        return told
    if words in _BY_LABEL:
        return _BY_LABEL[words]
    return next((code for code, pattern in _COMPILED_THEMES if pattern.search(words)), None)


def status_of(told: str) -> FundingStatus | None:
    """Where a funder's line stands, from « accordé », « versé »…; None when unknown."""
    words = fold(told)
    return next((status for status, pattern in _STATUSES if re.search(rf"\b(?:{pattern})", words)), None)


def side_of(told: str) -> Side | None:
    """Charge or produit, from the words of a side column or of a section title; None when unknown."""
    words = fold(told)
    if re.search(r"\b(?:produits?|recettes?|ressources?|credit|r|p)\b", words):
        return Side.INCOME
    if re.search(r"\b(?:charges?|depenses?|emplois?|debit|d|c)\b", words):
        return Side.EXPENSE
    return None


def account_of(told: object) -> tuple[str, str]:
    """Account code and label: « 606 - Petits achats » gives ("606", "Petits achats"); ("", text) without a
    code."""
    text = str(int(told)) if isinstance(told, float) and told.is_integer() else str(told)
    found = _SUFFIXED.match(text) or _ACCOUNT.match(text)
    if not found:
        return "", text.strip()
    return found[1].lower(), (found[2] or "").strip()


def side_of_account(account: str) -> Side | None:
    """The side that an account's class means: 6 and 86 are charges, 7 and 87 produits; None otherwise."""
    if account.startswith(("6", "86")):
        return Side.EXPENSE
    return Side.INCOME if account.startswith(("7", "87")) else None


@lru_cache(maxsize=4096)
def funder_account(account: str, funder: str) -> str:
    """The account of a grant, made precise by its funder: « 74 » and « Caf » give "74-social"; else
    unchanged."""
    if not funder or not re.fullmatch(r"74\d*", account):
        return account
    words = fold(funder)
    return next((code for code, pattern in _COMPILED_FAMILIES if pattern.search(words)), account)
