"""Two bilans side by side: a difference only in one unit, and what changed in the way of counting."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from pasdecote.ground.facts.atoms import Obtained
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.measures.small_numbers import Unit, forbidden_in
from pasdecote.projections.reports.comparing.comparison import Compared, compare, difference
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.template.reading import available, template
from tests.projections.reports.journal import YEAR, attendances, note, scope
from tests.projections.reports.whole_year import whole

CHOSEN = template("assemblee-generale")
BEFORE = (
    note(201, ActionHeld(happened_on=date(2024, 3, 1), counts=(attendances(6, Obtained.ESTIMATED),))),
    note(202, ActionHeld(happened_on=date(2024, 4, 1), counts=(attendances(9, Obtained.ESTIMATED),))),
)
LAST_YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def drawn(told=YEAR, chosen=CHOSEN, outside=True, **changes):
    return report(chosen, told, scope(**changes), outside=outside)


def rows(before=None, after=None):
    before = before or drawn(BEFORE, **LAST_YEAR)
    return {row.id: row for row in compare(before, after or drawn()).rows}


def recounted(found, field_id, **changes):
    """The report where one field was counted otherwise."""
    sections = tuple(
        replace(
            section,
            fields=tuple(
                replace(field, **changes) if field.id == field_id else field for field in section.fields
            ),
        )
        for section in found.sections
    )
    return replace(found, sections=sections)


def test_old_and_new_stand_side_by_side_with_their_difference():
    row = rows()["seances"]
    assert (row.before, row.difference) == ("2 séances", "1 séance de plus")
    assert row.after.startswith("3 séances")


def test_less_is_said_as_well_as_more_and_as_much():
    assert difference(5, 3, Unit.SESSIONS) == "2 séances de moins"
    assert difference(3, 3, Unit.SESSIONS) == "autant"
    assert difference(None, 3, Unit.SESSIONS) == ""
    assert difference("trois", 3, Unit.SESSIONS) == ""


def test_what_was_obtained_otherwise_and_what_is_missing_is_said():
    remarks = rows()["presences"].remarks
    assert "Obtenu autrement : estimé, puis compté, estimé." in remarks
    assert any(remark.startswith("Ce qui manque a changé : rien, puis 1 sans nombre") for remark in remarks)
    assert "Rapporté à 2 notes, puis à 5 notes." in remarks


def test_two_units_have_no_difference():
    other = recounted(drawn(), "presences", unit=Unit.PEOPLE)
    row = rows(after=other)["presences"]
    assert row.difference == ""
    assert any(remark.startswith("L’unité a changé : présences, puis personnes.") for remark in row.remarks)


def test_another_definition_is_said():
    other = recounted(drawn(), "seances", method="Autre définition.")
    assert any("La définition a changé" in remark for remark in rows(after=other)["seances"].remarks)


def test_another_version_of_the_model_is_said():
    newer = msgspec.structs.replace(CHOSEN, version="2")
    found = compare(drawn(BEFORE, **LAST_YEAR), drawn(chosen=newer))
    assert found.remarks == ("Le modèle a changé : version 1, puis version 2.",)


def test_a_withheld_number_has_no_difference():
    row = rows()["personnes_nouvelles"]
    assert row.difference == ""
    assert str(Compared.WITHHELD) in row.remarks


def test_parts_are_compared_part_by_part():
    row = rows()["presences_par_mois/mois/janvier"]
    assert (row.before, row.difference) == ("non connu", "")
    ages = rows(before=drawn(), after=drawn())["publics/âge/16-25"]
    assert ages.difference == "autant"


def test_money_is_compared_line_by_line_planned_with_planned():
    chosen = template("contrat-de-ville")
    found = {row.id: row for row in compare(whole(chosen), whole(chosen)).rows}
    assert found["601/actual"].before == "985,50\u00a0€"
    assert found["601/actual"].difference == "autant"
    assert "613/planned" not in found


def test_two_years_of_365_and_366_days_have_the_same_length_and_half_a_year_has_not():
    assert compare(drawn(BEFORE, **LAST_YEAR), drawn()).remarks == ()
    half = drawn(start=date(2025, 7, 1))
    assert compare(drawn(BEFORE, **LAST_YEAR), half).remarks == (
        "Les deux périodes n’ont pas la même durée : 366 jours, puis 184 jours.",
    )


def test_periods_that_overlap_are_said():
    assert str(Compared.OVERLAP) in compare(drawn(), drawn()).remarks


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (lambda: drawn(chosen=template("cerfa-15059-02")), "pas du même modèle"),
        (lambda: drawn(name="Les Acacias"), "pas deux groupes côte à côte"),
        (lambda: drawn(outside=False), "retient les petits nombres"),
    ],
)
def test_what_does_not_compare_is_refused(other, words):
    with pytest.raises(ReportError, match=words):
        compare(drawn(), other())


@pytest.mark.parametrize("word", list(Compared))
def test_a_comparison_gives_no_cause(word):
    assert forbidden_in(word) == ()


@pytest.mark.parametrize("template_id", available())
def test_every_field_of_a_model_has_its_row_in_order(template_id):
    chosen = template(template_id)
    found = compare(whole(chosen), whole(chosen, answered=False))
    ids = [row.id for row in found.rows]
    wanted = [field.id for field in chosen.fields()]
    assert [name for name in ids if name in wanted] == wanted
    assert len(ids) == len(set(ids))


def test_a_month_stands_beside_the_same_month_of_the_other_year():
    march = rows()["presences_par_mois/mois/mars"]
    assert march.before == "6 présences"
    assert "présences" in march.after
    assert not any("2024" in row.label or "2025" in row.label for row in rows().values())
