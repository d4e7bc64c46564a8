"""PDF: tagged, in French, the same every time, and unbreakable by what people type."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from pasdecote.ground.documents.glyphs import breakable, drawable, printable
from pasdecote.ground.documents.model import Document, Heading, Paragraph, closed_up
from pasdecote.ground.documents.pdf import to_pdf
from tests.ground.documents.samples import HOSTILE, REPORT, SHEET


def _read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(to_pdf(document)))


def _words(document: Document) -> str:
    return " ".join(" ".join(page.extract_text() for page in _read(document).pages).split())


@pytest.mark.parametrize("document", [REPORT, SHEET, HOSTILE])
def test_a_pdf_is_tagged_titled_and_says_its_language(document):
    reader = _read(document)
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr-FR"
    assert reader.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_pages_are_a4_and_numbered():
    reader = _read(SHEET)
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert "page 1 / 2" in reader.pages[0].extract_text().replace("\u00a0", " ")


def test_the_same_document_gives_the_same_bytes_and_another_date_gives_others():
    assert to_pdf(REPORT) == to_pdf(REPORT)
    assert to_pdf(REPORT) != to_pdf(replace(REPORT, date=REPORT.date.replace(day=1)))


def test_figures_notes_and_words_are_on_the_page():
    words = _words(REPORT).replace("\u00a0", " ")
    for expected in ("271 présences", "6 385,50 €", "97 %", "31 séances sur 34", "Salle Jean-Moulin", "cœur"):
        assert expected in words


def test_text_is_never_read_as_markup():
    words = _words(HOSTILE)
    assert "=1+1 #set page() <b>&amp;</b>" in words
    assert '#import "x" $1/2$ *gras* _it_ `code` @ref <label>' in words


def test_only_our_fonts_are_in_the_file():
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in _read(HOSTILE).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(name.startswith(("Atkinson", "DejaVu", "NotoEmoji")) for name in fonts), fonts


def test_the_signs_of_a_bilan_can_be_drawn():
    assert not [sign for sign in "✓☐≥≤€œ«»’–—…−×°łőșжمשა🎉" if ord(sign) not in drawable()]


def test_an_unknown_sign_is_a_box_and_a_joiner_is_nothing():
    assert printable("𓀀") == "▯"
    assert printable("👍🏽\u200d\ufe0f") == "👍"
    assert printable("e\u0301\x07") == "é"


def test_an_accent_stays_with_its_letter_or_goes():
    assert printable("\u0615a🎉\u0615 m\u0331") == "a🎉 m\u0331"
    assert "\u200b\u0331" not in breakable("m\u0331" * 40)


def test_a_heading_without_words_is_left_out():
    assert "Sans" not in _words(replace(SHEET, blocks=(Heading(1, " \u200b"), Paragraph("Bonjour"))))


def test_a_very_long_word_may_be_cut_and_an_ordinary_one_never():
    assert "\u200b" not in breakable("anticonstitutionnelle")
    assert max(map(len, breakable("a" * 10_000).split("\u200b"))) <= 12


def test_skipped_heading_levels_are_closed_up():
    blocks = (Heading(3, "a"), Paragraph("x"), Heading(4, "b"), Heading(1, "c"), Heading(9, "d"))
    assert [block.level for block in closed_up(blocks) if isinstance(block, Heading)] == [1, 2, 1, 2]


def test_an_empty_document_still_has_a_title():
    assert "Sans titre" in _words(replace(SHEET, title=" ", subtitle="", blocks=()))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_makes_a_pdf(text):
    document = replace(SHEET, title=text, subtitle=text, blocks=(Heading(1, text), Paragraph(text, text)))
    assert to_pdf(document).startswith(b"%PDF-")
