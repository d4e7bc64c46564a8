"""From a row to a fact: nothing invented, nothing lost."""

from datetime import date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Part, Partner, Side, Stage, Unit
from pasdecote.ground.facts.checking import check
from pasdecote.portal.intake.headers import guess
from pasdecote.portal.intake.mapping import Field
from pasdecote.portal.intake.readers.sheet import Row, Sheet
from pasdecote.portal.intake.rows import Memory, kinds_told, to_facts

DAY = "12/03/2025"


def sheet(*rows, name="Suivi"):
    numbered = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=2))
    return Sheet(name=name, head=numbered, rows=lambda: iter(numbered))


def lines(labels, *rows, anchor="collectif", **changes):
    mapping = msgspec.structs.replace(guess(labels), **changes)
    return list(to_facts(sheet(*rows), mapping, anchor))


def fact(labels, *cells, **changes):
    (line,) = lines(labels, cells, **changes)
    assert line.errors == ()
    return line.fact


def error(labels, *cells, **changes):
    (line,) = lines(labels, cells, **changes)
    assert line.fact is None
    return str(line.errors[0])


def test_a_row_becomes_one_fact():
    labels = [
        "Date",
        "Action",
        "Type",
        "Lieu",
        "Durée",
        "Présents",
        "Partenaires",
        "Ce qui s’est passé",
        "La suite",
    ]
    (line,) = lines(
        labels, [DAY, "Jardin", "Atelier", "Parcelle", "1h30", 8, "Ville, MJC", "Semis.", "Revenir"]
    )
    told = line.fact
    assert (line.row, line.project_name) == (2, "Jardin")
    assert told.kind == "action_held"
    assert told.happened_on == date(2025, 3, 12)
    assert told.happened == "Semis."
    assert told.next_step == "Revenir"
    assert told.duration_minutes == 90
    assert told.place.name == "Parcelle"
    assert told.partners == (Partner(name="Ville"), Partner(name="MJC"))
    assert told.counts == (Count(unit=Unit.ATTENDANCES, value=8),)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Réunion", "meeting"), ("Permanence", "presence"), ("Présence sociale", "presence"), ("Maraude",
        "presence"),
        ("Atelier", "action_held"), ("Sortie", "action_held"), ("Rencontre", "encounter"), ("Imprévu",
        "unexpected"),
        ("Pas de côté", "step_aside"), ("Décision", "decision"), ("Dépense", "expense"), ("Subvention",
        "funding"),
        ("Bidule", "action_held"),
    ],
)  # fmt: skip
def test_the_kind_comes_from_the_type_column(told, kind):
    assert fact(["Date", "Type", "Observations"], DAY, told, "Vu.").kind == kind


def test_a_person_decides_the_kind_of_a_told_type():
    told = fact(["Date", "Type", "Observations"], DAY, "Bidule", "Vu.", kinds=(("bidule", "encounter"),))
    assert told.kind == "encounter"


def test_without_a_type_the_title_may_begin_with_one():
    assert fact(["Date", "Titre"], DAY, "Permanence à la laverie").kind == "presence"
    assert fact(["Date", "Titre"], DAY, "Le mot réunion est plus loin").kind == "action_held"


def test_a_told_type_is_never_lost():
    told = fact(["Date", "Titre", "Type"], DAY, "Musée", "Sortie")
    assert "Type : Sortie" in told.happened


def test_a_blank_number_gives_no_count_and_a_zero_gives_one():
    assert fact(["Date", "Titre", "Présents"], DAY, "Hall", None).counts == ()
    assert fact(["Date", "Titre", "Présents"], DAY, "Hall", 0).counts == (
        Count(unit=Unit.ATTENDANCES, value=0),
    )


def test_new_people_are_people_and_present_are_attendances():
    counts = fact(["Date", "Titre", "Présents", "Nouveaux"], DAY, "Hall", "une dizaine", 2).counts
    assert counts == (
        Count(unit=Unit.ATTENDANCES, value=10, obtained=Obtained.ESTIMATED, reason="une dizaine"),
        Count(unit=Unit.PEOPLE, value=2, measure=Measure.NEW),
    )


def test_a_header_that_says_counted_makes_the_number_counted():
    (count,) = fact(["Date", "Titre", "Présents (comptés)"], DAY, "Hall", 4).counts
    assert count.obtained is Obtained.COUNTED


def test_told_parts_stay_parts_and_are_never_crossed():
    labels = ["Date", "Titre", "Présents", "Femmes 16-25 ans", "Hommes 16-25 ans"]
    (count,) = fact(labels, DAY, "Hall", 9, 3, 4).counts
    assert set(count.parts) == {
        Part(dimension="gender", band="femmes", value=3),
        Part(dimension="gender", band="hommes", value=4),
        Part(dimension="age", band="16-25", value=7),
    }


