"""A bilan as a neutral document: the form's own numbers, and under each figure what it counts."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pasdecote.ground.documents import figures
from pasdecote.ground.documents.model import (
    Block,
    Column,
    Document,
    FieldRow,
    Fields,
    Heading,
    Noted,
    Paragraph,
    Scalar,
    Table,
)
from pasdecote.ground.measures.small_numbers import Cell, amount_in_words
from pasdecote.ground.measures.wording import OBTAINED_WORDS, UNIT_WORDS, WITHHELD_WORDS
from pasdecote.projections.reports.money.budget import Budget
from pasdecote.projections.reports.result import STATUS_WORDS, FieldValue, Report, Section

_NOTHING = "—"
_SEE_TABLE = "voir le tableau"


def document(report: Report, *, on: date) -> Document:
    """The bilan as a document dated `on`: sections, fields, tables, each number with its footnote."""
    scope, template = report.scope, report.template
    period = f"du {figures.day(scope.start)} au {figures.day(scope.end)}"
    return Document(
        title=template.title,
        subtitle=f"{scope.name}, {period}",
        date=on,
        language=template.language,
        author=scope.identity.get("name", ""),
        blocks=tuple(_blocks(report)),
    )


def footnote(field: FieldValue) -> str:
    """What a figure counts, out of what, how it was obtained, what is missing, and its definition."""
    if field.unit is None or field.kind in ("budget", "money"):
        return ""
    parts = [f"Unité : {UNIT_WORDS[field.unit][1]}"]
    if field.denominator is not None and field.of is not None:
        parts.append(f"sur {amount_in_words(field.denominator, field.of)}")
    if field.obtained:
        how = ", ".join(
            OBTAINED_WORDS[how] if value is None else f"{OBTAINED_WORDS[how]} {figures.number(value)}"
            for how, value in field.obtained
        )
        parts.append(f"obtenu : {how}")
    gaps = ", ".join(f"{gap.count} {gap.reason}" for gap in field.missing)
    parts.append(f"manque : {gaps}" if gaps and field.value is not None else "")
    return " ; ".join(part for part in parts if part) + "." + (f" {field.method}" if field.method else "")


def _blocks(report: Report) -> Iterator[Block]:
    for section in report.sections:
        title = f"{section.number} {section.title}".strip()
        yield Heading(1, title)
        yield from _section(section, report.budget)
    share = report.filled_without_typing.in_words
    yield Paragraph(f"Champs remplis depuis le carnet, sans ressaisie : {share}.", style="quiet")


def _section(section: Section, budget: Budget | None) -> Iterator[Block]:
    rows: list[FieldRow] = []
    for field in section.fields:
        rows.append(_row(field))
        table = _table(field, budget)
        if table:
            yield Fields(tuple(rows))
            rows = []
            yield table
    if rows:
        yield Fields(tuple(rows))


def _row(field: FieldValue) -> FieldRow:
    """One line of the form: a number is its amount, a text itself; nothing is a dash, never a zero."""
    value: Scalar = field.words
    if field.why is not None:
        value = str(WITHHELD_WORDS[field.why])
    elif field.cells:
        value = _SEE_TABLE if field.value is None or field.unit is None else _amount(field)
    elif field.unit is not None and field.value is not None and not isinstance(field.value, str):
        value = field.words if field.kind == "money" else _amount(field)
    note = f"sur {amount_in_words(field.denominator, field.of)}" if field.denominator and field.of else ""
    return FieldRow(
        label=field.label,
        value=value or _NOTHING,
        number=field.number,
        status=STATUS_WORDS[field.status],
        note=note if field.value is not None else "",
        footnote=footnote(field),
        figure=field.value if isinstance(field.value, int | Decimal) else None,
    )


def _amount(field: FieldValue) -> str:
    assert field.unit is not None
    assert not isinstance(field.value, str)
    return amount_in_words(field.value or 0, field.unit)


def _table(field: FieldValue, budget: Budget | None) -> Table | None:
    if field.kind == "budget":
        return _budget_table(field, budget) if budget else None
    if not field.cells:
        return None
    return _cells_table(field)


def _cells_table(field: FieldValue) -> Table:
    """A figure told in parts: one dimension titles its column, several have a column; « Sur » when told."""
    dimensions = dict.fromkeys(cell.dimension for cell in field.cells)
    several = len(dimensions) > 1
    has_wholes = any(cell.denominator is not None for cell in field.cells)
    rows = tuple(
        (
            *((cell.dimension,) if several else ()),
            cell.label,
            _cell_value(cell),
            *((cell.denominator,) if has_wholes else ()),
        )
        for cell in field.cells
    )
    columns = (
        *((Column("Précision"),) if several else ()),
        Column("Ce qui a été dit" if several else next(iter(dimensions)).capitalize()),
        Column(UNIT_WORDS[field.cells[0].unit][1].capitalize(), "number"),
        *((Column("Sur", "number"),) if has_wholes else ()),
    )
    return Table(columns, rows, caption=field.label)


def _cell_value(cell: Cell) -> Scalar | Noted:
    if cell.hidden:
        return Noted(None, str(WITHHELD_WORDS[cell.why]))
    return cell.value


def _budget_table(field: FieldValue, budget: Budget) -> Table:
    columns = (
        Column("Compte", weight=0),
        Column("Ligne", weight=3),
        Column("Prévision", "cents"),
        Column("Réalisation", "cents"),
        Column("%", "percent"),
    )
    shown = (line for line in budget.lines if line.sources or not line.free)
    lines = [*shown, *budget.unplaced]
    rows = tuple(
        (line.number, line.label, line.amounts.planned, line.amounts.actual, line.amounts.percent)
        for line in lines
    )
    totals = frozenset(rank for rank, line in enumerate(lines) if line.total)
    return Table(columns, rows, caption=f"{field.label}, exercice {budget.exercise}", totals=totals)
