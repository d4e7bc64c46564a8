"""The feuille de recopie of a bilan, with what was already pasted into the portal."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pasdecote.projections.reports.drawing import draw, drawn
from pasdecote.projections.reports.files.copy_sheet import CopyLine, CopySheet, copy_sheet, read_sheet
from pasdecote.projections.reports.models import Draft


@dataclass(frozen=True)
class Pasted:
    """When a line was pasted, by whom (nothing when the account is gone), and whether it changed since."""

    at: datetime
    by: str
    changed: bool


@dataclass(frozen=True)
class Line:
    """A line on screen: its rank in the sheet, the digests it is noted under, what was pasted of it."""

    rank: int
    line: CopyLine
    key: str
    value: str
    pasted: Pasted | None

    @property
    def proposed(self) -> str:
        """What stands in the box to copy: the whole text, or the first sentences when it is too long."""
        return self.line.shortened if self.line.too_long else self.line.text

    @property
    def left(self) -> bool:
        """Whether it is still to be pasted."""
        return bool(self.line.text) and (self.pasted is None or self.pasted.changed)


def sheet_of(draft: Draft) -> CopySheet:
    """What is to be pasted: as it was frozen, or what would leave today. Raises ReportError."""
    if not draft.done:
        return copy_sheet(drawn(draft).leaving)
    kept: str = draft.snapshot.sheet
    return read_sheet(kept) if kept else copy_sheet(draw(draft, outside=True))


def lines_of(draft: Draft, sheet: CopySheet) -> list[Line]:
    """The lines of a sheet in the portal's order, each with what was pasted of it."""
    rows = {row.line: row for row in draft.copied.select_related("by").order_by("id")}
    found = []
    for rank, line in enumerate(sheet.lines, start=1):
        key, value = digest(line.id), digest(line.text)
        row = rows.get(key)
        pasted = Pasted(row.at, row.by.name if row.by else "", row.value != value) if row else None
        found.append(Line(rank, line, key, value, pasted))
    return found


def digest(words: str) -> str:
    """What a line, or its words, are noted under: no word is kept."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
