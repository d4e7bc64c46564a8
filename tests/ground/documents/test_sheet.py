"""Spreadsheets: numbers are numbers, days are days, a text is never a formula."""

from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.ground.documents.model import Column, Noted, Table
from pasdecote.ground.documents.sheet import to_xlsx
from tests.ground.documents.samples import REPORT

TRICKS = ("=1+1", "+33 6", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", '=HYPERLINK("x")')


def _open(source):
    return load_workbook(BytesIO(to_xlsx(source)))


def _one(kind, *values):
    return Table((Column("v", kind),), tuple((value,) for value in values))


def test_each_table_and_the_fields_have_their_sheet_with_a_frozen_header():
    book = _open(REPORT)
    assert book.sheetnames == ["Rubriques", "Budget de l’action"]
    assert all(sheet.freeze_panes == "A2" for sheet in book)


def test_cents_become_euros_and_counts_stay_numbers():
    book = _open(REPORT)
    assert book["Budget de l’action"]["D2"].value == 985.5
    assert "€" in book["Budget de l’action"]["D2"].number_format
    assert book["Rubriques"]["C2"].value == 34


def test_days_are_days_and_nothing_is_an_empty_cell():
    sheet = _open([_one("date", date(2026, 3, 1), None)]).active
    assert sheet["A2"].value == datetime(2026, 3, 1)
    assert sheet["A2"].is_date
    assert sheet["A3"].value is None


def test_a_text_is_never_a_formula_in_a_workbook():
    sheet = _open([_one("text", *TRICKS)]).active
    assert {cell.data_type for (cell,) in sheet.iter_rows(min_row=2)} == {"s"}
    assert sheet["A2"].value == "=1+1"


def test_a_footnote_is_a_comment_of_its_cell():
    sheet = _open([_one("number", Noted(12, "comptés à la porte"))]).active
    assert (sheet["A2"].value, sheet["A2"].comment.text) == (12, "comptés à la porte")


def test_sheet_names_are_made_acceptable_and_unique():
    named = [
        Table((Column("a"),), (), caption=caption) for caption in ("a/b" * 20, "a/b" * 20, "🎉" * 40, "'")
    ]
    names = _open(named).sheetnames
    assert len({name.casefold() for name in names}) == 4
    assert max(map(len, names)) <= 31


def test_the_same_tables_give_the_same_bytes():
    assert to_xlsx(REPORT) == to_xlsx(REPORT)


def test_csv_opens_in_french_spreadsheets():
    made = to_csv([("Nom", "Montant", "Jour"), ('é;"', 12.5, date(2026, 3, 1)), (None, -3, Noted(4, "note"))])
    assert made.decode("utf-8") == '\ufeffNom;Montant;Jour\r\n"é;""";12,5;2026-03-01\r\n;-3;4\r\n'


def test_csv_keeps_formulas_asleep_and_real_negative_numbers_awake():
    lines = to_csv([[text] for text in TRICKS] + [[-3], [-1.5]]).decode("utf-8-sig")
    assert lines.startswith("'=1+1\r\n'+33 6\r\n'-2+3\r\n'@SUM(A1)\r\n'\t=1\r\n\"'\r=1\"\r\n'  =1+1\r\n")
    assert lines.endswith("\r\n-3\r\n-1,5\r\n")
