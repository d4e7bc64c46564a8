"""Feuille de recopie: portals take no file. Each field as it is to be pasted, in the portal's order. Pure.

A sheet is made for outside only: what is pasted leaves. A text too long comes with the whole sentences that
fit, taken from its beginning, or with nothing when the first does not fit: nothing is ever written for them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

import msgspec

from pasdecote.ground.documents import figures
from pasdecote.ground.facts.atoms import FundingStatus
from pasdecote.ground.measures.small_numbers import Cell, cell_in_words
from pasdecote.projections.reports.indicators.funding import status_in_words
from pasdecote.projections.reports.money.budget import Budget, BudgetLine
from pasdecote.projections.reports.money.standing import Funder, euros
from pasdecote.projections.reports.our_words import our_words
from pasdecote.projections.reports.result import (
    STATUS_WORDS,
    FieldValue,
    Report,
    ReportError,
    Section,
    Status,
)
from pasdecote.projections.reports.template import BudgetSpec, FieldSpec

Number = int | Decimal
FUNDERS = "funding_plan"
_PASTED = frozenset({Status.FILLED, Status.ANSWERED})
# The end of a sentence: after a word of two letters at least (not « M. »), before a capital or a new line.
_END = re.compile(r"(?:(?<=[\w»)][\w»)])[.!?…]+(?:\s?»)?(?=\s+[«\wÀ-Ý])|(?=\n))")


class CopyWord(StrEnum):
    """What the sheet says by itself: a closed list."""

    TITLE = "Feuille de recopie : {title}"
    QUOTED = "mot du financeur"
    OURS = "chez nous : {ours}"
    PLANNED = "{line} : prévu"
    ACTUAL = "{line} : réalisé"
    PART = "{field} : {part}"
    PART_OF = "{field}, {dimension} : {part}"
    LENGTH = "{length} signes"
    LIMITED = "{length} signes sur {limit}"
    TOO_LONG = "{length} signes pour {limit} : à raccourcir"
    SHORTENED = "{label} (proposition : les premières phrases)"
    BOX = "☐"
    TO_COPY = "☐ à recopier"
    NOTHING = "rien à recopier : {why}"
    ONLY_OUTSIDE = (
        "Une feuille de recopie se fait avec ce qui peut sortir : "
        "les nombres au-dessous de cinq y sont retenus."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One thing to paste: `text` as it is to be pasted (empty when there is nothing, and `why` says it).

    A number is bare ("31", "4,5", "1250,50"): no unit, no space. `length` counts signs as browsers do
    (UTF-16). `shortened` is empty unless the text is longer than `limit`. `quoted` labels are the
    funder's words, `ours` what we call it. `group` is the field's id when a field gives several lines.
    """

    id: str
    label: str
    section: str
    number: str = ""
    text: str = ""
    is_number: bool = False
    limit: int | None = None
    shortened: str = ""
    why: str = ""
    note: str = ""
    quoted: bool = False
    ours: str = ""
    group: str = ""

    @property
    def length(self) -> int:
        """How many signs the portal will count."""
        return signs(self.text)

    @property
    def too_long(self) -> bool:
        """Whether the portal would refuse or cut the text."""
        return self.limit is not None and self.length > self.limit


@dataclass(frozen=True, slots=True)
class CopySheet:
    """All that is to be pasted, in the portal's order."""

    title: str
    subtitle: str
    language: str
    lines: tuple[CopyLine, ...]

    @property
    def to_copy(self) -> tuple[CopyLine, ...]:
        """The lines that have something to paste."""
        return tuple(line for line in self.lines if line.text)


def copy_sheet(report: Report) -> CopySheet:
    """The sheet of a bilan drawn for outside. Raises ReportError for one that is not."""
    if not report.outside:
        raise ReportError(str(CopyWord.ONLY_OUTSIDE))
    scope, template = report.scope, report.template
    specs = {spec.id: spec for spec in template.fields()}
    # Lines of the budget that name each funder already give them, with their status.
    each_funder = any(
        line.each_funder for spec in specs.values() if spec.budget for line in spec.budget.lines
    )
    lines = tuple(
        line
        for section in report.sections
        for field in section.fields
        if not (each_funder and specs[field.id].indicator == FUNDERS)
        for line in _lines(field, specs[field.id], _title(section), report.budget)
    )
    period = f"du {figures.day(scope.start)} au {figures.day(scope.end)}"
    title = CopyWord.TITLE.format(title=template.title)
    return CopySheet(title, f"{scope.name}, {period}", template.language, lines)


def sheet_text(sheet: CopySheet) -> str:
    """The sheet as JSON text, to be kept as it was frozen."""
    return msgspec.json.encode(sheet).decode()


def read_sheet(text: str) -> CopySheet:
    """The sheet that `sheet_text` wrote."""
    return msgspec.json.decode(text, type=CopySheet)


