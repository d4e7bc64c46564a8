"""Finding the row of headers and guessing what each column holds."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.bands import parts_of
from pasdecote.portal.intake.mapping import SEVERAL, Column, Field, Mapping, Shape
from pasdecote.portal.intake.readers.sheet import Cell, Row, Sheet
from pasdecote.portal.intake.synonyms import COMPILED, COUNTED, NEVER_INSIDE, PERSONAL, WEAK_WORDS, WHOLE

LOOKED_AT = 30
LONGEST_HEADER = 120
_DATA_LIKE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|[\d\s.,]+(?:€|h\d*)?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONEY = frozenset({Field.PLANNED, Field.ACTUAL, Field.AMOUNT})


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a sheet, one per column ("" for none), and the number of the first row after them."""

    labels: tuple[str, ...]
    first_row: int


def find_headers(head: Sequence[Row]) -> Headers | None:
    """The most header-like row, or pair of rows when a merged row stands above, among the first thirty; or
    None."""
    best: tuple[float, Headers] | None = None
    for rank, row in enumerate(head[:LOOKED_AT]):
        for candidate in _candidates(row, head[rank + 1] if rank + 1 < len(head) else None):
            score = _score(candidate.labels)
            if score >= 2 and (best is None or score > best[0] + 0.01):
                best = (score, candidate)
    return best[1] if best else None


def guess(labels: Sequence[str], *, first_row: int = 2, year: int | None = None) -> Mapping:
    """The likely mapping of these headers. What is not recognised is WORDS, kept in the note's text."""
    columns = [_column(index, label) for index, label in enumerate(labels) if label]
    columns = _settled(_without_rivals(columns))
    return Mapping(
        shape=_shape(columns),
        signature=signature(labels),
        first_row=first_row,
        columns=tuple(columns),
        year=year,
    )


def guess_sheet(sheet: Sheet, filename: str = "") -> Mapping | None:
    """The likely mapping of a sheet, with the year its name, title lines or file name tell; None without
    headers."""
    found = find_headers(sheet.head)
    if found is None:
        return None
    titles = [str(cell) for row in sheet.head if row.number < found.first_row for cell in row.cells if cell]
    return guess(found.labels, first_row=found.first_row, year=_told_year([sheet.name, *titles, filename]))


def signature(labels: Sequence[str]) -> str:
    """A text that two files with the same headers share, whatever their case, accents or empty columns."""
    folded = "\n".join(filter(None, (fold(label) for label in labels)))
    return hashlib.sha256(folded.encode()).hexdigest()[:32]


def recognise(label: str) -> tuple[Field, float]:
    """The field a header names and how surely: 1 for the whole header, 0.7 for a part of it, 0 for none."""
    words = fold(re.sub(r"\(.*?\)", " ", label)) or fold(label)
    for candidate in dict.fromkeys((words, fold(label))):
        for field, pattern in WHOLE:
            if pattern.fullmatch(candidate):
                return field, 1.0
    for field, pattern in COMPILED:
        found = pattern.search(words) if field not in NEVER_INSIDE else None
        if found and found[0] not in WEAK_WORDS:
            return field, 0.7
    return Field.WORDS, 0.0


def _candidates(row: Row, below: Row | None) -> list[Headers]:
    single = _labels(row.cells)
    if single is None:
        return []
    found = [Headers(single, row.number + 1)]
    sub = _labels(below.cells) if below and below.number == row.number + 1 else None
    if below and sub and _looks_like_sub_headers(single, sub):
        found.append(Headers(_joined(single, sub), below.number + 1))
    return found


def _labels(cells: Sequence[Cell]) -> tuple[str, ...] | None:
    """The texts of a row that could be headers; None when it holds a number, a date, or long text."""
    labels = []
    for cell in cells:
        if cell is None:
            labels.append("")
        elif isinstance(cell, str) and len(cell) <= LONGEST_HEADER and not _DATA_LIKE.fullmatch(cell):
            labels.append(" ".join(cell.split()))
        elif isinstance(cell, int) and 2000 <= cell <= 2100:
            labels.append(str(cell))
        else:
            return None
    return tuple(labels)


