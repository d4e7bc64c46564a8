"""The demonstration's bilans, in every template: begun by the direction of the centre social, drawn and made
into every file; and every page below « Bilans »."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from zipfile import ZipFile

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from pasdecote.portal.home.sample import load_sample
from pasdecote.projections.reports.drawing import drawn
from pasdecote.projections.reports.files import FORMATS, file_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import Report
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.services import begin
from pasdecote.projections.reports.template.reading import available, template
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.organisations.models import Organisation

FIRST, LAST, MADE_ON = date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 31)
PARTS = {"docx": ("word/document.xml", "word/footnotes.xml"), "odt": ("content.xml",)}


@dataclass(frozen=True)
class Bilan:
    """One bilan: inside, as it leaves, and its files by format."""

    draft: Draft
    inside: Report
    outside: Report
    files: dict[str, bytes]


def demonstration() -> dict[str, Bilan]:
    """Load the sample and make all the bilans of the centre social, by template."""
    load_sample()
    return {name: _bilan(name) for name in available()}


def director() -> Account:
    """Karim, who directs the centre social."""
    return Account.objects.get(email="karim@exemple.test")


def _bilan(name: str) -> Bilan:
    whole = ScopeKind.ORGANISATION.value in template(name).scopes
    about = (
        Organisation.objects.get(slug="centre-social-les-quatre-vents")
        if whole
        else Collective.objects.get(slug="les-tilleuls")
    )
    draft = begin(by=director(), template_id=name, about=about, since=FIRST, until=LAST, funder="Préfecture")
    both = drawn(draft)
    files = {form: file_of(both.outside, form, on=MADE_ON) for form in FORMATS}
    return Bilan(draft, both.inside, both.outside, files)


def text_of(form: str, data: bytes) -> str:
    """All that a file says, as one line; cells of a table one after the other."""
    if form == "pdf":
        words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif form in PARTS:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(part).decode() for part in PARTS[form] if part in archive.namelist()]
        words = re.sub(r"<[^>]*>", " ", " ".join(re.sub(r"</?(?:w:t|text:span|text:s)\b[^>]*>", "", part)
                                               for part in parts))  # fmt: skip
    elif form == "xlsx":
        rows = (row for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows(values_only=True))
        words = " ".join(str(cell) for row in rows for cell in row if cell is not None)
    else:
        words = data.decode("utf-8-sig")
    return in_line(words)


def in_line(words: str) -> str:
    """Words with one space wherever there is any, non-breaking ones included."""
    return " ".join(words.split())


class _Words(HTMLParser):
    """The words and the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def pages() -> Iterator[tuple[str, str]]:
    """Every page below « Bilans » that a link leads the director to, with its words; files left out."""
    client = Client()
    client.force_login(director())
    waiting, seen = [reverse("reports:list")], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        if response.status_code != 200 or "text/html" not in response.headers["Content-Type"]:
            continue
        page = _Words()
        page.feed(response.content.decode())
        yield address, in_line(" ".join(page.words))
        for link in page.links:
            plain = link.split("#")[0]
            fresh = plain not in seen and plain not in waiting
            if fresh and plain.startswith(reverse("reports:list")) and not _a_file_or_a_line(plain):
                waiting.append(plain)


def _a_file_or_a_line(address: str) -> bool:
    """Files are read apart; the lines of one budget are one page asked many times."""
    return "/fichier/" in address or address.endswith(".pdf") or "?" in address
