"""What a fact must respect to be kept, beyond its types. Each refusal is a French sentence."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from pasdecote.ground.facts.anonymity import refusal, traces
from pasdecote.ground.facts.atoms import Count, Obtained, Words
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.themes import THEMES

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)
LONGEST_WORDS = 100_000
LARGEST_COUNT = 1_000_000
LARGEST_CENTS = 10**13
MINUTES_A_YEAR = 366 * 24 * 60
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def check(fact: Fact) -> None:
    """Accept a fact or raise FactError with the sentence its teller will read."""
    if not (fact.aloud or fact.money or any(words.strip() for _, words in _said(fact))):
        raise FactError("Il manque ce qui s’est passé : quelques mots suffisent.", field="happened")
    if _suspicious(fact):
        for field, words in all_words(fact):
            _check_words(field, words)
    if fact.anonymous:
        _check_nobody_is_named(fact)
    _check_dates(fact)
    _check_numbers(fact)
    for theme in fact.themes:
        if theme not in THEMES:
            raise FactError(f"Le thème « {theme} » n’est pas dans la liste.", field="themes")


def all_words(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every erasable text of a fact or an atom, with its path: ("partners[0].name", "MJC")."""
    if isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from all_words(item, f"{path}[{rank}]")
    elif isinstance(value, msgspec.Struct):
        for name, is_words in word_fields(type(value)).items():
            inner = getattr(value, name)
            inner_path = f"{path}.{name}" if path else name
            if is_words:
                yield inner_path, inner
            elif isinstance(inner, tuple | msgspec.Struct):
                yield from all_words(inner, inner_path)


def _suspicious(piece: msgspec.Struct) -> bool:
    """Whether some words of it must be refused: the quick look; naming the field comes after."""
    for name, is_words in word_fields(type(piece)).items():
        inner = getattr(piece, name)
        if not inner:
            continue
        if is_words:
            if len(inner) > LONGEST_WORDS or _UNREADABLE.search(inner):
                return True
        elif isinstance(inner, msgspec.Struct):
            if _suspicious(inner):
                return True
        elif isinstance(inner, tuple) and any(
            isinstance(item, msgspec.Struct) and _suspicious(item) for item in inner
        ):
            return True
    return False


def _said(fact: Fact) -> Iterator[tuple[str, str]]:
    return ((name, getattr(fact, name)) for name, is_words in word_fields(type(fact)).items() if is_words)


_known_fields: dict[type, dict[str, bool]] = {}


def word_fields(kind: type[msgspec.Struct]) -> dict[str, bool]:
    """Field names of a structure with whether each holds erasable words; looked up once a type."""
    if kind not in _known_fields:
        fields = msgspec.structs.fields(kind)
        _known_fields[kind] = {field.name: field.type == Words for field in fields}
    return _known_fields[kind]


def _check_nobody_is_named(fact: Fact) -> None:
    for field, words in all_words(fact):
        if found := traces(words):
            raise FactError(refusal(found), field=field)


def _check_words(field: str, words: str) -> None:
    if len(words) > LONGEST_WORDS:
        raise FactError(
            f"Ce texte est trop long ({len(words)} signes, {LONGEST_WORDS} au plus).", field=field
        )
    if _UNREADABLE.search(words):
        raise FactError(
            "Ce texte contient des signes illisibles. Retapez-le ou collez-le autrement.", field=field
        )


def _check_dates(fact: Fact) -> None:
    dates = [("happened_on", fact.happened_on), ("ended_on", fact.ended_on)]
    dates += [(f"due[{rank}].on", due.on) for rank, due in enumerate(fact.due)]
    for field, day in dates:
        if day and not EARLIEST <= day < LATEST:
            raise FactError(
                f"La date du {day:%d/%m}/{day.year} n’est pas possible : vérifiez l’année.", field=field
            )
    if fact.ended_on and fact.ended_on < fact.happened_on:
        raise FactError("La date de fin est avant la date de début.", field="ended_on")


def _check_numbers(fact: Fact) -> None:
    for rank, count in enumerate(fact.counts):
        _check_count(f"counts[{rank}]", count)
    if fact.duration_minutes is not None and not 0 <= fact.duration_minutes <= MINUTES_A_YEAR:
        raise FactError("Cette durée n’est pas possible.", field="duration_minutes")
    volunteers = fact.volunteers
    if volunteers and (volunteers.minutes < 0 or (volunteers.people or 0) < 0):
        raise FactError("Le temps bénévole ne peut pas être négatif.", field="volunteers")
    for rank, line in enumerate(fact.money):
        if not 0 <= line.cents <= LARGEST_CENTS:
            raise FactError(
                "Ce montant n’est pas possible : il est négatif ou trop grand.", field=f"money[{rank}]"
            )


def _check_count(field: str, count: Count) -> None:
    collected = count.obtained is not Obtained.NOT_COLLECTED
    if collected and count.value is None:
        raise FactError(
            "Un nombre manque. S’il n’a pas été recueilli, dites-le, avec la raison.", field=field
        )
    if not collected and count.value is not None:
        raise FactError("Un nombre dit « non recueilli » ne peut pas avoir de valeur.", field=field)
    for number in (count.value, count.out_of, *(part.value for part in count.parts)):
        if number is not None and not 0 <= number <= LARGEST_COUNT:
            raise FactError(f"Le nombre {number} n’est pas possible ici.", field=field)
    if count.value is not None and count.out_of is not None and count.value > count.out_of:
        raise FactError(
            f"{count.value} sur {count.out_of} : le total est plus petit que le nombre.", field=field
        )