def _looks_like_sub_headers(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Sub-headers stand under or beside merged cells: they fill holes of the row above, and all name
    something."""
    named = [label for label in below if label]
    fills = any(label and (index >= len(above) or not above[index]) for index, label in enumerate(below))
    known = sum(1 for label in named if parts_of(label) or recognise(label)[1] > 0.9)
    return fills and known >= max(1, 0.5 * len(named))


def _joined(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    labels, group = [], ""
    for index in range(max(len(above), len(below))):
        top = above[index] if index < len(above) else ""
        sub = below[index] if index < len(below) else ""
        group = top or (group if sub else "")
        labels.append(f"{group} {sub}".strip() if sub else top)
    return tuple(labels)


def _score(labels: Sequence[str]) -> float:
    columns = [_column(index, label) for index, label in enumerate(labels) if label]
    kinds = {(column.field, column.parts) for column in columns if column.confidence}
    dated = any(column.field in (Field.DATE, Field.MONTH) for column in columns)
    return len(kinds) + 0.5 * dated + sum(column.confidence for column in columns) / 10


def _column(index: int, label: str) -> Column:
    words = fold(label)
    if PERSONAL.fullmatch(words):
        return Column(index=index, header=label, field=Field.IGNORE, confidence=1.0, personal=True)
    parts = parts_of(label)
    if parts and not re.search(r"\bnouve|\bbenevol", words):
        return Column(index=index, header=label, field=Field.PART, confidence=1.0, parts=parts)
    field, confidence = recognise(label)
    counted = bool(COUNTED.search(words))
    return Column(index=index, header=label, field=field, confidence=confidence, counted=counted)


def _without_rivals(columns: list[Column]) -> list[Column]:
    """One column a field where only one makes sense: the surest, then the leftmost; the others become
    words."""
    best: dict[Field, Column] = {}
    for column in columns:
        rival = best.get(column.field)
        if rival is None or column.confidence > rival.confidence:
            best[column.field] = column
    return [
        column
        if column.field in SEVERAL or best[column.field] is column
        else Column(index=column.index, header=column.header, field=_second_choice(column))
        for column in columns
    ]


def _second_choice(column: Column) -> Field:
    return Field.IGNORE if fold(column.header) in ("jour", "total") else Field.WORDS


def _settled(columns: list[Column]) -> list[Column]:
    """The guesses seen together: a lone project column is the title, a month beside a date says nothing
    more."""
    fields = {column.field for column in columns}
    changes: dict[Field, Field] = {}
    if Field.DATE in fields and Field.MONTH in fields:
        changes[Field.MONTH] = Field.IGNORE
    if Field.END_TIME in fields and Field.START_TIME not in fields:
        changes[Field.END_TIME] = Field.WORDS
    if Field.PLANNED in fields and Field.ACTUAL not in fields and Field.DATE in fields:
        changes[Field.PLANNED] = Field.WORDS
    if Field.STAGE not in fields and Field.STATUS in fields and not fields & {Field.FUNDER, Field.ACCOUNT}:
        changes[Field.STATUS] = Field.STAGE
    return [
        Column(
            index=column.index,
            header=column.header,
            field=changes.get(column.field, column.field),
            confidence=column.confidence,
            parts=column.parts,
            counted=column.counted,
            personal=column.personal,
        )
        for column in columns
    ]


def _shape(columns: Sequence[Column]) -> Shape:
    fields = {column.field for column in columns}
    lines = fields & {Field.ACCOUNT, Field.FUNDER, Field.SIDE, Field.EXERCISE}
    if Field.PLANNED in fields and Field.ACTUAL in fields and not fields & {Field.DATE, Field.PRESENT}:
        return Shape.BUDGET
    if lines and fields & _MONEY and not fields & {Field.DATE, Field.MONTH}:
        return Shape.BUDGET
    if fields & {Field.DATE, Field.MONTH}:
        return Shape.ACTIVITY
    return Shape.OTHER


def _told_year(texts: Sequence[str]) -> int | None:
    """The one year that these texts tell, the first of them that tells exactly one."""
    for text in texts:
        years = {int(year) for year in _YEAR.findall(text)}
        if len(years) == 1:
            year = years.pop()
            return year if 2000 <= year <= date.max.year else None
    return None
