"""The official form 15059*02, filled, with what its boxes cannot hold given whole on annex pages."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from pasdecote.ground.documents.cerfa_15059 import Filled, fill
from pasdecote.ground.documents.model import Bullets, Document, Heading, Paragraph
from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.projections.reports.files.cerfa import TEMPLATE, cerfa_values
from pasdecote.projections.reports.result import Report

__all__ = ["TEMPLATE", "official_form"]


def official_form(report: Report, blank: bytes, *, on: date) -> bytes:
    """The official blank filled with the bilan; still a form. Same report, blank and day, same bytes.

    Raises BlankRefused when the file is not the blank, ReportError for a bilan of another template.
    """
    filled = fill(blank, cerfa_values(report))
    if not filled.overflow and not filled.remarks:
        return filled.pdf
    writer = PdfWriter(clone_from=BytesIO(filled.pdf))
    writer.append(PdfReader(BytesIO(to_pdf(_annex(report, filled, on)))), import_outline=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _annex(report: Report, filled: Filled, on: date) -> Document:
    blocks: list[Heading | Paragraph | Bullets] = []
    for overflow in filled.overflow:
        blocks += [Heading(1, overflow.label), Paragraph(overflow.text)]
    if filled.remarks:
        blocks += [Heading(1, "Remarques sur le tableau"), Bullets(filled.remarks)]
    return Document(
        title=f"Annexe : {report.template.title}",
        subtitle=report.scope.name,
        date=on,
        blocks=tuple(blocks),
        author=report.scope.identity.get("name", ""),
    )
