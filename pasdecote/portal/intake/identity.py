"""The identifier of an imported row, from what it says: importing again changes nothing, and a row inserted
elsewhere changes no other identifier. The same rows saved as CSV or XLSX give the same identifiers."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.mapping import Column
from pasdecote.portal.intake.readers.sheet import Cell

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d+)?")


class Identities:
    """Gives each row its identifier. One instance for all the sheets read together: it counts equal rows."""

    def __init__(self, anchor_key: str) -> None:
        self._anchor = anchor_key
        self._seen: Counter[UUID] = Counter()

    def of(self, row: str) -> tuple[UUID, int]:
        """The UUIDv8 of a normalised row, and how many equal rows came before it."""
        first = uuid8(self._anchor, row, "1")
        before = self._seen[first]
        self._seen[first] += 1
        return (first if before == 0 else uuid8(self._anchor, row, str(before + 1))), before


class Normaliser:
    """Rows of one sheet as one text each: folded header and plain value of every filled cell, in header
    order."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._names = sorted((fold(column.header), column.index) for column in columns)

    def row(self, cells: Sequence[Cell], inherited: date | None = None) -> str:
        """The normalised text of a row; `inherited` is the date it takes from a merged cell above."""
        width = len(cells)
        told = [
            f"{name}\x1f{plain(cells[index])}"
            for name, index in self._names
            if index < width and cells[index] is not None
        ]
        if inherited:
            told.append(f"\x1e{inherited.isoformat()}")
        return "\n".join(told)


def plain(cell: Cell) -> str:
    """A cell's value, however its spreadsheet stored it: 12.0, "12" and "12,00" give "12"; dates are ISO."""
    if isinstance(cell, str):
        return _plain_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return _plain_number(repr(cell))
    return str(cell)


@lru_cache(maxsize=16384)
def _plain_text(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found:
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return f"{year}-{int(found[2]):02d}-{int(found[1]):02d}"
    if _NUMBER.fullmatch(text):
        return _plain_number(re.sub(r"\s", "", text).replace(",", "."))
    return " ".join(text.split())


def _plain_number(text: str) -> str:
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    if not number.is_finite():
        return text
    return (
        str(int(number))
        if number == number.to_integral_value() and abs(number) < 10**15
        else str(number.normalize())
    )
