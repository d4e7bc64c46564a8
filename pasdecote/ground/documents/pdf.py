"""Tagged PDF (PDF/UA-1) of a document: language, title, real headings and table headers, fonts inside."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import typst

from .figures import day, shown
from .glyphs import FAMILIES, FONTS, breakable, printable
from .model import (
    QR,
    BlankLines,
    Block,
    Bullets,
    Cell,
    CutCards,
    Document,
    FieldRow,
    Fields,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    closed_up,
    split,
)
from .qr import qr_svg

_LONG_VALUE = 110  # signs: above, the value of a field goes under its label, over the whole width
_LONG_CELL = 24
_REGIONS = {"fr": "FR", "en": "GB"}
Data = dict[str, Any]


def to_pdf(document: Document) -> bytes:
    """The document as a PDF/UA-1 file in A4: same document, same bytes. Any text is accepted.

    Raises TooLongForQR when a QR code cannot hold its text.
    """
    made = _compiler(document).compile(format="pdf", pdf_standards=["ua-1"], timestamp=_noon(document))
    assert isinstance(made, bytes)
    return made


def to_pictures(document: Document, dots_per_inch: int = 110) -> list[bytes]:
    """The pages of the document as PNG pictures, to forward where files are not taken.

    Raises TooLongForQR when a QR code cannot hold its text.
    """
    made = _compiler(document).compile(format="png", ppi=dots_per_inch)
    return [page for page in (made if isinstance(made, list) else [made]) if page]


def _noon(document: Document) -> datetime:
    """The only time that a file tells."""
    return datetime(document.date.year, document.date.month, document.date.day, 12, tzinfo=UTC)


def _compiler(document: Document) -> typst.Compiler:
    return typst.Compiler(
        input=_template(),
        root=str(FONTS.parent),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_data(document), ensure_ascii=False)},
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (FONTS.parent / "page.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Only the fonts beside this file: the same page on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _data(document: Document) -> Data:
    byline = " · ".join(part for part in (document.author, day(document.date)) if part.strip())
    return {
        "title": _line(document.title) or "Sans titre",
        "subtitle": _line(document.subtitle),
        "author": _line(document.author),
        "byline": _line(byline),
        "running": _shortened(_line(document.title), 90),
        "large": document.large,
        "lang": document.language,
        "region": _REGIONS.get(document.language),
        "families": list(FAMILIES),
        "blocks": [_block(block) for block in closed_up(tuple(filter(_said, document.blocks)))],
    }


def _said(block: Block) -> bool:
    """False for a heading without words, which PDF/UA forbids."""
    return not isinstance(block, Heading) or bool(_line(block.text))


def _line(text: str) -> str:
    return " ".join(breakable(text).split("\n")).strip()


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _text(text: str) -> list[list[str]]:
    """Paragraphs of lines: the form in which the template receives every text."""
    parts = breakable(text).strip("\n").split("\n\n")
    return [part.strip("\n").split("\n") for part in parts if part.strip()]


def _heading(block: Heading) -> Data:
    return {"kind": "heading", "level": block.level, "text": _line(block.text)}


def _paragraph(block: Paragraph) -> Data:
    return {
        "kind": "paragraph",
        "text": _text(block.text),
        "note": _line(block.footnote),
        "style": block.style,
    }


def _field(row: FieldRow) -> Data:
    value, footnote = split(row.value)
    words = shown(value)
    return {
        "label": _line(row.label),
        "value": _text(words),
        "note-text": _line(row.footnote or footnote),
        "note": _text(row.note),
        "number": _line(row.number),
        "status": _line(row.status),
        "figure": len(words) <= 24 and words[:1].isdigit(),
        "long": len(words) > _LONG_VALUE or "\n" in words,
    }


def _fields(block: Fields) -> Data:
    return {"kind": "fields", "rows": [_field(row) for row in block.rows]}


def _cell(cell: Cell, kind: Any) -> Data:
    value, footnote = split(cell)
    return {"text": _text(shown(value, kind)), "note": _line(footnote)}


def _weight(block: Table, place: int) -> int:
    """The column's share of the width; "just enough" becomes a share when the column holds a long text."""
    column = block.columns[place]
    longest = max((len(shown(split(row[place])[0], column.kind)) for row in block.rows), default=0)
    return column.weight or int(max(longest, len(column.title)) > _LONG_CELL)


def _table(block: Table) -> Data:
    return {
        "kind": "table",
        "caption": _line(block.caption),
        "header": block.header,
        "titles": [_line(column.title) for column in block.columns],
        "aligns": [column.aligned for column in block.columns],
        "weights": [_weight(block, place) for place in range(len(block.columns))],
        "rows": [
            [_cell(cell, column.kind) for cell, column in zip(row, block.columns, strict=True)]
            for row in block.rows
        ],
        "totals": sorted(block.totals),
    }


def _bullets(block: Bullets) -> Data:
    return {
        "kind": "bullets",
        "items": [_line(item) for item in block.items],
        "mark": block.mark,
        "inline": block.inline,
    }


def _blank_lines(block: BlankLines) -> Data:
    return {"kind": "lines", "count": block.count, "label": _line(block.label)}


def _grid(block: Grid) -> Data:
    return {
        "kind": "grid",
        "titles": [_line(title) for title in block.columns],
        "rows": block.rows,
        "caption": _line(block.caption),
        "weights": list(block.weights) or [1] * len(block.columns),
    }


def _qr(block: QR) -> Data:
    return {
        "kind": "qr",
        "svg": qr_svg(block.text),
        "alt": printable(block.alt),
        "caption": _line(block.caption),
    }


def _cut_cards(block: CutCards) -> Data:
    return {
        "kind": "cards",
        "cards": [
            {
                "title": _shortened(_line(card.title), 70),
                "type": _line(card.kind),
                "svg": qr_svg(card.qr.text),
                "alt": printable(card.qr.alt),
                "code": _line(card.code),
                "lines": [_line(line) for line in card.lines],
            }
            for card in block.cards
        ],
    }


_MAKERS: dict[type, Callable[[Any], Data]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Fields: _fields,
    Table: _table,
    Bullets: _bullets,
    BlankLines: _blank_lines,
    Grid: _grid,
    QR: _qr,
    CutCards: _cut_cards,
    PageBreak: lambda block: {"kind": "break"},
}


def _block(block: Block) -> Data:
    return _MAKERS[type(block)](block)
