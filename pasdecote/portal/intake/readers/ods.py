"""LibreOffice spreadsheets (.ods), streamed from the XML: a repeated cell or row is never unfolded for
nothing."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO
from xml.parsers import expat

from pasdecote.portal.intake.readers import refusals
from pasdecote.portal.intake.readers.sheet import HEAD, Cell, Row, Sheet, Tables, numbered

_CHUNK = 1 << 18
_LONGEST_TAG = 16
_TABLE = re.compile(rb"<table:table(?=[\s>])")
_TABLE_END = re.compile(rb"</table:table\s*>")
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_SKIPPED = frozenset({"office:annotation", "table:shapes", "table:tracked-changes"})
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}


def open_ods(archive: zipfile.ZipFile, filename: str) -> Tables:
    """The sheets of a LibreOffice spreadsheet. Raises FileRefused (protected, damaged, empty)."""
    names = archive.namelist()
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest or "encrypted-package" in names:
        raise refusals.protected()
    if "content.xml" not in names:
        raise refusals.damaged()
    sheets = tuple(_sheet(archive, rank, name, head) for rank, name, head in _heads(archive) if head)
    if not sheets:
        raise refusals.empty()
    return Tables(form="ods", filename=filename, sheets=sheets)


def _sheet(archive: zipfile.ZipFile, rank: int, name: str, head: tuple[Row, ...]) -> Sheet:
    def rows() -> Iterator[Row]:
        return numbered((number, cells) for _, number, cells in _tables(archive, only=rank))

    return Sheet(name=name, head=head, rows=rows)


def _heads(archive: zipfile.ZipFile) -> list[tuple[int, str, tuple[Row, ...]]]:
    """Rank, name and first rows of every sheet; the rest of each is jumped over without being parsed."""
    raw: dict[int, list[tuple[int, list[Cell]]]] = {}
    names: dict[int, str] = {}
    for listener, number, cells in _tables(archive, limit=HEAD):
        names[listener.rank] = listener.name
        raw.setdefault(listener.rank, []).append((number, cells))
    return [(rank, names[rank], tuple(numbered(rows))) for rank, rows in raw.items()]


def _tables(
    archive: zipfile.ZipFile, *, only: int | None = None, limit: int | None = None
) -> Iterator[tuple["_Listener", int, list[Cell]]]:
    """Rows of every table, or of the one of rank `only`, `limit` of them at most a table."""
    try:
        with archive.open("content.xml") as stream:
            buffer, rank = b"", -1
            while chunk := stream.read(_CHUNK):
                buffer += chunk
                while found := _TABLE.search(buffer):
                    buffer, rank = buffer[found.start() :], rank + 1
                    if only is not None and rank != only:
                        buffer = buffer[1:]
                        continue
                    listener = _Listener(rank=rank, limit=limit)
                    for number, cells in listener.read(buffer, stream):
                        yield listener, number, cells
                    if only is not None:
                        return
                    buffer = listener.left
                buffer = buffer[-_LONGEST_TAG:]
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise refusals.damaged() from error


def _refuse_entity(*_: object) -> None:
    raise refusals.unsafe_xml()


class _Listener:
    """What expat tells of one table, gathered into rows. Speed matters here: it hears every cell twice."""

    def __init__(self, *, rank: int, limit: int | None) -> None:
        self.rank, self.limit, self.name, self.left = rank, limit, f"Feuille {rank + 1}", b""
        self.ready: list[tuple[int, list[Cell]]] = []
        self.cells: list[Cell] = []
        self.text: list[str] = []
        self.cell: dict[str, str] = {}
        self.row_repeat, self.number, self.kept, self.pending_empty = 1, 0, 0, 0
        self.depth = self.skipping = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.EntityDeclHandler = self.parser.StartDoctypeDeclHandler = _refuse_entity

    @property
    def done(self) -> bool:
        return self.depth < 0 or (self.limit is not None and self.kept >= self.limit)

    def read(self, first: bytes, stream: IO[bytes]) -> Iterator[tuple[int, list[Cell]]]:
        """Rows from `first`, which begins at the table, and on from the stream. What follows is in `left`."""
        self.parser.Parse(b"<root>", False)
        chunk = first
        while chunk:
            ended = _TABLE_END.search(chunk)
            cut = ended.end() if ended else -_LONGEST_TAG  # a closing tag may lie across two chunks
            piece, self.left = chunk[:cut], chunk[cut:]
            self.parser.Parse(piece, False)
            rows, self.ready = self.ready, []
            yield from rows
            if ended or self.done:
                return
            more = stream.read(_CHUNK)
            if not more:
                raise refusals.damaged()
            chunk = self.left + more

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self.cell = attributes
            self.text.clear()
        elif name == "text:p":
            if self.text:
                self.text.append("\n")
        elif name in _SKIPPED:
            self.skipping += 1
            self.parser.CharacterDataHandler = None
        elif name == "text:s":
            self.text.append(" " * min(_count(attributes, "text:c"), 200))
        elif name in _SIGNS:
            self.text.append(_SIGNS[name])
        elif name == "table:table-row":
            self.cells, self.pending_empty = [], 0
            self.row_repeat = _count(attributes, "table:number-rows-repeated")
        elif name == "table:table":
            self.depth += 1
            self.name = attributes.get("table:name", self.name) if self.depth == 1 else self.name

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name in _SKIPPED:
            self.skipping -= 1
            self.parser.CharacterDataHandler = None if self.skipping else self.text.append
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self.depth = self.depth - 1 or -1

    def _end_cell(self) -> None:
        repeat = _count(self.cell, "table:number-columns-repeated")
        value = _value(self.cell, self.text)
        if value is None:
            self.pending_empty += repeat
            return
        if self.pending_empty + repeat == 1:
            self.cells.append(value)
            return
        wide = len(self.cells) + self.pending_empty + repeat
        if wide > refusals.MOST_COLUMNS:
            raise refusals.too_many_columns()
        self.cells.extend([None] * self.pending_empty)
        self.pending_empty = 0
        self.cells.extend([value] * repeat)

    def _end_row(self) -> None:
        first, self.number = self.number + 1, self.number + self.row_repeat
        if not self.cells or self.depth != 1 or self.done:
            return
        if self.kept + self.row_repeat > refusals.MOST_ROWS:
            raise refusals.too_many_rows()
        repeat = self.row_repeat if self.limit is None else min(self.row_repeat, self.limit - self.kept)
        self.kept += repeat
        self.ready.extend((first + rank, self.cells) for rank in range(repeat))


def _count(attributes: dict[str, str], name: str) -> int:
    told = attributes.get(name, "1")
    return max(1, min(int(told), 1 << 24)) if told.isdigit() and len(told) < 10 else 1


def _value(attributes: dict[str, str], text: list[str]) -> Cell:
    kind = attributes.get("office:value-type")
    shown = "".join(text) if text else ""
    if kind in (None, "string"):
        return shown.strip() or (attributes.get("office:string-value") or "").strip() or None
    try:
        return _typed(kind or "", attributes, shown)
    except (ValueError, OverflowError):
        return shown or None


def _typed(kind: str, attributes: dict[str, str], shown: str) -> Cell:
    if kind in ("float", "currency", "percentage"):
        number = float(attributes["office:value"]) if "office:value" in attributes else None
        return int(number) if number is not None and number.is_integer() and abs(number) < 1e15 else number
    if kind == "date":
        return _date(attributes.get("office:date-value", ""))
    if kind == "time":
        return _duration(attributes.get("office:time-value", ""))
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    return shown or None


def _date(told: str) -> date:
    return date.fromisoformat(told) if len(told) == 10 else datetime.fromisoformat(told[:19])


def _duration(told: str) -> time | timedelta:
    """A time of day or a duration from "PT14H30M00S"; beyond a day it can only be a duration."""
    hours, _, rest = told.removeprefix("PT").partition("H")
    minutes, _, _seconds = rest.partition("M")
    length = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return time(length.seconds // 3600, length.seconds // 60 % 60) if length < timedelta(days=1) else length
