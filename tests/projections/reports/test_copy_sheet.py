"""The feuille de recopie: in the portal's order, bare numbers, lengths, shorter only by whole sentences."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.documents.model import FieldRow, Fields, Heading, Table
from pasdecote.ground.facts.atoms import Part
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.measures.small_numbers import forbidden_in
from pasdecote.projections.reports.files.copy_sheet import (
    CopyWord,
    bare,
    copy_sheet,
    first_sentences,
    signs,
)
from pasdecote.projections.reports.files.copy_sheet_paper import sheet_document
from pasdecote.projections.reports.files.csv_form import HEADER, csv_of
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.template.reading import available, read_template, template
from tests.projections.reports.journal import YEAR, attendances, note, scope
from tests.projections.reports.whole_year import whole

SHORT = """\
id: court
version: "1"
title: Court
sections:
  - title: Récit
    fields:
      - {{ id: recit, label: Récit, max_chars: {limit}, narrative: {{ kinds: [action_held, meeting] }} }}
      - {{ id: nouvelles, label: Nouvelles, indicator: new_people }}
      - {{ id: vide, label: Question, question: rien }}
"""


def sheet(template_id="contrat-de-ville"):
    return copy_sheet(whole(template(template_id)))


def lines(template_id="contrat-de-ville"):
    return {line.id: line for line in sheet(template_id).lines}


def short(limit):
    made = report(read_template(SHORT.format(limit=limit)), YEAR, scope(), outside=True)
    return {line.id: line for line in copy_sheet(made).lines}


@pytest.mark.parametrize("template_id", available())
def test_fields_come_in_the_order_of_the_portal(template_id):
    chosen = template(template_id)
    order = {field.id: rank for rank, field in enumerate(chosen.fields())}
    met = [order[line.group or line.id] for line in copy_sheet(whole(chosen)).lines]
    assert met == sorted(met)
    assert set(order) - {field for field, rank in order.items() if rank in met} <= {"financeurs"}


def test_a_number_is_bare_and_said_to_be_one():
    found = lines()["seances"]
    assert (found.text, found.is_number, found.number) == ("4", True, "2.5")
    assert found.note.startswith("4 séances")
    assert not lines()["besoins"].is_number


@pytest.mark.parametrize(
    ("value", "text"),
    [(31, "31"), (Decimal("4.50"), "4,5"), (Decimal("1250.00"), "1250"), (Decimal("1E+2"), "100"), (0, "0")],
)
def test_numbers_are_written_without_spaces_nor_idle_zeros(value, text):
    assert bare(value) == text


def test_a_text_says_its_length_and_the_limit_of_the_portal():
    found = lines()["siret"]
    assert (found.length, found.limit, found.too_long, found.shortened) == (14, 14, False, "")


def test_a_text_too_long_comes_with_the_first_sentences_that_fit():
    found = short(60)["recit"]
    assert found.too_long
    assert found.shortened == "Février 2025 : On a lu les charges à voix haute."
    assert found.text.startswith(found.shortened)


def test_when_no_sentence_fits_nothing_is_proposed():
    found = short(10)["recit"]
    assert (found.too_long, found.shortened) == (True, "")


def test_the_point_of_an_abbreviation_ends_no_sentence():
    text = "On a vu M. Durand hier. Il a dit oui."
    assert first_sentences(text, 30) == "On a vu M. Durand hier."
    assert first_sentences(text, 15) == ""


def test_length_is_counted_as_web_forms_do():
    assert signs("à 🎉") == 4


@given(st.text(alphabet=st.sampled_from("aé .!?\n«»AM🎉"), max_size=80), st.integers(0, 60))
def test_a_shortened_text_is_always_the_beginning_of_the_text_and_fits(text, limit):
    found = first_sentences(text, limit)
    assert text.startswith(found)
    assert signs(found) <= limit


def test_what_is_withheld_or_not_told_leaves_nothing_to_paste_and_says_why():
    found = short(300)
    assert (found["nouvelles"].text, found["nouvelles"].why) == ("", "nombre retenu (moins de 5)")
    assert (found["vide"].text, found["vide"].why) == ("", "à répondre")


def test_sentences_whose_numbers_are_withheld_are_pasted_for_they_say_so():
    text = SHORT.format(limit=300).replace("indicator: new_people", "indicators: [new_people]")
    made = report(read_template(text), YEAR, scope(), outside=True)
    found = {line.id: line for line in copy_sheet(made).lines}["nouvelles"]
    assert found.text == "Personnes nouvelles : nombre retenu (moins de 5)."


def test_a_withheld_part_is_empty_and_says_why():
    parts = tuple(Part(dimension="age", band=band, value=n) for band, n in (("12-15", 3), ("16-25", 9)))
    told = [note(1, ActionHeld(happened_on=date(2025, 1, 5), counts=(attendances(12, parts=parts),)))]
    text = SHORT.format(limit=300).replace("new_people", "told_ages")
    made = report(read_template(text), told, scope(), outside=True)
    found = {line.id: (line.text, line.why) for line in copy_sheet(made).lines}
    assert found["nouvelles/âge/12-15"][0] == ""
    assert found["nouvelles/âge/12-15"][1].startswith("nombre retenu")
    assert found["nouvelles/âge/16-25"] == ("9", "")


def test_a_sheet_is_made_only_with_what_may_leave():
    with pytest.raises(ReportError, match="ce qui peut sortir"):
        copy_sheet(whole(template("contrat-de-ville"), outside=False))


def test_each_named_funder_has_its_line_with_its_own_status():
    found = lines()
    money = {key.removeprefix("plan/"): (line.text, line.note) for key, line in found.items() if "/74" in key}
    assert money["74etat.1/planned"] == ("3000", "versé")
    assert money["74etat.1/actual"] == ("2500", "versé")
    assert money["74etat.2/planned"] == ("500", "refusé")
    assert money["74com.1/planned"] == ("2000", "accordé")
    assert found["plan/74etat.1/planned"].label.endswith(": Préfecture : prévu")
    assert not [key for key in found if key.startswith("financeurs")]


def test_a_refused_line_is_in_no_total():
    assert lines()["plan/74/planned"].text == "5000"


def test_bands_of_ages_are_one_line_each_and_the_unknown_ones_are_empty():
    found = lines()
    assert found["ages/âge/6-15"].text == "6"
    assert (found["ages/âge/16-17"].text, found["ages/âge/16-17"].why) == ("", "non connu")


def test_words_of_the_funder_are_marked_on_paper():
    blocks = sheet_document(sheet(), on=date(2026, 1, 5)).blocks
    labels = [row.label for block in blocks if isinstance(block, Fields) for row in block.rows]
    assert "« Public visé » (mot du financeur)" in labels


@pytest.mark.parametrize("template_id", available())
def test_on_paper_every_line_is_there_once(template_id):
    made = sheet(template_id)
    blocks = sheet_document(made, on=date(2026, 1, 5)).blocks
    rows = [row for block in blocks if isinstance(block, Fields) for row in block.rows]
    cells = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    proposals = sum(1 for line in made.lines if line.shortened)
    assert len(rows) + len(cells) == len(made.lines) + proposals
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert titles == list(dict.fromkeys(line.section for line in made.lines))


def test_on_paper_a_long_text_is_followed_by_the_proposal():
    made = report(read_template(SHORT.format(limit=60)), YEAR, scope(), outside=True)
    blocks = sheet_document(copy_sheet(made), on=date(2026, 1, 5)).blocks
    rows: list[FieldRow] = [row for block in blocks if isinstance(block, Fields) for row in block.rows]
    assert rows[0].note.endswith("signes pour 60 : à raccourcir")
    assert rows[1].value == "Février 2025 : On a lu les charges à voix haute."


@pytest.mark.parametrize("word", list(CopyWord))
def test_the_sheet_claims_no_effect(word):
    assert forbidden_in(word) == ()


def test_the_csv_of_a_bilan_has_a_row_a_field_and_a_row_a_part():
    made = whole(template("contrat-de-ville"))
    rows = list(csv.reader(StringIO(csv_of(made).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == list(HEADER)
    assert {len(row) for row in rows} == {len(HEADER)}
    by_field = [row for row in rows if row[2] == "seances"]
    assert by_field == [
        ["2 Action", "2.5", "seances", "Nombre de séances", "", "4", "séances", "", "",
         "1 sans nombre de présents", "rempli depuis le carnet"]
    ]  # fmt: skip
    assert ["âge : 6-15", "6"] in [row[4:6] for row in rows]
    assert ["Budget", "601", "601", "Achats matières et fournitures", "réalisé", "985,50"] in [
        row[:6] for row in rows
    ]


def test_a_withheld_number_is_empty_in_the_csv_and_says_so():
    made = report(read_template(SHORT.format(limit=300)), YEAR, scope(), outside=True)
    rows = list(csv.reader(StringIO(csv_of(made).decode("utf-8-sig")), delimiter=";"))
    row = next(row for row in rows if row[2] == "nouvelles")
    assert (row[5], row[10]) == ("", "nombre retenu")


def test_the_same_bilan_gives_the_same_csv():
    assert csv_of(whole(template("fdva-2"))) == csv_of(whole(template("fdva-2")))
