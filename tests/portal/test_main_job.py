"""The main job, from a spreadsheet to what a funder accepts, from the terminal alone: every figure is
recounted here straight from the file, without our readers."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from docx import Document as Word
from odfdo import Document as Odf
from openpyxl import load_workbook
from pypdf import PdfReader

from pasdecote.portal.home.cli import main
from tests.portal.intake.import_files import EXAMPLES

CENTRE, CLUB, ASSOCIATION = (
    "centre-social-suivi.xlsx",
    "club-prevention-presence.ods",
    "association-activites.csv",
)
TEMPLATES = ("assemblee-generale", "cerfa-15059-02")
ABOUT = {"une dizaine": 10, "une douzaine": 12, "une quinzaine": 15, "une vingtaine": 20, "une trentaine": 30,
         "une quarantaine": 40, "8-10": 9, "10-15": 12, "environ 12": 12, "environ 25": 25}  # fmt: skip
YEAR = ["--collectif", "les-tilleuls", "--du", "2025-01-01", "--au", "2025-12-31"]


def centre():
    """Attendances, newcomers, hours, volunteer hours, euros spent and received, as the workbook has them."""
    book = load_workbook(EXAMPLES / CENTRE, data_only=True)
    rows = [row for row in book["Suivi 2025"].iter_rows(min_row=5, values_only=True) if row[1]]
    budget = [row for row in book["Budget 2025"].iter_rows(min_row=4, max_col=6, values_only=True) if row[0]]
    kept = [row for row in budget if row[0] != 60 and (row[0] != 74 or row[2])]
    cash = [row for row in kept if str(row[0])[:2] not in ("86", "87")]
    return {
        "presences": sum(row[5] for row in rows),
        "personnes_nouvelles": sum(row[8] or 0 for row in rows),
        "hours": sum(Decimal(str(row[4])) for row in rows if not str(row[2]).startswith("Permanence")),
        "benevolat_heures": sum(Decimal(str(row[10] or 0)) for row in rows),
        "spent": sum(Decimal(str(row[4])) for row in cash if str(row[0])[0] == "6"),
        "received": sum(Decimal(str(row[4])) for row in cash if str(row[0])[0] == "7"),
    }


def club():
    rows = [row for row in Odf(EXAMPLES / CLUB).body.tables[0].get_values() if hasattr(row[0], "year")]
    met = [row[4] for row in rows if row[4] not in (None, "NC", "?")]
    return {
        "presences": sum(ABOUT.get(value, value) for value in met),
        "personnes_nouvelles": sum(row[8] or 0 for row in rows),
    }


def association():
    with (EXAMPLES / ASSOCIATION).open(encoding="cp1252", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["Date"]]
    cells = [row["Nb pers."] for row in rows if row["Nb pers."] not in ("", "NC")]
    inside = [re.search(r"dont (\d+) nouveaux", cell) for cell in cells]
    return {
        "presences": sum(int(re.search(r"\d+", cell)[0]) for cell in cells),
        "personnes_nouvelles": sum(int(found[1]) for found in inside if found)
        + sum(int(row["dont nouveaux"]) for row in rows if row["dont nouveaux"]),
        "benevolat_heures": sum(number(row["Heures bénévoles"]) for row in rows),
        "spent": sum(number(row["Dépenses (€)"]) for row in rows),
        "received": sum(number(row["Recettes (€)"]) for row in rows),
    }


def number(text):
    return Decimal(re.sub(r"\s", "", text).replace(",", ".") or 0)


RECOUNTS = {CENTRE: centre, CLUB: club, ASSOCIATION: association}


@pytest.fixture
def drawn(cast, tmp_path):
    """Import an example, then give the bytes of a bilan in a form, all from the terminal."""

    def draw(example, template, form, *more):
        if not (tmp_path / example).exists():
            (tmp_path / example).touch()
            assert main(["import", str(EXAMPLES / example), "--collectif", "les-tilleuls"]) == 0
        out = tmp_path / f"bilan.{form}"
        assert main(["bilan", template, *YEAR, *more, "--out", str(out)]) == 0
        return out.read_bytes()

    return draw


def values(data):
    """The values of a bilan's JSON by field, and its budget."""
    report = json.loads(data)
    return {field["id"]: field["value"] for field in report["fields"]}, report["budget"]


@pytest.mark.parametrize("example", RECOUNTS)
def test_every_figure_is_the_one_in_the_file(drawn, example):
    told, budget = values(drawn(example, "assemblee-generale", "json", "--interieur"))
    expected = RECOUNTS[example]()
    for field in ("presences", "personnes_nouvelles", "benevolat_heures"):
        if field in expected:
            assert Decimal(str(told[field])) == expected[field], field
    if "hours" in expected:
        assert Decimal(str(told["duree"])) == expected["hours"]
    for side, field in (("expenses", "spent"), ("income", "received")):
        if field in expected:
            assert Decimal(str(budget[side]["actual"])) == expected[field], field


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("example", RECOUNTS)
def test_each_bilan_comes_out_in_each_form(drawn, example, template):
    pages = PdfReader(io.BytesIO(drawn(example, template, "pdf")))
    catalog = pages.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert str(catalog["/Lang"]).startswith("fr")
    assert len("".join(page.extract_text() for page in pages.pages)) > 1_000
    word = Word(io.BytesIO(drawn(example, template, "docx")))
    assert sum(len(paragraph.text) for paragraph in word.paragraphs) > 300
    book = load_workbook(io.BytesIO(drawn(example, template, "xlsx")))
    told, _budget = values(drawn(example, template, "json"))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    numbers = {Decimal(str(cell)) for cell in cells if isinstance(cell, int | float)}
    bare = {Decimal(str(value)) for value in told.values() if isinstance(value, int | float)}
    assert bare <= numbers


def test_money_that_the_form_has_no_line_for_is_not_lost(drawn):
    _told, budget = values(drawn(CENTRE, "cerfa-15059-02", "json", "--interieur"))
    assert Decimal(str(budget["expenses"]["actual"])) == centre()["spent"]


def test_the_same_words_give_the_same_bytes(drawn):
    for form in ("pdf", "docx", "xlsx", "json"):
        assert drawn(ASSOCIATION, "assemblee-generale", form) == drawn(
            ASSOCIATION, "assemblee-generale", form
        )
