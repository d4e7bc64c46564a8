"""LibreOffice: real headings and footnotes, table headers repeated, the language, the same bytes."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from odfdo import Document as Odf

from pasdecote.ground.documents.model import Heading
from pasdecote.ground.documents.odt import to_odt
from tests.ground.documents.samples import HOSTILE, REPORT, SHEET


def opened(document):
    return Odf(BytesIO(to_odt(document)))


def parts(document):
    with ZipFile(BytesIO(to_odt(document))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_titles_are_real_headings():
    headers = opened(REPORT).body.headers
    assert [(int(each.level), each.inner_text) for each in headers] == [
        (1, "Ce qui s’est passé"),
        (2, "Ce qui a été décidé"),
        (1, "Les comptes"),
    ]


def test_titles_get_no_second_number():
    styles = parts(REPORT)["styles.xml"].decode()
    levels = re.findall(r"<text:outline-level-style[^>]*>", styles)
    assert levels
    assert all('style:num-format=""' in level and "num-list-format" not in level for level in levels)


def test_a_table_header_is_repeated_on_each_page():
    content = parts(REPORT)["content.xml"].decode()
    head = re.search(r"<table:table-header-rows>(.*?)</table:table-header-rows>", content, re.DOTALL)
    assert head
    titles = re.findall(r"<text:p[^>]*>([^<]*)</text:p>", head[1])
    assert titles == ["Compte", "Libellé", "Prévu", "Réalisé", "%"]


def test_the_language_the_title_and_the_day_are_said():
    odf = opened(REPORT)
    assert odf.meta.title == REPORT.title
    assert odf.meta.language == "fr-FR"
    assert odf.meta.creation_date.date() == REPORT.date
    assert 'fo:language="fr"' in parts(REPORT)["styles.xml"].decode()


def test_footnotes_are_real_ones():
    notes = [note.inner_text.strip() for note in opened(REPORT).body.get_elements("//text:note-body")]
    assert notes == [
        "Une même personne venue deux fois compte pour deux présences.",
        "Salle Jean-Moulin, 8 soirées.",
    ]


def test_a_qr_code_is_described_in_words():
    described = [each.text for each in opened(SHEET).body.get_elements("//svg:desc")]
    assert described == ["Code à scanner pour raconter en ligne"]


def test_hostile_text_stays_text():
    texts = [each.inner_text for each in opened(HOSTILE).body.paragraphs]
    assert texts[0] == HOSTILE.title
    assert any("a" * 10_000 in text for text in texts)
    assert any("<script>" in text for text in texts)


def test_what_is_in_the_archive_is_listed_and_nothing_else():
    files = parts(REPORT)
    with ZipFile(BytesIO(to_odt(REPORT))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    listed = set(re.findall(r'full-path="([^"]+)"', files["META-INF/manifest.xml"].decode())) - {"/"}
    assert listed == files.keys() - {"mimetype", "META-INF/manifest.xml"}


def test_the_same_document_gives_the_same_bytes_and_another_gives_others():
    assert to_odt(REPORT) == to_odt(REPORT)
    assert to_odt(REPORT) != to_odt(replace(REPORT, blocks=(Heading(1, "Autre"),)))