def test_a_total_is_the_sum_of_its_parts_only_when_all_were_told():
    labels = ["Date", "Titre", "Femmes", "Hommes"]
    (whole,) = fact(labels, DAY, "Hall", 5, 3).counts
    (partial,) = fact(labels, DAY, "Hall", 5, None).counts
    assert (whole.value, whole.obtained) == (8, Obtained.SAID)
    assert (partial.value, partial.obtained) == (5, Obtained.ESTIMATED)
    assert "Hommes" in partial.reason


def test_one_part_alone_is_not_a_total():
    (count,) = fact(["Date", "Titre", "QPV"], DAY, "Hall", 5).counts
    assert (count.value, count.obtained) == (None, Obtained.NOT_COLLECTED)


def test_parts_above_the_total_are_remarked_and_kept():
    (line,) = lines(["Date", "Titre", "Présents", "Femmes", "Hommes"], [DAY, "Hall", 4, 3, 2])
    assert "plus que le total" in str(line.warnings[0])
    assert line.fact is not None


def test_volunteers_without_hours_stay_in_words():
    labels = ["Date", "Titre", "Bénévoles (nb)", "Heures bénévoles"]
    assert fact(labels, DAY, "Hall", 3, "4,5").volunteers.minutes == 270
    without = fact(labels, DAY, "Hall", 3, None)
    assert without.volunteers is None
    assert "Bénévoles (nb) : 3" in without.happened


def test_a_column_without_a_field_goes_to_the_words_unless_ignored():
    labels = ["Date", "Titre", "Météo"]
    assert "Météo : pluie" in fact(labels, DAY, "Hall", "pluie").happened
    mapping = guess(labels).having(2, Field.IGNORE)
    (line,) = to_facts(sheet([DAY, "Hall", "pluie"]), mapping, "c")
    assert "pluie" not in line.fact.happened


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Dépenses", "NC"),
        ("Durée", "?"),
        ("Financeur", "Caf"),
        ("Femmes", "une dizaine"),
        ("État de la séance", "à moitié"),
    ],
)
def test_what_is_told_and_gives_no_value_stays_in_the_words(header, told):
    assert told in fact(["Date", "Titre", header], DAY, "Hall", told).happened


def test_names_of_people_stay_in_the_file():
    told = fact(["Date", "Titre", "Noms des participants"], DAY, "Hall", "Alix Durand")
    assert "Durand" not in str(told)


def test_an_error_names_its_cell():
    said = error(["Date", "Titre", "Présents"], DAY, "Hall", -3)
    assert said.startswith("Feuille Suivi, cellule C2 :")
    assert "négatif" in said


def test_a_missing_date_is_an_error_unless_merged_cells_are_filled_down():
    labels, rows = ["Date", "Titre", "Lieu"], [[DAY, "Hall", "A"], [None, "Place", "B"]]
    assert "Il manque la date" in str(lines(labels, *rows)[1].errors[0])
    assert lines(labels, *rows, fill_down_dates=True)[1].fact.happened_on == date(2025, 3, 12)


def test_unreadable_cells_become_words_when_asked():
    labels = ["Date", "Titre", "Présents"]
    assert "Présents : trop" in fact(labels, DAY, "Hall", "trop", keep_unreadable=True).happened
    assert "nombre" in error(labels, DAY, "Hall", "trop")


def test_totals_titles_and_repeated_headers_are_skipped_with_the_reason():
    labels = ["Date", "Titre", "Présents"]
    rows = [["TOTAL", None, 40], ["Mars"], labels, [None, "Total", 12]]
    reasons = [line.skipped for line in lines(labels, *rows)]
    assert reasons == ["ligne de total", "titre : Mars", "en-têtes répétés", "ligne de total"]


def test_a_sentence_alone_without_its_date_is_an_error_and_not_a_title():
    assert "Il manque la date" in error(["Date", "Lieu", "Observations"], None, None, "Le banc est réparé.")


def test_months_alone_are_periods():
    told = fact(["Mois", "Titre"], datetime(2025, 3, 1), "Hall")
    assert (told.happened_on, told.ended_on) == (date(2025, 3, 1), date(2025, 3, 31))


def test_planned_and_cancelled_sessions_are_facts_of_their_own():
    labels = ["Date", "Titre", "État de la séance"]
    planned = fact(labels, DAY, "Hall", "prévu")
    assert (planned.kind, planned.due[0].on) == ("session_planned", date(2025, 3, 12))
    assert fact(labels, DAY, "Hall", "annulée").kind == "session_cancelled"
    assert fact(labels, DAY, "Hall", "réalisé").kind == "action_held"


def test_formula_like_text_is_plain_text():
    assert fact(["Date", "Observations"], DAY, "=cmd|' /C calc'!A0").happened == "=cmd|' /C calc'!A0"


