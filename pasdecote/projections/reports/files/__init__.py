"""The files of a bilan. Same report and day, same bytes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pasdecote.ground.documents.model import Document, Paragraph
from pasdecote.ground.documents.odt import to_odt
from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.documents.sheet import to_xlsx
from pasdecote.ground.documents.word import to_docx
from pasdecote.projections.reports.files.csv_form import csv_of
from pasdecote.projections.reports.files.document import document
from pasdecote.projections.reports.files.json_text import json_text
from pasdecote.projections.reports.result import Report, ReportError

OFFICIAL = "officiel"


@dataclass(frozen=True)
class Format:
    """A kind of file: its words on screen, its content type."""

    label: str
    content_type: str


FORMATS = {
    "pdf": Format("PDF", "application/pdf"),
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": Format("LibreOffice", "application/vnd.oasis.opendocument.text"),
    "xlsx": Format("Tableur", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Format("CSV", "text/csv; charset=utf-8"),
    "json": Format("JSON", "application/json"),
}
_MAKERS: dict[str, Callable[[Document], bytes]] = {
    "pdf": to_pdf,
    "docx": to_docx,
    "odt": to_odt,
    "xlsx": to_xlsx,
}


def file_of(report: Report, form: str, *, on: date, draft: bool = False, cost: str = "") -> bytes:
    """The bilan in one of FORMATS, dated `on`; a draft says so in its title. Those that are read end with
    what the form `cost`.

    Raises ReportError for a format that is not made.
    """
    if form == "json":
        return json_text(report).encode()
    if form == "csv":
        return csv_of(report)
    if form not in _MAKERS:
        raise ReportError(f"Ce format n’existe pas : {form[:20]}. Formats possibles : {', '.join(FORMATS)}.")
    made = document(report, on=on)
    if cost:
        made = replace(made, blocks=(*made.blocks, Paragraph(cost, style="quiet")))
    if draft:
        made = replace(made, title=f"Brouillon : {made.title}")
    return _MAKERS[form](made)
