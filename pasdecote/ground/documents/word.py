"""Word documents: real headings, table headers repeated on each page, the language said, notes at the end."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from .figures import day, shown
from .model import (
    QR,
    Align,
    BlankLines,
    Bullets,
    Cell,
    Document,
    FieldRow,
    Fields,
    Grid,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Table,
    closed_up,
    split,
    uncut,
)
from .qr import qr_png

_COLOUR = RGBColor(0x17, 0x52, 0x5B)
_QUIET = RGBColor(0x5A, 0x56, 0x4E)
_PLACES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_RULED = "_" * 78
_WIDTH_MM = 170
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def to_docx(document: Document) -> bytes:
    """The document as a Word file: same document, same bytes. Footnotes are listed at the end, in « Notes ».

    Raises TooLongForQR when a QR code cannot hold its text.
    """
    return _Writer(document).written()


def _clean(text: str) -> str:
    """The text without the signs that XML refuses."""
    return text.translate(_FORBIDDEN).encode("utf-8", "replace").decode()


def _colour(paragraph: WordParagraph, colour: RGBColor, size: float) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = colour
        run.font.size = Pt(size)


class _Writer:
    """One document being written; keeps the notes met on the way."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.word: WordDocument = docx.Document()
        self.notes: list[str] = []
        self.makers: dict[type, Callable[[Any], None]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            Fields: self.fields,
            Table: self.table,
            Bullets: self.bullets,
            BlankLines: self.blank_lines,
            Grid: self.grid,
            PageBreak: self.page_break,
            QR: self.code,
        }

    def written(self) -> bytes:
        self.look()
        self.front()
        for block in closed_up(uncut(self.source.blocks)):
            self.makers[type(block)](block)
        self.end_notes()
        out = BytesIO()
        self.word.save(out)
        return _dateless(out.getvalue())

    def look(self) -> None:
        """Page, styles, language and properties."""
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(22)
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
            style: Any = self.word.styles[name]
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            style.font.name = "Arial"
            if name != "Normal":
                style.font.color.rgb = _COLOUR
        for border in self.word.styles["Title"].element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break
        self.word.styles["Title"].font.bold = True
        normal: Any = self.word.styles["Normal"]
        normal.font.size = Pt(10.5)
        language = _LANGUAGES.get(self.source.language, self.source.language)
        for element in self.word.styles.element.iter(qn("w:lang")):
            element.set(qn("w:val"), language)
        moment = datetime(self.source.date.year, self.source.date.month, self.source.date.day, 12)
        facts = self.word.core_properties
        facts.title, facts.author = _clean(self.source.title)[:255], _clean(self.source.author)[:255]
        facts.language, facts.comments, facts.last_modified_by = language, "", ""
        facts.created = facts.modified = moment

    def front(self) -> None:
        self.word.add_paragraph(_clean(self.source.title), style="Title")
        if self.source.subtitle:
            _colour(self.word.add_paragraph(_clean(self.source.subtitle)), _QUIET, 12.5)
        byline = " · ".join(part for part in (self.source.author, day(self.source.date)) if part)
        _colour(self.word.add_paragraph(_clean(byline)), _QUIET, 9.5)
        self.footer()

    def footer(self) -> None:
        """Page numbers, as fields that Word computes."""
        foot = self.word.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run("page ")
        _number(foot, "PAGE")
        foot.add_run(" / ")
        _number(foot, "NUMPAGES")
        _colour(foot, _QUIET, 8.5)

    def text(self, paragraph: WordParagraph, text: str, footnote: str = "", bold: bool = False) -> None:
        run = paragraph.add_run(_clean(text.strip("\n")))
        run.bold = bold
        if footnote:
            self.notes.append(footnote)
            mark = paragraph.add_run(f" [{len(self.notes)}]")
            mark.font.superscript = True

    def heading(self, block: Heading) -> None:
        self.word.add_heading(_clean(block.text), level=block.level)

    def paragraph(self, block: Paragraph) -> None:
        style = "Quote" if block.style == "quote" else None
        for part in [part for part in block.text.split("\n\n") if part.strip()] or [""]:
            last = self.word.add_paragraph(style=style)
            self.text(last, part)
            if block.style in ("quiet", "lead"):
                _colour(
                    last,
                    _QUIET if block.style == "quiet" else RGBColor(0x22, 0x21, 0x1F),
                    9 if block.style == "quiet" else 12,
                )
        if block.footnote:
            self.text(last, "", block.footnote)

    def fields(self, block: Fields) -> None:
        for row in block.rows:
            self.field(row)

    def field(self, row: FieldRow) -> None:
        value, footnote = split(row.value)
        label = self.word.add_paragraph()
        label.paragraph_format.keep_with_next = True
        label.paragraph_format.space_after = Pt(1)
        self.text(label, f"{row.number} {row.label}".strip(), bold=True)
        body = self.word.add_paragraph()
        body.paragraph_format.space_after = Pt(1)
        self.text(body, shown(value), row.footnote or footnote)
        small = " · ".join(part for part in (row.note, row.status) if part)
        if small:
            _colour(self.word.add_paragraph(_clean(small)), _QUIET, 8.5)

    def caption(self, text: str) -> None:
        if text:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            self.text(paragraph, text, bold=True)

    def table(self, block: Table) -> None:
        self.caption(block.caption)
        made = self.word.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        _widths(made, [column.weight or 0.8 for column in block.columns])
        if block.header:
            _header(
                made, [column.title for column in block.columns], [column.aligned for column in block.columns]
            )
        for number, row in enumerate(block.rows):
            cells = made.add_row().cells
            for place, (cell, column) in enumerate(zip(row, block.columns, strict=True)):
                self.cell(cells[place], cell, column.kind, number in block.totals)
                cells[place].paragraphs[0].alignment = _PLACES[column.aligned]
        self.word.add_paragraph()

    def cell(self, target: WordCell, cell: Cell, kind: Kind, bold: bool) -> None:
        value, footnote = split(cell)
        self.text(target.paragraphs[0], shown(value, kind), footnote, bold)

    def bullets(self, block: Bullets) -> None:
        sign = {"box": "☐ ", "done": "✓ "}.get(block.mark, "")
        if block.inline:
            self.word.add_paragraph(_clean("      ".join(sign + item for item in block.items)))
            return
        style = None if sign else ("List Number" if block.mark == "number" else "List Bullet")
        for item in block.items:
            self.word.add_paragraph(_clean(sign + item), style=style)

    def blank_lines(self, block: BlankLines) -> None:
        self.caption(block.label)
        for _ in range(block.count):
            _colour(self.word.add_paragraph(_RULED), _QUIET, 10.5)

    def grid(self, block: Grid) -> None:
        self.caption(block.caption)
        made = self.word.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        _widths(made, list(block.weights) or [1] * len(block.columns))
        _header(made, list(block.columns), ["left"] * len(block.columns))
        for _ in range(block.rows):
            made.add_row().height = Mm(10)
        self.word.add_paragraph()

    def page_break(self, block: PageBreak) -> None:
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def code(self, block: QR) -> None:
        picture = self.word.add_picture(BytesIO(qr_png(block.text)), width=Mm(32))
        picture._inline.docPr.set("descr", _clean(block.alt))
        if block.caption:
            _colour(self.word.add_paragraph(_clean(block.caption)), _QUIET, 9.5)

    def end_notes(self) -> None:
        if self.notes:
            self.word.add_heading("Notes", level=1)
        for number, note in enumerate(self.notes, start=1):
            _colour(self.word.add_paragraph(_clean(f"[{number}] {note}")), _QUIET, 9)


def _widths(table: WordTable, weights: list[Any]) -> None:
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Mm(_WIDTH_MM * weight / sum(weights))


def _header(table: WordTable, titles: list[str], aligns: Sequence[Align]) -> None:
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for cell, title, align in zip(row.cells, titles, aligns, strict=True):
        run = cell.paragraphs[0].add_run(_clean(title))
        run.bold = True
        run.font.color.rgb = _COLOUR
        run.font.size = Pt(9)
        cell.paragraphs[0].alignment = _PLACES[align]


def _number(paragraph: WordParagraph, code: str) -> None:
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run: Any = OxmlElement("w:r")
    look: Any = OxmlElement("w:rPr")
    size: Any = OxmlElement("w:sz")
    size.set(qn("w:val"), "17")
    look.append(size)
    run.append(look)
    text: Any = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _dateless(file: bytes) -> bytes:
    """The same archive without the time at which its parts were written."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
