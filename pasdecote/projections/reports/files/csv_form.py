"""A bilan as CSV: one row a field, one a part of a figure, one a line of budget; numbers stay numbers."""

from collections.abc import Iterator

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.ground.documents.model import Scalar
from pasdecote.ground.measures.small_numbers import cell_in_words
from pasdecote.ground.measures.wording import UNIT_WORDS
from pasdecote.projections.reports.money.standing import euros
from pasdecote.projections.reports.result import STATUS_WORDS, FieldValue, Report, Status

Row = tuple[Scalar, ...]
HEADER: Row = ("Rubrique", "N°", "Champ", "Libellé", "Précision", "Valeur", "Unité", "Sur", "Unité du total",
               "Manque", "État")  # fmt: skip


def csv_of(report: Report) -> bytes:
    """The bilan as CSV bytes, same report, same bytes. A withheld number is an empty value that says so."""
    return to_csv([HEADER, *_field_rows(report), *_budget_rows(report)])


def _field_rows(report: Report) -> Iterator[Row]:
    for section in report.sections:
        title = f"{section.number} {section.title}".strip()
        for field in section.fields:
            yield (title, field.number, field.id, field.label, "", field.value, *_read(field))
            for cell in field.cells:
                precision = f"{cell.dimension} : {cell.label}"
                gap = cell_in_words(cell).removeprefix(f"{cell.label} : ") if cell.hidden else ""
                unit = UNIT_WORDS[cell.unit][1]
                whole = (cell.denominator, unit if cell.denominator else "")
                state = STATUS_WORDS[Status.WITHHELD if cell.hidden else field.status]
                yield (
                    title,
                    field.number,
                    field.id,
                    field.label,
                    precision,
                    cell.value,
                    unit,
                    *whole,
                    gap,
                    state,
                )


def _read(field: FieldValue) -> Row:
    """Unit, out of how many of what, what is missing, how it stands."""
    gaps = field.words if field.why else " ; ".join(f"{gap.count} {gap.reason}" for gap in field.missing)
    unit = UNIT_WORDS[field.unit][1] if field.unit and not isinstance(field.value, str) else ""
    of = UNIT_WORDS[field.of][1] if field.of and field.denominator is not None else ""
    return unit, field.denominator, of, gaps, STATUS_WORDS[field.status]


def _budget_rows(report: Report) -> Iterator[Row]:
    if report.budget is None:
        return
    for line in (*report.budget.lines, *report.budget.unplaced):
        for words, cents in (("prévu", line.amounts.planned), ("réalisé", line.amounts.actual)):
            if cents is not None:
                yield (
                    "Budget",
                    line.number,
                    line.id,
                    line.label,
                    words,
                    euros(cents),
                    "euros",
                    None,
                    "",
                    "",
                    "",
                )
