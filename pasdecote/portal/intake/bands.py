"""Told parts of a count, recognised in a header: « Femmes », « 16-25 ans », « QPV ». Never crossed with
another."""

import re

from pasdecote.ground.kernel.text import fold

_GENDER = {
    "femme": "femmes", "f": "femmes", "dame": "femmes", "fille": "filles", "mere": "mères", "maman": "mères",
    "homme": "hommes", "h": "hommes", "garcon": "garçons", "pere": "pères", "papa": "pères",
}  # fmt: skip
_AGE = {
    "bebe": "0-3", "petite enfance": "0-5", "enfant": "enfants", "ado": "adolescents",
    "adolescent": "adolescents",
    "jeune": "jeunes", "mineur": "0-17", "majeur": "18+", "adulte": "adultes", "senior": "seniors",
    "aine": "aînés", "retraite": "retraités", "personne agee": "personnes âgées",
}  # fmt: skip
_RESIDENCE = {
    "qpv": "QPV", "habitant qpv": "QPV", "hors qpv": "hors QPV", "non qpv": "hors QPV",
    "hors quartier": "hors quartier", "du quartier": "quartier", "quartier": "quartier",
    "exterieur": "hors quartier",
}  # fmt: skip
_PREFIX = re.compile(
    r"^(?:dont |nombre (?:de |d )?|nb (?:de |d )?|total )+|^(?:participants?|presents?|"
    r"personnes?|public|ages?|sexe|"
    r"repartition|genre|tranches? d age|habitants?|par age|par sexe)\b ?(?:de |d |des |en )?"
)
_YEARS = r"\s*(?:ans?)?"
_RANGE = re.compile(rf"\b(\d{{1,2}})\s*(?:-|–|/|à|a|et)\s*(\d{{1,2}}){_YEARS}\b")
_UNDER = re.compile(rf"(?:<|(?<![\w\d])-\s*(?:de)?|\bmoins de|\bsous)\s*(\d{{1,2}}){_YEARS}\b")
_OVER = re.compile(rf"(?:>|\+\s*(?:de)?|\bplus de|\bà partir de|\bdès)\s*(\d{{1,3}}){_YEARS}\b")
_AND_MORE = re.compile(r"\b(\d{1,3})\s*(?:ans?)?\s*(?:\+|et\s*(?:\+|plus)|ou\s*(?:\+|plus))")


def parts_of(header: str) -> tuple[tuple[str, str], ...]:
    """The (dimension, band) a header tells: « Femmes 16-25 ans » gives gender and age, each on its own.

    Dimensions: "gender", "age", "residence". Bands as told; ages as "16-25", "0-17", "60+".
    """
    found: list[tuple[str, str]] = []
    age, rest = _age_span(header)
    words = fold(rest)
    while (shorter := _PREFIX.sub("", words).strip()) != words:
        words = shorter
    if age:
        found.append(("age", age))
        words = re.sub(r"\b(?:ans|dont|de|les|nombre|jeune|enfant|adulte|senior)s?\b", " ", words).strip()
    for word in _pieces(words):
        part = _named(word)
        if part is None:
            return ()
        if all(part[0] != dimension for dimension, _ in found):
            found.append(part)
    return tuple(found)


def _pieces(words: str) -> list[str]:
    if not words:
        return []
    if _named(words):
        return [words]
    return words.split(" ")


def _named(words: str) -> tuple[str, str] | None:
    single = " ".join(word.rstrip("s") if len(word) > 2 else word for word in words.split(" "))
    for dimension, bands in (("gender", _GENDER), ("age", _AGE), ("residence", _RESIDENCE)):
        band = bands.get(words) or bands.get(single)
        if band:
            return dimension, band
    return None


def _age_span(header: str) -> tuple[str, str]:
    """An age band in canonical form and what remains of the header without it."""
    text = header.lower()
    for pattern, shape in ((_AND_MORE, "over"), (_RANGE, "range"), (_UNDER, "under"), (_OVER, "over")):
        found = pattern.search(text)
        if found is None:
            continue
        rest = text[: found.start()] + " " + text[found.end() :]
        low = int(found[1])
        if shape == "range" and low < int(found[2]) <= 120:
            return f"{low}-{int(found[2])}", rest
        if shape == "under" and low > 0:
            return f"0-{low - 1}", rest
        if shape == "over":
            return f"{low}+", rest
    return "", header
