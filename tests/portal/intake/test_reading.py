"""Opening files: by content, never by name; refused with a sentence, never a crash."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pasdecote.portal.intake.reading import FileRefused, open_table

TABLE = "Date;Lieu;Présents\n12/03/2025;Hall à l’été;4\n"


def xlsx(*rows, title="Suivi"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(rows, *, extra=None, doctype=""):
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Suivi">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
        **(extra or {}),
    })  # fmt: skip


def zipped(parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def cell(text, repeat=1):
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeat}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def cells(data, filename="x"):
    return [row.cells for row in open_table(data, filename).sheets[0].rows()]


def read_whole(data):
    for sheet in open_table(data).sheets:
        list(sheet.rows())


def refused_or_read(data):
    """The sentence of the refusal, or one that says it was read; anything else raised fails the test."""
    try:
        read_whole(data)
    except FileRefused as refused:
        return str(refused)
    return "Lu."


def refusal(data):
    with pytest.raises(FileRefused) as caught:
        read_whole(data)
    assert str(caught.value).endswith((".", "!")), "a refusal is a sentence"
    return caught.value.code


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_csv_is_read_in_the_charset_it_comes_in(charset):
    assert cells(TABLE.encode(charset))[1] == ("12/03/2025", "Hall à l’été", "4")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_separator_is_found(delimiter):
    text = TABLE.replace(";", delimiter)
    assert cells(text.encode())[0] == ("Date", "Lieu", "Présents")


def test_decimal_commas_do_not_make_a_comma_the_separator():
    data = b"Date;Heures;Euros\n1/1/25;1,5;2,50\n2/1/25;2,5;3,50\n"
    assert cells(data)[1] == ("1/1/25", "1,5", "2,50")


def test_the_separator_that_excel_announces_is_used_and_rows_keep_their_number():
    sheet = open_table(b"sep=;\na;b\n1;2\n").sheets[0]
    assert [row.number for row in sheet.rows()] == [2, 3]


def test_empty_rows_are_left_out_and_the_others_keep_their_number():
    sheet = open_table(b"a;b\n;;\n\n1;2\n").sheets[0]
    assert [row.number for row in sheet.rows()] == [1, 4]


def test_a_csv_named_xlsx_is_read_as_what_it_is():
    assert open_table(TABLE.encode(), "suivi.xlsx").form == "csv"


def test_a_workbook_named_csv_is_read_as_what_it_is():
    assert open_table(xlsx(["Date", "Lieu"]), "suivi.csv").form == "xlsx"


def test_sheets_can_be_read_twice():
    sheet = open_table(xlsx(["a", "b"], [1, 2])).sheets[0]
    assert list(sheet.rows()) == list(sheet.rows())


def test_a_cell_is_named_as_the_spreadsheet_shows_it():
    sheet = open_table(xlsx(["a"], title="Suivi")).sheets[0]
    assert sheet.where(14, 2) == "feuille Suivi, cellule C14"
    assert sheet.where(1, 27) == "feuille Suivi, cellule AB1"


def test_repeated_cells_and_rows_of_libreoffice_are_not_unfolded_for_nothing():
    blank = '<table:table-cell table:number-columns-repeated="16382"/>'
    row = f"<table:table-row>{cell('a', 2)}{blank}</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    sheet = open_table(ods(row + empty + row)).sheets[0]
    assert [(r.number, r.cells) for r in sheet.rows()] == [(1, ("a", "a")), (1048576, ("a", "a"))]


def test_comments_of_a_libreoffice_cell_are_not_its_text():
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p>'
        "</office:annotation><text:p>vu</text:p><text:p>lu</text:p></table:table-cell>"
    )
    assert cells(ods(f"<table:table-row>{noted}</table:table-row>")) == [("vu\nlu",)]


def test_every_sheet_of_a_libreoffice_file_is_read_whole():
    rows = "".join(f"<table:table-row>{cell('ligne ' + 'x' * 500)}</table:table-row>" for _ in range(1500))
    second = f'</table:table><table:table table:name="Budget">{rows}'
    tables = open_table(ods(rows + second))
    assert [(sheet.name, len(list(sheet.rows()))) for sheet in tables.sheets] == [
        ("Suivi", 1500),
        ("Budget", 1500),
    ]


def test_formulas_never_computed_are_remarked():
    assert "formules" in open_table(xlsx(["Total"], ["=SUM(A1:A1)"])).notes[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b";;;\n;;;\n", "empty"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_table"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "not_a_table"),
        (bytes(range(256)) * 20, "not_a_table"),
        (b"<html><table><tr><td>Date</td></tr></table></html>", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (b"PK\x03\x04" + bytes(50), "damaged"),
        (zipped({"word/document.xml": "<w/>"}), "not_a_table"),
        (zipped({"readme.txt": "bonjour"}), "not_a_table"),
        (zipped({"xl/workbook.bin": "x"}), "binary_excel"),
        (b'Date;Lieu\n12/03/2025;"' + b"x\n" * 100_000, "unclosed_quote"),
    ],
)  # fmt: skip
def test_what_is_not_a_readable_table_is_refused_by_its_name(data, code):
    assert refusal(data) == code


def test_a_truncated_workbook_is_said_to_be_damaged():
    data = xlsx(*[["12/03/2025", "Hall", n] for n in range(200)])
    assert refusal(data[: len(data) // 2]) == "damaged"


def test_a_zip_bomb_is_refused_before_it_is_opened():
    assert refusal(zipped({"xl/workbook.xml": "<w/>", "xl/bomb.xml": b"0" * 60_000_000})) == "bomb"


def test_too_many_parts_are_refused():
    assert refusal(zipped({f"xl/{n}.xml": "" for n in range(5_001)})) == "bomb"


def test_xml_entities_are_refused_in_both_formats():
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert refusal(ods("<table:table-row/>", doctype=doctype)) == "unsafe_xml"
    assert refusal(zipped({"xl/workbook.xml": f"<?xml version='1.0'?>{doctype}<w/>"})) == "unsafe_xml"


def test_a_libreoffice_file_with_a_password_is_said_to_be_protected():
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert refusal(ods("", extra=manifest)) == "protected"


def test_a_repeated_row_cannot_make_a_million_of_them():
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell("a")}</table:table-row>'
    assert refusal(ods(rows)) == "too_many_rows"


def test_a_repeated_cell_cannot_make_a_thousand_columns():
    assert refusal(ods(f"<table:table-row>{cell('a', 1000)}</table:table-row>")) == "too_many_columns"


def test_a_file_over_fifty_megabytes_is_refused(tmp_path):
    path = tmp_path / "gros.csv"
    with path.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    with pytest.raises(FileRefused, match="50 Mo"):
        open_table(path)


def test_the_200_001st_row_is_refused():
    data = b"a;b\n" + b"1;2\n" * 200_000
    assert refusal(data) == "too_many_rows"


def test_emoji_right_to_left_text_and_long_cells_are_kept():
    words = ["🌱 semis", "مرحبا بالجميع", "x" * 10_000]
    assert cells(xlsx(words))[0] == tuple(words)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(data):
    assert refused_or_read(data).endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(noise, at):
    data = bytearray(xlsx(["Date", "Lieu"], ["12/03/2025", "Hall"]))
    data[at : at + len(noise)] = noise
    assert refused_or_read(bytes(data)).endswith(".")