def first_sentences(text: str, limit: int) -> str:
    """The whole sentences at the beginning of a text that hold in `limit` signs; empty when none does."""
    if signs(text) <= limit:
        return text
    ends = [found.end() for found in _END.finditer(text)]
    fitting = [end for end in ends if signs(text[:end].rstrip()) <= limit]
    return text[: fitting[-1]].rstrip() if fitting else ""


def signs(text: str) -> int:
    """The length of a text as web forms count it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def bare(value: Number) -> str:
    """A number as a portal takes it: "1250,5", without spaces, unit nor idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def _title(section: Section) -> str:
    return f"{section.number} {section.title}".strip()


def _lines(field: FieldValue, spec: FieldSpec, section: str, budget: Budget | None) -> Iterator[CopyLine]:
    """What one field gives to paste: one line, or one for each of its parts."""
    blank = CopyLine(
        id=field.id,
        label=field.label,
        section=section,
        number=field.number,
        limit=field.max_chars,
        quoted=spec.funder_word,
        ours=our_words(spec),
    )
    if spec.budget and budget and field.status in _PASTED:
        yield from _budget_lines(replace(blank, group=field.id), spec.budget, budget)
        return
    if field.value is not None or not field.cells:
        yield _alone(blank, field)
    several = len({cell.dimension for cell in field.cells}) > 1
    for cell in field.cells:
        yield _part(replace(blank, group=field.id), cell, CopyWord.PART_OF if several else CopyWord.PART)


def _alone(blank: CopyLine, field: FieldValue) -> CopyLine:
    # Sentences whose numbers are withheld say so themselves, and may be pasted.
    withheld_words = field.status is Status.WITHHELD and isinstance(field.value, str)
    if field.value is None or not (field.status in _PASTED or withheld_words):
        return replace(blank, why=_why(field))
    if not isinstance(field.value, str):
        return replace(blank, text=bare(field.value), is_number=True, note=field.words)
    filled = replace(blank, text=field.value)
    if not filled.too_long:
        return filled
    return replace(filled, shortened=first_sentences(filled.text, filled.limit or 0))


def _why(field: FieldValue) -> str:
    return field.words or STATUS_WORDS[field.status]


def _part(blank: CopyLine, cell: Cell, words: CopyWord) -> CopyLine:
    label = words.format(field=blank.label, dimension=cell.dimension, part=cell.label)
    line = replace(blank, id=f"{blank.group}/{cell.dimension}/{cell.label}", label=label, limit=None)
    if cell.value is None:
        return replace(line, why=cell_in_words(cell).removeprefix(f"{cell.label} : "))
    return replace(line, text=bare(cell.value), is_number=True)


def _budget_lines(blank: CopyLine, spec: BudgetSpec, budget: Budget) -> Iterator[CopyLine]:
    """The lines that have an amount; a line of funders gives one for each, with where it stands."""
    each = {line.id for line in spec.lines if line.each_funder}
    for line in budget.lines:
        if line.id not in each:
            yield from _amounts(blank, line.id, _named(line), line.amounts.planned, line.amounts.actual)
            continue
        for rank, funder in enumerate(_funders_of(line, spec, budget), start=1):
            name = f"{_named(line)} : {funder.name}" if funder.name else _named(line)
            noted = replace(blank, note=status_in_words(funder.status))
            refused = funder.status is FundingStatus.REFUSED
            planned = funder.asked if refused else funder.amounts.planned
            yield from _amounts(noted, f"{line.id}.{rank}", name, planned, funder.amounts.actual)


def _amounts(
    blank: CopyLine, line: str, name: str, planned: int | None, actual: int | None
) -> Iterator[CopyLine]:
    """The amounts of one line, in cents; none when nothing was told, which is not zero."""
    for words, side, amount in (
        (CopyWord.PLANNED, "planned", planned),
        (CopyWord.ACTUAL, "actual", actual),
    ):
        if amount is not None:
            yield replace(
                blank,
                id=f"{blank.group}/{line}/{side}",
                label=words.format(line=name),
                text=_plain_euros(amount),
                is_number=True,
            )


def _named(line: BudgetLine) -> str:
    return f"{line.number} {line.label}".strip()


def _plain_euros(cents: int) -> str:
    return f"{euros(cents):.2f}".removesuffix(".00").replace(".", ",")


def _funders_of(line: BudgetLine, spec: BudgetSpec, budget: Budget) -> list[Funder]:
    """The funders whose account this line takes: the longest beginning wins, as in the table."""
    return [funder for funder in budget.funders if _place_of(funder.account, spec) == line.id]


def _place_of(account: str, spec: BudgetSpec) -> str:
    found = [
        (len(begins), line.id)
        for line in spec.lines
        if line.side == "income"
        for begins in line.accounts
        if account.startswith(begins)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else ""
