"""Finding headers, guessing what columns hold, choosing sheets."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.portal.intake.bands import parts_of
from pasdecote.portal.intake.headers import find_headers, guess, guess_sheet, signature
from pasdecote.portal.intake.mapping import Field, Mapping, Shape
from pasdecote.portal.intake.readers.sheet import Row, Sheet, Tables
from pasdecote.portal.intake.survey import survey


def sheet(*rows, name="Suivi"):
    numbered = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if cells)
    return Sheet(name=name, head=numbered, rows=lambda: iter(numbered))


LOG = ["Date", "Action", "Lieu", "Présents"]
DATA = ["12/03/2025", "Jardin", "Parcelle", 4]


def fields(*labels):
    return [column.field for column in guess(labels).columns]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Date de l’action", Field.DATE), ("Jour", Field.DATE), ("Qu’est-ce qui s’est passé ?",
        Field.HAPPENED),
        ("Intitulé de l’action", Field.TITLE), ("Type d’action", Field.KIND), ("Où ?", Field.PLACE),
        ("Commune", Field.COMMUNE), ("Projet", Field.PROJECT), ("Durée (h)", Field.DURATION),
        ("Nb pers.", Field.PRESENT), ("Nombre de participants", Field.PRESENT), ("Dont nouveaux", Field.NEW),
        ("Inscrits", Field.REGISTERED), ("Personnes différentes", Field.PEOPLE), ("Bénévoles (nb)",
        Field.VOLUNTEERS),
        ("Heures bénévoles", Field.VOLUNTEER_HOURS), ("Partenaires présents", Field.PARTNERS),
        ("Thématique", Field.THEME), ("Difficultés rencontrées", Field.DIFFICULTY), ("Suites à donner",
        Field.NEXT_STEP),
        ("Ce qui a changé", Field.CHANGED), ("Dépenses (€)", Field.EXPENSE), ("Recettes", Field.INCOME),
        ("Montant prévu", Field.PLANNED), ("Réalisé 2025", Field.ACTUAL), ("N° de compte", Field.ACCOUNT),
        ("Financeur", Field.FUNDER), ("Heure de début", Field.START_TIME), ("Horaires", Field.TIMES),
        ("Météo", Field.WORDS),
    ],
)  # fmt: skip
def test_usual_headers_are_recognised(label, field):
    assert fields(label) == [field]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Femmes", [("gender", "femmes")]), ("Participants H", [("gender", "hommes")]), ("16-25 ans",
        [("age", "16-25")]),
        ("Dont 11-15 ans", [("age", "11-15")]), ("- de 18 ans", [("age", "0-17")]), ("60 ans et +",
        [("age", "60+")]),
        ("+ de 60 ans", [("age", "60+")]), ("Habitants QPV", [("residence", "QPV")]),
        ("Femmes 16-25 ans", [("age", "16-25"), ("gender", "femmes")]),
        ("Présents", []), ("Date", []), ("Lieu de la fête", []), ("Nouveaux", []),
    ],
)  # fmt: skip
def test_parts_of_a_count_are_recognised(label, parts):
    assert list(parts_of(label)) == parts


@pytest.mark.parametrize(
    "label", ["Nom", "Nom et prénom", "Téléphone", "Date de naissance", "Noms des participants"]
)
def test_a_column_that_names_people_is_left_aside_and_says_so(label):
    (column,) = guess([label]).columns
    assert column.field is Field.IGNORE
    assert column.personal


def test_a_header_that_says_counted_is_remembered():
    assert guess(["Présents (comptés)"]).columns[0].counted


def test_of_two_columns_for_one_field_the_surest_wins_and_the_other_stays_in_words():
    assert fields("Présents", "Participants") == [Field.PRESENT, Field.WORDS]


def test_titles_and_empty_lines_above_the_headers_are_passed():
    found = find_headers(sheet(["Centre social – Suivi 2025"], [], ["Rempli par l’équipe"], LOG, DATA).head)
    assert found.labels == tuple(LOG)
    assert found.first_row == 5


def test_merged_headers_on_two_lines_are_joined():
    above = ["Date", "Lieu", "Participants", None, None]
    below = [None, None, "Total", "Femmes", "Dont nouveaux"]
    mapping = guess_sheet(sheet(above, below, ["12/03/2025", "Hall", 4, 3, 1]))
    expected = [Field.DATE, Field.PLACE, Field.PRESENT, Field.PART, Field.NEW]
    assert [column.field for column in mapping.columns] == expected
    assert mapping.first_row == 3


def test_a_first_row_of_text_is_not_taken_for_a_second_line_of_headers():
    found = find_headers(sheet(LOG, ["mars", "Jardin", None, "une dizaine"]).head)
    assert found.first_row == 2


def test_a_sheet_without_headers_has_no_mapping():
    assert guess_sheet(sheet(["Mode d’emploi"], ["Ne pas noter de noms."])) is None


def test_the_year_is_found_in_the_name_or_the_title():
    assert guess_sheet(sheet(LOG, DATA, name="Suivi 2025")).year == 2025
    assert guess_sheet(sheet(["Année 2024"], LOG, DATA)).year == 2024
    assert guess_sheet(sheet(LOG, DATA)).year is None


def test_a_budget_is_told_from_a_log():
    assert guess(["Compte", "Libellé", "Prévu", "Réalisé"]).shape is Shape.BUDGET
    assert guess(LOG).shape is Shape.ACTIVITY
    assert guess(["Couleur", "Taille"]).shape is Shape.OTHER


def test_the_signature_ignores_case_accents_and_empty_columns():
    assert signature(["Date", "Présents"]) == signature(["DATE", "", "presents "])
    assert signature(["Date", "Présents"]) != signature(["Présents", "Date"])


def test_a_mapping_survives_json_and_a_persons_choice_replaces_the_guess():
    mapping = guess(LOG).having(1, Field.TITLE)
    assert msgspec.json.decode(msgspec.json.encode(mapping), type=Mapping) == mapping
    assert mapping.columns[1].field is Field.TITLE


def test_a_kept_mapping_applies_to_next_years_file():
    kept = guess(LOG, first_row=2, year=2024).having(1, Field.TITLE)
    applied = kept.applied_to(guess(LOG, first_row=5, year=2025))
    assert (applied.first_row, applied.year, applied.columns) == (5, 2025, kept.columns)


def test_monthly_sheets_and_the_budget_are_proposed_and_the_rest_is_named():
    budget = [["Compte", "Libellé", "Prévu", "Réalisé"], [601, "Achats", 10, 12]]
    sheets = (
        sheet(LOG, DATA, name="Janvier"),
        sheet(LOG, DATA, name="Février"),
        sheet(*budget, name="Budget"),
        sheet(["Ne pas noter de noms"], name="Aide"),
    )
    found = survey(Tables(form="xlsx", filename="x.xlsx", sheets=sheets))
    assert [(each.sheet.name, each.proposed) for each in found] == [
        ("Janvier", True), ("Février", True), ("Budget", True), ("Aide", False),
    ]  # fmt: skip


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_headers_give_a_mapping(labels):
    assert guess(labels).signature
