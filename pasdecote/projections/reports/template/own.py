"""Templates that a structure wrote itself: read like those of the house, within limits of their own. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from pasdecote.projections.reports.template import FieldSpec, Template
from pasdecote.projections.reports.template.questions import asked_key, vocabulary
from pasdecote.projections.reports.template.reading import TemplateError, available, read_template

MOST_FIELDS = 300
MOST_LINES = 400
LONGEST: dict[str, int] = {
    "id": 60,
    "version": 40,
    "title": 200,
    "family": 80,
    "funder": 300,
    "periodicity": 300,
}
LONGEST_LABEL = 400
LONGEST_FIELD = 1_000_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_KEY = re.compile(r"([a-z][a-z0-9_]*)?")


def own_template(data: bytes | str) -> Template:
    """A structure's template from its YAML text, checked. Raises TemplateError with the line.

    It may not take the id of one of the house, nor hold more than a bilan of 300 fields.
    """
    text = as_text(data)
    chosen = read_template(text)
    for reason, key, value in _faults(chosen):
        raise TemplateError(reason, line_of(text, key, value))
    return chosen


def as_text(data: bytes | str) -> str:
    """The text of a file, without the mark some editors put first. Raises TemplateError."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        return as_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TemplateError("Ce fichier n’est pas du texte en UTF-8.") from error


@lru_cache(maxsize=64)
def kept_template(text: str) -> Template:
    """A template from the text that was kept: the same object for the same text. Raises TemplateError."""
    return read_template(text)


def unknown_questions(chosen: Template) -> tuple[str, ...]:
    """The questions that no template of the house asks: their answers serve this one only."""
    words = vocabulary()
    known = {*words.questions, *(f"identity.{name}" for name in words.identity)}
    asked = dict.fromkeys(asked_key(field) for field in chosen.fields())
    return tuple(key for key in asked if key and key not in known)


def line_of(text: str, key: str, value: str = "") -> int:
    """The first line that gives this key (and this value, or its beginning), from 1; 0 when none does."""
    begins = re.compile(rf"[\s{{,-]*{re.escape(key)}\s*:")
    for rank, line in enumerate(text.splitlines(), start=1):
        if (begins.match(line) or f" {key}:" in line) and value[:30] in line:
            return rank
    return 0


def excerpt(text: str, line: int) -> str:
    """What stands on a line, shortened; nothing when there is no such line."""
    lines = text.splitlines()
    return lines[line - 1].strip()[:200] if 0 < line <= len(lines) else ""


def _faults(chosen: Template) -> Iterator[tuple[str, str, str]]:
    """What is wrong, with the key and the value at fault."""
    if not _ID.fullmatch(chosen.id):
        yield "l’id s’écrit en minuscules sans accent, chiffres et tirets.", "id", chosen.id
    if chosen.id in available():
        yield f"l’id « {chosen.id} » est celui d’un modèle fourni : choisissez-en un autre.", "id", chosen.id
    for key, most in LONGEST.items():
        if len(getattr(chosen, key)) > most:
            yield f"« {key} » est trop long : {most} signes au plus.", key, ""
    if not all(1900 <= year < 2200 for year in chosen.years):
        yield "une année n’est pas possible.", "years", ""
    fields = list(chosen.fields())
    if not fields:
        yield "ce modèle n’a aucun champ.", "sections", ""
    if len(fields) > MOST_FIELDS:
        yield f"ce modèle a {len(fields)} champs : {MOST_FIELDS} au plus.", "sections", ""
    yield from chain.from_iterable(map(_field_faults, fields))


def _field_faults(field: FieldSpec) -> Iterator[tuple[str, str, str]]:
    for key in ("label", "number", "question", "identity"):
        if len(getattr(field, key)) > LONGEST_LABEL:
            yield f"« {key} » est trop long : {LONGEST_LABEL} signes au plus.", key, getattr(field, key)
    for key in ("question", "identity"):
        if not _KEY.fullmatch(getattr(field, key)):
            yield f"« {key} » s’écrit en minuscules sans accent, chiffres et « _ ».", key, getattr(field, key)
    if (field.max_chars or 0) > LONGEST_FIELD:
        yield "« max_chars » est trop grand.", "max_chars", str(field.max_chars)
    if field.budget and len(field.budget.lines) > MOST_LINES:
        yield f"ce budget a {len(field.budget.lines)} lignes : {MOST_LINES} au plus.", "budget", ""
