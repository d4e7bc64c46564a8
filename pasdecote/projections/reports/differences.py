"""What changed between a frozen bilan and the notes of today, field by field. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from pasdecote.ground.documents.figures import cents
from pasdecote.ground.measures.small_numbers import Sentence, Unit, Why, amount_in_words
from pasdecote.ground.measures.wording import WITHHELD_WORDS
from pasdecote.projections.reports.files.json_text import json_text
from pasdecote.projections.reports.result import STATUS_WORDS, Report, Status


@dataclass(frozen=True, slots=True)
class Kept:
    """One field as it was frozen: its words, how it stood, the versions behind it."""

    id: str
    label: str
    words: str
    status: str
    sources: tuple[UUID, ...]


_COMPARED = ("value", "unit", "denominator", "obtained", "missing", "status")
_NOTHING = "rien"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or line of budget: its words when it was frozen, and today."""

    id: str
    label: str
    before: str
    after: str


def differences(frozen: str, report: Report) -> tuple[Difference, ...]:
    """The fields and the lines of budget that say something else today than in the frozen JSON text."""
    before, after = _read(frozen), _read(json_text(report))
    return (*_fields(before, after), *_lines(before, after))


def frozen_fields(frozen: str) -> tuple[Kept, ...]:
    """The fields of a frozen JSON text, in order, in words."""
    found = _read(frozen)
    why = found.get("withheld", {})
    return tuple(
        Kept(
            field["id"],
            field["label"],
            _in_words(field, why),
            STATUS_WORDS[Status(field["status"])],
            tuple(UUID(source) for source in field["sources"]),
        )
        for field in found["fields"]
    )


def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.Decoder(float_hook=Decimal).decode(text)
    return found


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old = {field["id"]: field for field in before["fields"]}
    new = {field["id"]: field for field in after["fields"]}
    for name in dict.fromkeys((*old, *new)):
        first, second = old.get(name), new.get(name)
        if first is None or second is None or any(first[key] != second[key] for key in _COMPARED):
            label = (second or first or {})["label"]
            was = _in_words(first, before.get("withheld", {}))
            yield Difference(name, label, was, _in_words(second, after.get("withheld", {})))


def _lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = (_by_line(report) for report in (before, after))
    for name in dict.fromkeys((*old, *new)):
        first, second = old.get(name), new.get(name)
        words = _money(first), _money(second)
        if words[0] != words[1]:
            line = second or first or {}
            yield Difference(name, f"{line['number']} {line['label']}".strip(), *words)


def _by_line(report: Mapping[str, Any]) -> dict[str, Any]:
    budget = report.get("budget") or {}
    return {line["id"]: line for line in [*budget.get("lines", ()), *budget.get("unplaced", ())]}


def _in_words(field: Mapping[str, Any] | None, why: Mapping[str, str]) -> str:
    """A field in words; `why` says by identifier for which reason a number is withheld."""
    if field is None:
        return _NOTHING
    value, missing = field["value"], field["missing"]
    if value is None:
        withheld = why.get(field["id"])
        return str(WITHHELD_WORDS[Why(withheld)]) if withheld else STATUS_WORDS[Status(field["status"])]
    gaps = "".join(f", dont {gap['count']} {gap['reason']}" for gap in missing)
    if isinstance(value, list):
        return " ; ".join(_cell(cell) for cell in value) + gaps
    if isinstance(value, str):
        return value
    return _amount(value, field["unit"]) + gaps


def _cell(cell: Mapping[str, Any]) -> str:
    if cell["withheld"]:
        return f"{cell['label']} : {WITHHELD_WORDS[Why(cell.get('why') or Why.SMALL)]}"
    if cell["value"] is None:
        return f"{cell['label']} : {Sentence.UNKNOWN}"
    return f"{cell['label']} : {_amount(cell['value'], cell['unit'])}"


def _amount(value: int | Decimal, unit: str | None) -> str:
    if unit == Unit.EUROS:
        return cents(value * 100)
    return amount_in_words(value, Unit(unit)) if unit else str(value).replace(".", ",")


def _money(line: Mapping[str, Any] | None) -> str:
    if line is None:
        return _NOTHING
    parts = (("prévu", line["planned"]), ("réalisé", line["actual"]))
    said = [f"{word} {cents(value * 100)}" for word, value in parts if value is not None]
    return ", ".join(said) or _NOTHING