def test_money_on_a_row_of_activity_stays_on_it():
    told = fact(
        ["Date", "Titre", "Présents", "Dépenses", "Compte"], DAY, "Jardin", 4, "12,50 €", "601 - Terre"
    )
    (money,) = told.money
    assert told.kind == "action_held"
    assert (money.account, money.side, money.stage, money.cents, money.exercise) == (
        "601", Side.EXPENSE, Stage.ACTUAL, 1250, 2025,
    )  # fmt: skip


def test_money_alone_is_an_expense_an_income_or_a_funding():
    labels = ["Date", "Libellé", "Dépenses", "Recettes", "Compte", "Financeur"]
    rows = [
        [DAY, "Terre", 10, None, 601, None],
        [DAY, "Loto", None, 20, 70, None],
        [DAY, "Aide", None, 30, 74, "Caf"],
    ]
    told = [line.fact for line in lines(labels, *rows)]
    assert [each.kind for each in told] == ["expense", "income", "funding"]
    assert told[2].money[0].account == "74-social"
    assert told[2].money[0].funder == "Caf"


def test_a_negative_amount_is_refused():
    assert "négatif" in error(["Date", "Titre", "Dépenses"], DAY, "Avoir", -5)


def test_equal_rows_on_one_day_are_told_apart_and_remarked():
    labels = ["Date", "Titre", "Présents", "Observations"]
    same = [DAY, "Hall", 4, "Calme."]
    first, again, reworded, other = lines(
        labels, same, same, [DAY, "Hall", 4, "Très calme."], [DAY, "Hall", 5, "Calme."]
    )
    assert len({first.fact_id, again.fact_id, reworded.fact_id}) == 3
    assert [line.twin for line in (first, again, reworded, other)] == [False, True, True, False]
    assert "Identique à la ligne 2" in str(again.warnings[0])
    assert "Probablement la même chose" in str(reworded.warnings[0])


def test_importing_again_gives_the_same_identifiers_and_an_inserted_row_changes_no_other():
    labels, rows = ["Date", "Titre"], [[DAY, "Hall"], [DAY, "Place"], [DAY, "Hall"]]
    before = [line.fact_id for line in lines(labels, *rows)]
    after = [line.fact_id for line in lines(labels, rows[0], [DAY, "Gare"], *rows[1:])]
    assert before == [line.fact_id for line in lines(labels, *rows)]
    assert set(before) < set(after)
    assert before[0].version == 8


def test_another_collective_gives_other_identifiers():
    labels, row = ["Date", "Titre"], [DAY, "Hall"]
    assert lines(labels, row)[0].fact_id != lines(labels, row, anchor="autre")[0].fact_id


def test_the_same_row_saved_as_text_or_as_values_has_the_same_identifier():
    labels = ["Date", "Titre", "Présents", "Dépenses"]
    text = lines(labels, ["12/03/25", "Hall", "4", "12,50"])[0]
    values = lines(["Titre", "Date", "Présents", "Dépenses", ""], ["Hall", datetime(2025, 3, 12), 4.0, 12.5])[
        0
    ]
    assert text.fact_id == values.fact_id


def test_sheets_read_together_share_their_memory():
    mapping, memory = guess(["Date", "Titre"]), Memory.of("c")
    first, second = (list(to_facts(sheet([DAY, "Hall"]), mapping, "c", memory=memory)) for _ in range(2))
    assert first[0].fact_id != second[0].fact_id


def test_told_types_are_listed_for_a_person_to_decide():
    labels = ["Date", "Type"]
    table = sheet([DAY, "Atelier"], [DAY, "Bidule"], [DAY, "Atelier"])
    assert kinds_told(table, guess(labels)) == {"Atelier": 2, "Bidule": 1}


@pytest.mark.parametrize("words", ["🌱" * 300, "مرحبا", "x" * 10_000, "a\x00b", "\u202etexte"])
def test_unusual_words_are_kept(words):
    assert fact(["Date", "Observations"], DAY, words.replace("\x00", "")).happened == words.replace(
        "\x00", ""
    )


def test_words_that_cannot_be_stored_are_an_error_of_their_row():
    assert "illisibles" in error(["Date", "Observations"], DAY, "a\ud800b")
    assert "trop long" in error(["Date", "Observations"], DAY, "x" * 100_001)


CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.integers(-10, 2000), st.floats(), st.booleans(), st.dates()
)


@given(st.lists(st.lists(CELLS, max_size=9), max_size=4))
def test_any_row_gives_a_sound_fact_a_reason_or_an_error(rows):
    labels = [
        "Date",
        "Titre",
        "Type",
        "Présents",
        "Femmes",
        "Hommes",
        "Durée",
        "Heures bénévoles",
        "Dépenses",
    ]
    for line in lines(labels, *rows):
        assert (line.fact is not None) + bool(line.errors) + bool(line.skipped) == 1
        if line.fact:
            check(line.fact)
