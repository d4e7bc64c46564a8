"""One row being read: its cells by field, and what went wrong on the way."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from pasdecote.portal.intake.lines import CellError
from pasdecote.portal.intake.mapping import Column, Field, Mapping
from pasdecote.portal.intake.readers.sheet import Cell, Row
from pasdecote.portal.intake.values.unreadable import Unreadable

Value = TypeVar("Value")
_SAYS_SOMETHING = re.compile(r"[\w?]")
_NEVER_WORDS = frozenset({Field.DATE, Field.END_DATE, Field.MONTH})


class Columns:
    """The columns of a mapping by field, looked up once a sheet."""

    def __init__(self, mapping: Mapping) -> None:
        self.by_field: dict[Field, tuple[Column, ...]] = {field: mapping.of(field) for field in Field}
        self.lenient = mapping.keep_unreadable

    def all(self, field: Field) -> tuple[Column, ...]:
        """Columns of a field, left to right."""
        return self.by_field[field]

    def one(self, field: Field) -> Column | None:
        """The column of a field that has one, or its first."""
        columns = self.by_field[field]
        return columns[0] if columns else None


class Taking:
    """The cells of one row, with the errors, warnings and leftover words gathered while they are read."""

    __slots__ = ("_columns", "_sheet", "cells", "errors", "extra", "number", "warnings")

    def __init__(self, sheet: str, row: Row, columns: Columns) -> None:
        self._sheet, self._columns = sheet, columns
        self.number, self.cells = row
        self.errors: list[CellError] = []
        self.warnings: list[CellError] = []
        self.extra: list[str] = []

    def cell(self, column: Column | None) -> Cell:
        """The value under a column; None when the row is shorter or the column absent."""
        if column is None or column.index >= len(self.cells):
            return None
        return self.cells[column.index]

    def read(self, column: Column | None, reader: Callable[..., Value | None], *more: object) -> Value | None:
        """What a reader of values makes of a cell; None when blank or unreadable, which is then an error."""
        cell = self.cell(column)
        if column is None or cell is None:
            return None
        try:
            value = reader(cell, *more)
            if value is None and isinstance(cell, str) and _SAYS_SOMETHING.search(cell):
                self.keep(column.header, cell)  # « NC » for an amount is not a value, and is not lost
            return value
        except Unreadable as error:
            self._unreadable(column, cell, str(error))
            return None

    def first(self, field: Field, reader: Callable[..., Value | None], *more: object) -> Value | None:
        """As `read`, for the one column of a field."""
        columns = self._columns.by_field[field]
        return self.read(columns[0], reader, *more) if columns else None

    def text(self, field: Field) -> str:
        """The words of a field; several columns are joined, each under its header from the second on."""
        columns = self._columns.by_field[field]
        if not columns:
            return ""
        if len(columns) == 1:
            return in_words(self.cell(columns[0]))
        told: list[str] = []
        for column in columns:
            words = in_words(self.cell(column))
            if words:
                told.append(words if not told else f"{column.header} : {words}")
        return "\n".join(told)

    def fail(self, sentence: str, column: Column | None = None) -> None:
        """Note an error: the row will give no fact."""
        self.errors.append(CellError(self._sheet, self.number, column.index if column else None, sentence))

    def warn(self, sentence: str, column: Column | None = None) -> None:
        """Note something to look at; the fact is given all the same."""
        self.warnings.append(CellError(self._sheet, self.number, column.index if column else None, sentence))

    def keep(self, header: str, words: str) -> None:
        """Put words that have no field of their own in the note's text, under their header."""
        if words:
            self.extra.append(f"{header} : {words}")

    def _unreadable(self, column: Column, cell: Cell, sentence: str) -> None:
        if self._columns.lenient and column.field not in _NEVER_WORDS:
            self.warn(f"{sentence} Gardé dans le texte de la note.", column)
            self.keep(column.header, in_words(cell))
        else:
            self.fail(sentence, column)


def in_words(cell: Cell) -> str:
    """A cell as a person would write it in French; "" for a blank."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float):
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time(0) else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60} h {minutes % 60:02d}"
    return str(cell)


def filled(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that hold something."""
    return [cell for cell in cells if cell is not None]
