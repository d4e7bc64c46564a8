"""Word: real headings and table headers, the language, notes at the end, the same bytes."""

from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn

from pasdecote.ground.documents.model import Heading
from pasdecote.ground.documents.word import to_docx
from tests.ground.documents.samples import HOSTILE, REPORT, SHEET


def _open(document):
    return docx.Document(BytesIO(to_docx(document)))


def _styled(document, style):
    return [paragraph.text for paragraph in _open(document).paragraphs if paragraph.style.name == style]


def test_titles_are_real_headings():
    assert _styled(REPORT, "Title") == [REPORT.title]
    assert _styled(REPORT, "Heading 1") == ["Ce qui s’est passé", "Les comptes", "Notes"]
    assert _styled(REPORT, "Heading 2") == ["Ce qui a été décidé"]


def test_a_table_header_is_repeated_on_each_page():
    row = _open(REPORT).tables[0].rows[0]
    assert row._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in row.cells] == ["Compte", "Libellé", "Prévu", "Réalisé", "%"]


def test_the_language_and_the_title_are_said():
    word = _open(REPORT)
    assert word.core_properties.title == REPORT.title
    assert word.core_properties.language == "fr-FR"
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"fr-FR"}


def test_notes_are_numbered_and_listed_at_the_end():
    texts = [paragraph.text for paragraph in _open(REPORT).paragraphs]
    assert texts[-2].startswith("[1] Une même personne")
    assert texts[-1] == "[2] Salle Jean-Moulin, 8 soirées."
    assert any(text == "271 présences [1]" for text in texts)


def test_a_qr_code_is_described_in_words():
    described = [each.get("descr") for each in _open(SHEET).element.body.iter(qn("wp:docPr"))]
    assert described == ["Code à scanner pour raconter en ligne"]


def test_hostile_text_stays_text():
    texts = [paragraph.text for paragraph in _open(HOSTILE).paragraphs]
    assert texts[0] == HOSTILE.title
    assert any("a" * 10_000 in text for text in texts)


def test_the_same_document_gives_the_same_bytes_and_another_gives_others():
    assert to_docx(REPORT) == to_docx(REPORT)
    assert to_docx(REPORT) != to_docx(replace(REPORT, blocks=(Heading(1, "Autre"),)))
