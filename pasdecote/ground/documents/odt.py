"""LibreOffice texts: real headings and footnotes, table headers on each page, the language said."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Cell as OdfCell
from odfdo import Document as OdfDocument
from odfdo import Element, Frame, Header, HeaderRows, List, ListItem, Row, Style
from odfdo import Paragraph as OdfParagraph
from odfdo import Table as OdfTable

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
    PageBreak,
    Paragraph,
    Table,
    closed_up,
    split,
    uncut,
)
from .qr import qr_png

_COLOUR, _QUIET, _INK = "#17525b", "#5a564e", "#22211f"
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
_RULED = "_" * 78
_WIDTH_MM = 170
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
_LEFT_BEHIND = ("Thumbnails/", "Configurations2/")
_ALIGNS = {"left": "start", "right": "end", "center": "center"}
# name, (size, colour, bold), other properties of the paragraph
_LOOKS: tuple[tuple[str, str, str, bool, dict[str, str]], ...] = (
    ("Titre", "20pt", _COLOUR, True, {"fo:margin-bottom": "2mm"}),
    ("Soustitre", "12.5pt", _QUIET, False, {"fo:margin-bottom": "1mm"}),
    ("Corps", "10.5pt", _INK, False, {"fo:margin-bottom": "2mm"}),
    ("Petit", "8.5pt", _QUIET, False, {"fo:margin-bottom": "2mm"}),
    ("Discret", "9pt", _QUIET, False, {"fo:margin-bottom": "2mm"}),
    ("Chapo", "12pt", _INK, False, {"fo:margin-bottom": "3mm"}),
    ("Citation", "10.5pt", _INK, False, {"fo:margin-left": "8mm", "fo:margin-bottom": "2mm"}),
    ("Libelle", "10.5pt", _INK, True, {"fo:keep-with-next": "always"}),
    ("Tete", "9pt", _COLOUR, True, {}),
    ("Case", "10.5pt", _INK, False, {}),
    ("Total", "10.5pt", _INK, True, {}),
    ("Saut", "10.5pt", _INK, False, {"fo:break-before": "page"}),
)


def to_odt(document: Document) -> bytes:
    """The document as a LibreOffice text: same document, same bytes.

    Raises TooLongForQR when a QR code cannot hold its text.
    """
    return _Writer(document).written()


def _clean(text: str) -> str:
    """The text without the signs that XML refuses."""
    return text.translate(_FORBIDDEN).encode("utf-8", "replace").decode()


class _Writer:
    """One document being written; keeps how many notes and tables were met on the way."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.odf = OdfDocument("text")
        self.body = self.odf.body
        self.body.clear()
        self.notes = 0
        self.tables = 0
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
        self.properties()
        self.tidy()
        out = BytesIO()
        self.odf.save(out)
        return _dateless(out.getvalue())

    def tidy(self) -> None:
        """Without the looks of an editor and the picture of another document, which the frame came with."""
        for part in self.odf.parts:
            if part.startswith(_LEFT_BEHIND):
                self.odf.del_part(part)
        for path in self.odf.manifest.get_paths():
            if path.startswith(_LEFT_BEHIND):
                self.odf.manifest.del_full_path(path)

    def look(self) -> None:
        """Styles of paragraphs and cells, and the language of everything."""
        self.odf.language = self.language
        for name, size, colour, bold, more in _LOOKS:
            for align, where in _ALIGNS.items():
                self.odf.insert_style(
                    _paragraph_style(_aligned(name, align), size, colour, bold, more, where)
                )
        for level, size in enumerate(("15pt", "13pt", "11.5pt", "10.5pt"), start=1):
            style = _paragraph_style(
                f"Heading_20_{level}",
                size,
                _COLOUR,
                True,
                {"fo:keep-with-next": "always", "fo:margin-top": "5mm", "fo:margin-bottom": "2mm"},
                "start",
            )
            style.set_attribute("style:display-name", f"Heading {level}")
            style.set_attribute("style:default-outline-level", str(level))
            self.odf.insert_style(style)
        levels: list[Any] = self.odf.styles.root.get_elements("//text:outline-level-style")
        for level_style in levels:
            # The titles of a form bear their own numbers.
            level_style.set_attribute("style:num-format", "")
            for numbering in ("style:num-suffix", "loext:num-list-format"):
                level_style.del_attribute(numbering)
        edges = {"fo:border": "0.5pt solid #b9b2a4", "fo:padding": "1mm"}
        self.odf.insert_style(_style("table-cell", "Case", "table-cell", edges), automatic=True)
        whole = {"style:width": f"{_WIDTH_MM}mm", "table:align": "margins"}
        self.odf.insert_style(_style("table", "Tableau", "table", whole), automatic=True)

    @property
    def language(self) -> str:
        return _LANGUAGES.get(self.source.language, self.source.language)

    def properties(self) -> None:
        """Title, author, and the only time written: the day of the document."""
        moment = datetime(self.source.date.year, self.source.date.month, self.source.date.day, 12)
        meta = self.odf.meta
        meta.title, meta.language = _clean(self.source.title), self.language
        meta.creation_date = meta.date = moment
        meta.initial_creator = meta.creator = _clean(self.source.author)
        meta.generator = "Pas de côté"

    def front(self) -> None:
        self.text("Titre", self.source.title)
        if self.source.subtitle:
            self.text("Soustitre", self.source.subtitle)
        self.text("Petit", " · ".join(part for part in (self.source.author, day(self.source.date)) if part))

    def text(self, look: str, text: str, footnote: str = "", align: Align = "left") -> None:
        self.body.append(self.made(look, text, footnote, align))

    def made(self, look: str, text: str, footnote: str = "", align: Align = "left") -> Any:
        """A paragraph whose line feeds are line breaks and whose footnote is a real one."""
        made = OdfParagraph(_clean(text.strip("\n")), style=_aligned(look, align))
        if footnote:
            self.notes += 1
            made.append(_note(self.notes, _clean(footnote)))
        return made

    def heading(self, block: Heading) -> None:
        title = _clean(block.text)
        self.body.append(Header(block.level, title, style=f"Heading_20_{block.level}", formatted=False))

    def paragraph(self, block: Paragraph) -> None:
        look = {"quiet": "Discret", "lead": "Chapo", "quote": "Citation"}.get(block.style, "Corps")
        parts = [part for part in block.text.split("\n\n") if part.strip()] or [""]
        for rank, part in enumerate(parts, start=1):
            self.text(look, part, block.footnote if rank == len(parts) else "")

    def fields(self, block: Fields) -> None:
        for row in block.rows:
            self.field(row)

    def field(self, row: FieldRow) -> None:
        value, footnote = split(row.value)
        self.text("Libelle", f"{row.number} {row.label}".strip())
        self.text("Corps", shown(value), row.footnote or footnote)
        small = " · ".join(part for part in (row.note, row.status) if part)
        if small:
            self.text("Petit", small)

    def table(self, block: Table) -> None:
        if block.caption:
            self.text("Libelle", block.caption)
        made = self.begun([column.weight or 0.8 for column in block.columns])
        aligns = [column.aligned for column in block.columns]
        if block.header:
            made.append(self.head([column.title for column in block.columns], aligns))
        for number, row in enumerate(block.rows):
            pairs = zip(row, block.columns, strict=True)
            look = "Total" if number in block.totals else "Case"
            made.append(_row([self.cell(cell, column.kind, column.aligned, look) for cell, column in pairs]))
        self.finished(made)

    def cell(self, cell: Cell, kind: Any, align: Align, look: str) -> Any:
        value, footnote = split(cell)
        return self.made(look, shown(value, kind), footnote, align)

    def begun(self, weights: Sequence[float]) -> Any:
        """A table with its columns, each of its share of the width."""
        self.tables += 1
        made = OdfTable(f"Tableau{self.tables}", style="Tableau")
        made.clear()
        for rank, weight in enumerate(weights, start=1):
            name = f"Tableau{self.tables}.{rank}"
            width = {"style:column-width": f"{_WIDTH_MM * weight / sum(weights):.1f}mm"}
            self.odf.insert_style(_style("table-column", name, "table-column", width), automatic=True)
            column = Element.from_tag("table:table-column")
            column.set_attribute("table:style-name", name)
            made.append(column)
        return made

    def head(self, titles: Sequence[str], aligns: Sequence[Align]) -> Any:
        """The header row, repeated on each page."""
        head = HeaderRows()
        pairs = zip(titles, aligns, strict=True)
        head.append(_row([self.made("Tete", title, "", align) for title, align in pairs]))
        return head

    def finished(self, made: Any) -> None:
        self.body.append(made)
        self.text("Petit", "")

    def bullets(self, block: Bullets) -> None:
        sign = {"box": "☐ ", "done": "✓ "}.get(block.mark, "")
        if block.inline:
            self.text("Corps", "      ".join(sign + item for item in block.items))
            return
        if sign:
            for item in block.items:
                self.text("Corps", sign + item)
            return
        made = List(style="Numbering_20_123" if block.mark == "number" else "List_20_1")
        for item in block.items:
            entry = ListItem()
            entry.append(self.made("Case", item))
            made.append(entry)
        self.body.append(made)

    def blank_lines(self, block: BlankLines) -> None:
        if block.label:
            self.text("Libelle", block.label)
        for _ in range(block.count):
            self.text("Discret", _RULED)

    def grid(self, block: Grid) -> None:
        if block.caption:
            self.text("Libelle", block.caption)
        made = self.begun(list(block.weights) or [1] * len(block.columns))
        made.append(self.head(block.columns, ["left"] * len(block.columns)))
        for _ in range(block.rows):
            made.append(_row([self.made("Chapo", "") for _ in block.columns]))
        self.finished(made)

    def page_break(self, block: PageBreak) -> None:
        self.text("Saut", "")

    def code(self, block: QR) -> None:
        name = f"Pictures/{self.notes}-{len(self.body.children)}.png"
        self.odf.set_part(name, qr_png(block.text))
        self.odf.manifest.add_full_path(name, "image/png")
        frame = Frame.image_frame(name, size=("32mm", "32mm"), anchor_type="as-char")
        described = Element.from_tag("svg:desc")
        described.text = _clean(block.alt)
        frame.append(described)
        holder = self.made("Corps", "")
        holder.append(frame)
        self.body.append(holder)
        if block.caption:
            self.text("Discret", block.caption)


