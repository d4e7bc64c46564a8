"""What every reader gives: sheets of numbered rows, whose cells an error can name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from typing import NamedTuple

from pasdecote.ground.kernel.text import readable
from pasdecote.portal.intake.readers import refusals

HEAD = 60
Cell = str | int | float | bool | date | time | timedelta | None


class Row(NamedTuple):
    """One row with something in it. `number` as the spreadsheet shows it, from 1; no trailing empty cell."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `head` holds its first rows; `rows()` reads it again from the start, row by row, and may
    raise FileRefused on the way (damaged file, too many rows)."""

    name: str
    head: tuple[Row, ...]
    rows: Callable[[], Iterator[Row]]

    def where(self, row: int, column: int) -> str:
        """« feuille Suivi, cellule C14 », for column 2 of row 14."""
        return f"feuille {self.name}, cellule {letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Tables:
    """A file that was opened: "csv", "xlsx" or "ods", its sheets in order, remarks for its sender in
    French."""

    form: str
    filename: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 gives "A", 26 gives "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def head_of(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The first rows of a sheet, enough to find its headers."""
    return tuple(islice(rows, HEAD))


def numbered(raw: Iterable[tuple[int, Iterable[Cell]]]) -> Iterator[Row]:
    """Rows with text cleaned, empty cells as None and empty rows left out. Raises FileRefused past the
    limits."""
    kept = 0
    for number, cells in raw:
        cleaned = [_clean(cell) if cell is not None else None for cell in _bounded(cells)]
        while cleaned and cleaned[-1] is None:
            cleaned.pop()
        if not cleaned:
            continue
        kept += 1
        if kept > refusals.MOST_ROWS:
            raise refusals.too_many_rows()
        yield Row(number, tuple(cleaned))


def _bounded(cells: Iterable[Cell]) -> Iterable[Cell]:
    """The cells, or a refusal when something stands beyond the last column allowed."""
    if not isinstance(cells, list | tuple) or len(cells) <= refusals.MOST_COLUMNS:
        return cells
    beyond = cells[refusals.MOST_COLUMNS :]
    if beyond.count(None) + beyond.count("") != len(beyond):
        raise refusals.too_many_columns()
    return cells[: refusals.MOST_COLUMNS]


_INVISIBLE = dict.fromkeys([0xFEFF, 0x200B, 0x00AD])


def _clean(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    if not cell.isascii():
        cell = readable(cell.translate(_INVISIBLE))
    elif "\x00" in cell:
        cell = readable(cell)
    return cell.strip() or None
