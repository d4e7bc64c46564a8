"""A document before it has a form: plain blocks that PDF, Word and spreadsheets are made of.

Every text is a plain string: nothing in it is ever read as markup, as a formula or as a field code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Scalar = str | int | float | Decimal | date | datetime | None
Align = Literal["left", "right", "center"]
Kind = Literal["text", "number", "cents", "percent", "date"]
Mark = Literal["bullet", "box", "done", "number"]


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that carries a footnote: what was counted, out of how many, what is missing."""

    value: Scalar
    footnote: str


Cell = Scalar | Noted


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the document; `level` from 1 (a section) to 4. Levels that are skipped are closed up."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line feed starts a new line, an empty line a new paragraph."""

    text: str
    footnote: str = ""
    style: Literal["plain", "quiet", "lead", "quote"] = "plain"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One numbered line of a form: « 1.2 Personnes concernées: 12 » with where it comes from beneath.

    `status` says how it was filled ("rempli depuis le journal", "non recueilli"); `note` gives the unit and
    the denominator. `figure` is the bare number behind the words, for a spreadsheet to reckon with.
    """

    label: str
    value: Cell = ""
    note: str = ""
    number: str = ""
    status: str = ""
    footnote: str = ""
    figure: int | float | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `kind` says what its values are: "cents" are cents of a euro, "percent" are 12.5 for 12,5 %. `align` is
    right for figures unless told. `weight` is its share of the width, 0 for just enough.
    """

    title: str
    kind: Kind = "text"
    align: Align | None = None
    weight: int = 1

    @property
    def aligned(self) -> Align:
        """Where the values stand: as told, otherwise figures to the right and words to the left."""
        return self.align or ("right" if self.kind in ("number", "cents", "percent") else "left")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header repeated on each page. `totals` are numbers of rows, from 0, set in bold.

    Raises ValueError when a row has not as many cells as there are columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    totals: frozenset[int] = frozenset()
    header: bool = True

    def __post_init__(self) -> None:
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("Chaque ligne du tableau doit avoir une case par colonne.")


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `mark` "box" gives boxes to tick by hand, `inline` puts them side by side."""

    items: tuple[str, ...]
    mark: Mark = "bullet"
    inline: bool = False


@dataclass(frozen=True, slots=True)
class BlankLines:
    """`count` ruled lines to write on by hand, under a label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Empty cells to fill by hand: titled columns, `rows` lines; `weights` share the width (or equal)."""

    columns: tuple[str, ...]
    rows: int
    caption: str = ""
    weights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class QR:
    """A QR code that holds `text`; `alt` says in words what it opens, never empty; `caption` is printed."""

    text: str
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("Un QR code doit être décrit en mots (alt).")


@dataclass(frozen=True, slots=True)
class CutCard:
    """A card to cut out: who gives it, what it is, a QR code with words beside it; `code` in large signs."""

    title: str
    kind: str
    qr: QR
    code: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutCards:
    """Cards to cut out, eight a page in two columns."""

    cards: tuple[CutCard, ...]


Block = Heading | Paragraph | Fields | Table | Bullets | BlankLines | Grid | PageBreak | QR | CutCards


@dataclass(frozen=True, slots=True)
class Document:
    """A titled document. `date` is printed and is the only time written in the files: same bytes again.

    `large` sets a PDF in large type, for a sheet that is read on a wall or by tired eyes.
    """

    title: str
    date: date
    blocks: tuple[Block, ...] = ()
    language: str = "fr"
    subtitle: str = ""
    author: str = ""
    large: bool = False


def uncut(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where cards to cut out follow one another: for word processors, which lay out by hand."""
    return tuple(plain for block in blocks for plain in _uncut(block))


def _uncut(block: Block) -> Iterator[Block]:
    if not isinstance(block, CutCards):
        yield block
        return
    for card in block.cards:
        yield Heading(2, card.title)
        yield Paragraph(card.kind, style="quiet")
        yield card.qr
        yield Paragraph("\n".join((*card.lines, card.code)))


def closed_up(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, where no heading skips a level: the first is of level 1, the next at most one deeper."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = max(1, min(block.level, last + 1, 4))
            block = replace(block, level=last)
        yield block


def split(cell: Cell) -> tuple[Scalar, str]:
    """A cell as (value, footnote); the footnote is empty when there is none."""
    return (cell.value, cell.footnote) if isinstance(cell, Noted) else (cell, "")
