"""Spreadsheets: numbers as numbers, days as days, and a text is never a formula."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from .figures import shown
from .model import Cell, Column, Document, Fields, Kind, Scalar, Table, split

_FORMATS = {"cents": "#,##0.00 €", "percent": '0.##" %"', "date": "dd/mm/yyyy"}
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767
_FIELDS = (
    Column("N°"),
    Column("Rubrique"),
    Column("Valeur"),
    Column("Nombre", kind="number"),
    Column("Précision"),
    Column("État"),
    Column("Note"),
)


def to_xlsx(source: Document | Iterable[Table], *, title: str = "", day: date = date(2000, 1, 1)) -> bytes:
    """The tables (and form fields) of a document, or tables alone, as a workbook: one sheet each.

    Cents are written as euros. The header stays in sight; footnotes become comments of their cell. `title`
    and `day` (the only time written) are those of the document if there is one: same input, same bytes.
    """
    tables = _tables(source) if isinstance(source, Document) else list(source)
    if isinstance(source, Document):
        title, day = source.title, source.date
    out = BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
        },
    )
    created = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": _clean(title)[:255], "created": created})
    names: set[str] = set()
    for number, table in enumerate(tables or [Table((Column("Rien à montrer"),), ())], start=1):
        sheet = book.add_worksheet(_name(table.caption or f"Tableau {number}", names))
        _fill(book, sheet, table)
    book.close()
    return out.getvalue()


def _tables(document: Document) -> list[Table]:
    fields = tuple(row for block in document.blocks if isinstance(block, Fields) for row in block.rows)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.number,
            row.label,
            split(row.value)[0],
            row.figure,
            row.note,
            row.status,
            row.footnote or split(row.value)[1],
        )
        for row in fields
    )
    first = [Table(_FIELDS, rows, caption="Rubriques")] if rows else []
    return first + [block for block in document.blocks if isinstance(block, Table)]


def _clean(text: str) -> str:
    return _cut(_NOT_IN_XML.sub("\ufffd", text), _LONGEST_CELL)


def _cut(text: str, longest: int) -> str:
    """The beginning of a text in at most so many UTF-16 units, which is how spreadsheets count."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")


def _name(wanted: str, taken: set[str]) -> str:
    """A sheet name that spreadsheets accept: 31 signs, no brackets or slashes, none twice."""
    plain = _cut(_NOT_IN_A_NAME.sub(" ", _clean(wanted)).strip(" '"), 31).strip(" '") or "Tableau"
    name, number = plain, 2
    while name.casefold() in taken or name.casefold() == "history":
        name = f"{_cut(plain, 26).strip()} ({number})"
        number += 1
    taken.add(name.casefold())
    return name


def _fill(book: Workbook, sheet: Worksheet, table: Table) -> None:
    top = 1 if table.header else 0
    if table.header:
        head = book.add_format(
            {
                "bold": True,
                "bg_color": "#F6F2EA",
                "font_color": "#17525B",
                "bottom": 1,
                "text_wrap": True,
                "valign": "top",
            }
        )
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, _clean(column.title), head)
        sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        looks = {bold: _look(book, column, bold) for bold in (False, True)}
        for number, row in enumerate(table.rows):
            _write(sheet, (number + top, place), row[place], column.kind, looks[number in table.totals])
        sheet.set_column(place, place, _width(table, place))


def _look(book: Workbook, column: Column, bold: bool) -> Format:
    look: dict[str, Any] = {"valign": "top", "text_wrap": True, "align": column.aligned, "bold": bold}
    if column.kind in _FORMATS:
        look["num_format"] = _FORMATS[column.kind]
    return book.add_format(look | ({"top": 1} if bold else {}))


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, kind: Kind, look: Format) -> None:
    value, footnote = split(cell)
    if value is None:
        sheet.write_blank(*at, None, look)
    elif isinstance(value, str):
        sheet.write_string(*at, _clean(value), look)
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), look)
    else:
        sheet.write_number(*at, _amount(value, kind), look)
    if footnote:
        sheet.write_comment(*at, _clean(footnote), {"author": ""})


def _amount(value: int | float | Decimal, kind: Kind) -> float:
    return float(Decimal(str(value)) / 100) if kind == "cents" else float(value)


def _width(table: Table, place: int) -> int:
    column = table.columns[place]
    values: list[Scalar] = [column.title, *(split(row[place])[0] for row in table.rows)]
    return min(60, max(8, 2 + max(len(shown(value, column.kind)) for value in values)))
