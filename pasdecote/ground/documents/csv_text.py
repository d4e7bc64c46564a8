"""Tables as CSV that French spreadsheets open well and that cannot hide a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from .model import Cell, Scalar, split

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n")


def _plain(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # Spreadsheets run a text that begins like a formula; they also skip blanks before looking.
        return (
            f"'{value}" if value.startswith(_TRIGGERS) or value.lstrip().startswith(_TRIGGERS[:4]) else value
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return format(Decimal(str(value)), "f").replace(".", ",")
    return str(value)


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as CSV: UTF-8 with its mark, semicolons, decimal commas, days as 2026-11-23, CRLF line ends.

    A text that begins like a formula (= + - @, tab, line end) gets an apostrophe before it; real numbers
    such as -3 stay numbers; None is an empty cell.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_plain(split(cell)[0]) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")
