"""Words by which somebody could be found: telephone numbers, e-mails, addresses, probable names. Pure.

The first are refused where nobody may be recognised; a name is only asked about, for no list of words knows
whether « Rose » is a person. It looks at the text as it reads: odd digits, spaces and invisible signs first
become plain ones, so that what is found is given back in plain signs too.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pasdecote.ground.kernel.text import without_accents

_JOINED = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})

TELEPHONE = "un numéro de téléphone"
E_MAIL = "une adresse e-mail ou un identifiant"
ADDRESS = "une adresse"
NUMBER = "un numéro de sécurité sociale"

_SEP = r"[\s.,·•*_/()\[\]|:;-]{0,3}"
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/. -](?:0?[1-9]|1[0-2])[/. -](?:19|20)\d\d(?!\d)")
_TELEPHONE = re.compile(
    rf"(?<![\d.,])(?:(?:\+|00){_SEP}(?:\d{_SEP}){{9,14}}\d|(?:(?:\+|00){_SEP}33{_SEP}(?:\(?0\)?)?|[0o]){_SEP}"
    rf"[1-9](?:{_SEP}\d){{8}})(?!\d)",
    re.I,
)
_DIGIT_WORDS = (
    "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
    "vingts trente quarante cinquante soixante cent et"
).split()
_SPOKEN = re.compile(rf"\bzero(?:[\s,.-]+(?:{'|'.join(_DIGIT_WORDS)})\b){{4,}}")
_E_MAIL = re.compile(
    r"[\w.+'-]*\s?(?:@|[(\[{]\s?at\s?[)\]}]|\barobas\w*)\s?[\w-]{2,}(?:\s?(?:\.|\(dot\)|\bpoint\b)\s?[\w-]{2,})*"
)
_NUMBER = re.compile(
    rf"(?<!\d)[12]{_SEP}\d\d{_SEP}(?:0[1-9]|1[0-2]|[2-9]\d){_SEP}(?:\d\d|2[ab])(?:{_SEP}\d){{6}}(?:{_SEP}\d\d)?(?!\d)"
)
_WAY = r"(?:rue|avenue|boulevard|bd|bld|allee|impasse|chemin|ruelle|faubourg|sente|sentier|esplanade)"
_WIDE_WAY = r"(?:av|place|pl|cours|passage|cite|villa|route|residence|res|quai|square|sq|hameau)"
_COUNTED = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
)
_AT = (
    rf"\b(?:\d{{1,4}}|(?:{_COUNTED})(?:[ -](?:et )?[a-z]+)?)\s?(?:bis|ter|quater|[a-d]\b)?\s?[,;]?\s?"
    r"(?:de\s(?:la|l')\s?|du\s)?"
)
_ARTICLES = r"(?:(?:des|de|du|les|la|le|l'|d')\s?){0,3}"
_ADDRESSES = (
    re.compile(rf"{_AT}{_WAY}\b\.?(?:\s{_ARTICLES}[\w'-]+){{0,3}}"),
    re.compile(rf"\b{_WAY}\s[^.;!?\n]{{1,50}}?[\s,](?:n°\s?|no\s|numero\s|au\s)\d{{1,4}}\b"),
    re.compile(rf"\b{_WAY}\s[^.;!?\n]{{1,60}}?\b(?:0[1-9]|[1-8]\d|9[0-8])\d{{3}}\b(?!\s?(?:€|euros?))"),
    re.compile(rf"\b(?:0[1-9]|[1-8]\d|9[0-8])\d{{3}}\b\s(?!€|euros?)[^.;!?\n]{{0,40}}?\b{_WAY}\s[\w'-]+"),
    re.compile(r"\b(?:appartement|appt?|apt|porte)\s?(?:n°|no|numero)?\s?[a-z]?\d{1,4}\b(?!\s?pieces?)"),
)
_WIDE_ADDRESS = re.compile(rf"{_AT}{_WIDE_WAY}\b\.?\s{_ARTICLES}(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class Trace:
    """Something by which somebody can be found: what it is, in French, and the words themselves."""

    what: str
    words: str


def traces(text: str) -> tuple[Trace, ...]:
    """Telephone numbers, e-mails and accounts, addresses and social security numbers of a text, in the
    order of those kinds. Empty when nothing was recognised, which does not prove that nobody is."""
    plain = _plain(text)
    low = without_accents(plain).casefold()
    same = plain if len(plain) == len(low) else low
    found = [Trace(NUMBER, same[slice(*each.span())].strip()) for each in _NUMBER.finditer(low)]
    found += [
        Trace(TELEPHONE, same[slice(*each.span())].strip())
        for each in _TELEPHONE.finditer(low)
        if not _DATE.match(each[0].strip())
    ]
    found += [Trace(TELEPHONE, same[slice(*each.span())]) for each in _SPOKEN.finditer(low)]
    found += [Trace(E_MAIL, same[slice(*each.span())].strip()) for each in _E_MAIL.finditer(low)]
    for pattern in _ADDRESSES:
        found += [Trace(ADDRESS, same[slice(*each.span())].strip()) for each in pattern.finditer(low)]
    found += [Trace(ADDRESS, words) for words in _wide_addresses(low, same)]
    return tuple(dict.fromkeys(found))


def refusal(found: tuple[Trace, ...]) -> str:
    """The sentence that names what was found; empty for nothing."""
    if not found:
        return ""
    said = " ; ".join(f"{trace.what} (« {trace.words[:60]} »)" for trace in found[:4])
    return f"On pourrait reconnaître quelqu’un : il y a {said}. Enlevez-le. Vos mots sont gardés ici."


def _plain(text: str) -> str:
    """The text in plain signs: any digit as 0-9, any space as a space, any dash as « - », none invisible."""
    signs = []
    for sign in unicodedata.normalize("NFKC", text.translate(_JOINED)):
        category = unicodedata.category(sign)
        if category == "Nd":
            signs.append(str(unicodedata.decimal(sign)))
        elif category == "Pd" or sign == "−":
            signs.append("-")
        elif category == "Zs":
            signs.append(" ")
        elif category != "Cf":
            signs.append("'" if sign in "’ʼ`´" else sign)
    return "".join(signs)


def _wide_addresses(low: str, shown: str) -> list[str]:
    """A number before a word that is often no street (« 3 places », « 2 cours »): only before a capital."""
    if low is shown:
        return []
    return [
        shown[each.start() : each.end() + 20].split("\n")[0].strip()
        for each in _WIDE_ADDRESS.finditer(low)
        if shown[each.end()].isupper()
    ]


_TITLE = re.compile(
    r"\b(?:M\.|MM\.|Mr\.?|M(?=\s[A-Z]\w)|Mme|Mmes|Mlle|Melle|Monsieur|Madame|Mademoiselle|Me|Maître|Dr\.?|Docteur)"
    r"\s+[^\W\d_a-z][\w'-]*\.?"
)
_CAPITAL = re.compile(r"(?<![\w'-])(?:[dlDL]')?([^\W\d_a-zà-öø-ÿœ][\w-]+)")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n•«\"“(\[-])\s*$")
_HEADS = re.compile(
    r"\b(?:quartier|cite|residence|tour|place|square|parc|rue|avenue|boulevard|allee|quai|pont|gare|metro|station|"
    r"ligne|tram|bus|ecole|college|lycee|creche|mairie|commune|ville|mission|centre|maison|espace|foyer|salle|"
    r"association|club|hopital|clinique|bailleur|secteur|ilot|stade|piscine|marche|eglise|mosquee|fete|office)"
    r"(?:\s[a-z'-]+){0,3}\s?(?:(?:de|du|des|la|le|les|l'|d'|sociale?)\s?){0,3}$"
)
_KNOWN = frozenset(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi
    mercredi jeudi vendredi samedi dimanche noel paques toussaint ramadan aid etat france europe
    republique departement region conseil prefecture mairie ville commune metropole caisse carsat
    caf ccas cias cpam msa mdph pmi ase plie rsa apl aah aspa hlm oph qpv cada huda siao samu pole
    emploi travail mission locale secours populaire catholique emmaus restos coeur croix rouge
    securite sociale education nationale justice tribunal prefet maire internet whatsapp facebook
    doctolib ameli francais francaise francaises europeenne seine saint sainte nord sud est ouest
    """.split()
)