def _aligned(look: str, align: str) -> str:
    return look if align == "left" else f"{look}_{align}"


def _style(family: str, name: str, area: str, properties: dict[str, str]) -> Any:
    style = Style(family, name=name)
    for key, value in properties.items():
        style.set_properties({key: value}, area=area)
    return style


def _paragraph_style(name: str, size: str, colour: str, bold: bool, more: dict[str, str], align: str) -> Any:
    style = _style("paragraph", name, "paragraph", more | {"fo:text-align": align})
    weight = "bold" if bold else "normal"
    letters = {"fo:font-size": size, "fo:color": colour, "fo:font-weight": weight, "fo:font-family": "Arial"}
    style.set_properties(letters, area="text")
    return style


def _row(paragraphs: Sequence[Any]) -> Any:
    row = Row()
    for paragraph in paragraphs:
        cell = OdfCell(style="Case")
        cell.set_attribute("office:value-type", "string")
        cell.append(paragraph)
        row.append(cell)
    return row


def _note(number: int, text: str) -> Any:
    """A footnote, which LibreOffice sets at the foot of its page."""
    note = Element.from_tag("text:note")
    note.set_attribute("text:note-class", "footnote")
    note.set_attribute("text:id", f"ftn{number}")
    citation = Element.from_tag("text:note-citation")
    citation.text = str(number)
    body = Element.from_tag("text:note-body")
    body.append(OdfParagraph(text, style="Discret"))
    note.append(citation)
    note.append(body)
    return note


def _dateless(file: bytes) -> bytes:
    """The same archive without the time at which its parts were written nor the looks of an editor."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if not name.startswith(_LEFT_BEHIND)]
        for name in sorted(names, key=lambda name: (name != "mimetype", name)):
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
