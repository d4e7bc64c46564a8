"""Numbers of people as they were told: counted, said, estimated, or not collected, with the reason."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pasdecote.ground.facts.atoms import Obtained
from pasdecote.ground.facts.checking import LARGEST_COUNT
from pasdecote.ground.kernel.text import fold, without_accents
from pasdecote.portal.intake.bands import parts_of
from pasdecote.portal.intake.values.unreadable import Unreadable, refuse_errors, shown


@dataclass(frozen=True, slots=True)
class Number:
    """A number as told. `value` is None only when not collected; `reason` keeps the teller's own words when
    they
    say more than the value; `new` and `parts` (dimension, band, value) were told in the same cell."""

    value: int | None
    obtained: Obtained = Obtained.SAID
    reason: str = ""
    new: int | None = None
    parts: tuple[tuple[str, str, int], ...] = ()


_WORD_NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero un deux trois quatre cinq six sept huit neuf dix "
        "onze douze treize quatorze quinze seize".split()
    )
} | {
    "une": 1, "dix sept": 17, "dix huit": 18, "dix neuf": 19, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "cent": 100, "aucun": 0, "aucune": 0, "personne": 0, "neant": 0,
}  # fmt: skip
_AROUND = {
    "demi douzaine": 6, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_NOT_COLLECTED = frozenset({
    "nc", "n c", "nr", "n r", "na", "n a", "non compte", "non comptes", "pas compte", "pas comptes",
    "non renseigne",
    "non recueilli", "inconnu", "nsp", "ne sait pas", "je ne sais pas", "pas de comptage", "non communique",
    "quelques", "quelques personnes", "plusieurs", "beaucoup", "peu", "peu de monde", "beaucoup de monde",
    "du monde",
    "oublie", "pas note", "non note", "a completer",
})  # fmt: skip
_DASHES = frozenset({"-", "–", "—", "/", ".", "…", "--"})
_NOUN = (
    r"(?:\s*(?:pers(?:onne)?s?\.?|participante?s?|présente?s?|presente?s?|habitante?s?|gens|"
    r"familles?|passages?|visiteurs?|au total|en tout))*"
)
_INTEGER = r"(\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d+)(?:[.,]0+)?"
_PLAIN = re.compile(rf"{_INTEGER}{_NOUN}", re.IGNORECASE)
_ABOUT = re.compile(
    rf"(?:environ|env\.?|~|≈|à peu près|a peu pres|autour de|près de|pres de|presque|plus de|"
    rf"\+ de|\+|>|au moins|min\.?)"
    rf"\s*{_INTEGER}{_NOUN}|{_INTEGER}\s*(?:environ|env\.?|\+|\?|ou plus|et plus|à peu près|"
    rf"max\.?|minimum|maximum){_NOUN}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?:entre\s+|de\s+)?(\d{{1,6}})\s*(?:-|–|à|a|/|ou|et)\s*(\d{{1,6}}){_NOUN}(?:\s*(?:environ|env\.?))?",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?:moins de|<|max\.?|pas plus de)\s*\d+.*", re.IGNORECASE)
_DETAIL = re.compile(r"^(.*?)\s*(?:\(|,|;|:|\bdont\b)\s*(?:dont\s+)?(.*?)\)?$", re.IGNORECASE)
_DETAIL_ITEM = re.compile(r"(\d+)\s+(?:de\s+)?(\D.*)")
_SUM_ITEM = re.compile(r"\s*(\d+)\s+([^\d,;+&]+?)\s*")


def read_number(cell: object) -> Number | None:
    """The number that a cell tells; None when it is blank or a dash: nothing was said. Raises Unreadable."""
    if cell is None or cell == "":
        return None
    refuse_errors(cell)
    if isinstance(cell, bool):
        raise _unreadable(cell)
    if isinstance(cell, int | float):
        return Number(_whole(cell))
    return _read_text(cell.strip()) if isinstance(cell, str) else _refuse_other(cell)


def _refuse_other(cell: object) -> Number:
    raise Unreadable(
        f"« {shown(cell)} » est une date ou une heure, alors qu’un nombre est attendu ici. "
        "Vérifiez le format de la cellule dans le tableur."
    )


@lru_cache(maxsize=4096)
def _read_text(text: str) -> Number | None:
    if text in _DASHES:
        return None
    if text.isdigit() and text.isascii():
        return Number(_bounded(int(text[:12]), text))
    if re.fullmatch(rf"[-−]\s*{_INTEGER}{_NOUN}", text, re.IGNORECASE):
        raise Unreadable(f"« {shown(text)} » : un nombre de personnes ne peut pas être négatif.")
    simple = _simple(text)
    if simple is not None:
        return simple
    return _with_detail(text) or _summed(text) or _fail(text)


def _simple(text: str) -> Number | None:
    """A number told alone, in figures or in letters, sure or not."""
    if found := _PLAIN.fullmatch(text):
        return Number(_bounded(_figure(found[1]), text))
    if found := _ABOUT.fullmatch(text):
        return Number(_bounded(_figure(found[1] or found[2]), text), Obtained.ESTIMATED, text)
    if (found := _BETWEEN.fullmatch(text)) and int(found[1]) <= int(found[2]):
        return Number(_bounded((int(found[1]) + int(found[2])) // 2, text), Obtained.ESTIMATED, text)
    if found := re.fullmatch(r"(\d+)[.,](\d+)", text):
        raise Unreadable(f"« {shown(text)} » : un nombre de personnes est entier.")
    return _in_letters(text)


def _in_letters(text: str) -> Number | None:
    words = fold(text)
    bare = re.sub(r" (?:personnes?|participants?|presents?|habitants?|gens)$", "", words)
    if not words or words in _NOT_COLLECTED or _LESS.fullmatch(text):
        return _said_uncollected(text)
    if bare in _WORD_NUMBERS:
        return Number(_WORD_NUMBERS[bare])
    around = re.fullmatch(
        r"(?:environ |plus d |pres d |a peu pres )?(?:(une|deux|trois) )?(?:petite |bonne |grosse )?"
        rf"({'|'.join(_AROUND)})s?(?: de| d)?(?: [a-z]+){{0,3}}(?: environ)?",
        words,
    )
    if around:
        times = _WORD_NUMBERS.get(around[1] or "une", 1)
        return Number(times * _AROUND[around[2]], Obtained.ESTIMATED, text)
    return None


def _said_uncollected(text: str) -> Number | None:
    """« NC », « ? », « non compté »: said to be unknown. Signs that say nothing at all are a blank."""
    return Number(None, Obtained.NOT_COLLECTED, text) if fold(text) or "?" in text else None


def _with_detail(text: str) -> Number | None:
    """« 12 (dont 4 nouveaux) », « 12 dont 5 femmes »; what is not recognised stays in the reason."""
    cut = _DETAIL.fullmatch(text)
    if cut is None or not cut[2]:
        return None
    total = _simple(cut[1].strip())
    if total is None:
        return None
    new, parts, told = None, [], []
    for item in re.split(r",|;|\+|\bet\b|/", cut[2]):
        found = _DETAIL_ITEM.fullmatch(item.strip().removeprefix("dont ").strip())
        label = found[2].strip() if found else ""
        bands = parts_of(label) if label else ()
        if found and re.match(r"nouve|nvx|primo|premiere", without_accents(label).lower()):
            new = _bounded(int(found[1]), text)
        elif found and len(bands) == 1:
            parts.append((*bands[0], _bounded(int(found[1]), text)))
        elif item.strip():
            told.append(item.strip())
    reason = text if told or total.reason else ""
    return Number(total.value, total.obtained, reason, new, tuple(parts))


def _summed(text: str) -> Number | None:
    """« 8 adultes + 5 enfants »: everybody added up, each group a told part."""
    parts = []
    for item in re.split(r"[,;+&]|\bet\b", text):
        found = _SUM_ITEM.fullmatch(item)
        bands = parts_of(found[2]) if found else ()
        if found is None or len(bands) != 1:
            return None
        parts.append((*bands[0], _bounded(int(found[1]), text)))
    one_dimension = len({dimension for dimension, _, _ in parts}) == 1
    return Number(sum(value for *_, value in parts), parts=tuple(parts)) if one_dimension else None


def _whole(number: float) -> int:
    if number != number or number in (float("inf"), float("-inf")):
        raise _unreadable(number)
    if number < 0:
        raise Unreadable(f"« {shown(number)} » : un nombre de personnes ne peut pas être négatif.")
    if number != int(number):
        raise Unreadable(f"« {shown(number)} » : un nombre de personnes est entier.")
    return _bounded(int(number), number)


def _bounded(value: int, cell: object) -> int:
    if value > LARGEST_COUNT:
        raise Unreadable(f"« {shown(cell)} » : ce nombre est trop grand pour être un nombre de personnes.")
    return value


def _figure(told: str) -> int:
    return int(re.sub(r"\D", "", told)[:12])


def _fail(text: str) -> Number:
    raise _unreadable(text)


def _unreadable(cell: object) -> Unreadable:
    return Unreadable(
        f"« {shown(cell)} » n’est pas un nombre que je sais lire. Écrivez par exemple 12, « une "
        "dizaine » ou « NC »."
    )