def probable_names(text: str, is_place: Callable[[str], bool] = lambda words: False) -> tuple[str, ...]:
    """What may be the name of a person, in the order of the text, each once.

    After « M. » or « Mme », or with a capital inside a sentence, when it is no month, no institution, no
    place that the sentence or `is_place` says to be one. A name that begins a sentence is missed: whoever
    writes rereads."""
    plain = _plain(text)
    found = [(each.start(), each[0].rstrip(".")) for each in _TITLE.finditer(plain)]
    taken = [each.span() for each in _TITLE.finditer(plain)]
    for each in _CAPITAL.finditer(plain):
        start = each.start(1)
        inside = any(begin <= start < end for begin, end in taken)
        if not inside and _may_name(plain, start, each[1], is_place):
            found.append((start, each[1]))
    return tuple(dict.fromkeys(words for _start, words in sorted(found)))


def _may_name(text: str, start: int, word: str, is_place: Callable[[str], bool]) -> bool:
    before = text[max(0, start - 60) : start]
    if _BEGINS.search(text[:start][-8:] if start > 8 else text[:start]):
        return False
    if (word.isupper() and len(word) <= 5) or all(
        part in _KNOWN for part in without_accents(word).casefold().split("-")
    ):
        return False
    return not _HEADS.search(without_accents(before).casefold()) and not is_place(word)
