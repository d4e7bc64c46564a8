"""The numbers of a bilan are judged together: the same count is one cell, wherever it is asked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Part, VolunteerTime
from pasdecote.ground.facts.atoms import Unit as Counted
from pasdecote.ground.facts.gathering import ActionHeld, Meeting
from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.measures.figures import Unit, Why
from pasdecote.ground.measures.releases import Within
from pasdecote.projections.reports.indicators import INDICATORS
from pasdecote.projections.reports.leaving import COUNTED_AS, GREATEST, Former, leaving
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import FieldSpec
from pasdecote.projections.reports.template.reading import template
from tests.ground.measures.attacker import Attacker
from tests.projections.reports.journal import attendances, note, scope

# Everything that counts people: whoever adds an indicator about people reads `leaving`, then this list.
ABOUT_PEOPLE = {
    "attendance_per_session",
    "attendances",
    "attendances_at_sessions",
    "attendances_by_month",
    "contacts",
    "cost_per_attendance",
    "decisions_attendances",
    "distinct_people",
    "new_people",
    "reached",
    "told_ages",
    "told_genders",
    "told_parts",
    "told_residence",
    "volunteer_attendances",
    "volunteer_hours",
    "volunteers_at_most",
    "volunteers_at_once",
}
HOURS_OF_THE_GROUP = {"duration_hours", "presence_hours", "hours_outside_usual"}


def asks(*names, bands=()):
    return [FieldSpec(id=name, label=name, indicator=name, bands=bands) for name in names]


def session(number, month, present, *parts, kind=ActionHeld, **more):
    told = tuple(Part(dimension=dimension, band=band, value=value) for dimension, band, value in parts)
    day = date(2025, month, 1 + number % 28)
    return note(number, kind(happened_on=day, counts=(attendances(present, parts=told),), **more))


def figures(told, *names, bands=(), former=None, **frame):
    left = leaving(asks(*names, bands=bands), Notes(told, scope(**frame)), former)
    return [left.figures[name, bands] for name in names]


def test_every_indicator_about_people_is_known_here():
    units = {Unit.PEOPLE, Unit.ATTENDANCES, Unit.PER_SESSION, Unit.HOURS}
    found = {name for name, one in INDICATORS.items() if one.unit in units} | {"cost_per_attendance"}
    assert found - HOURS_OF_THE_GROUP == ABOUT_PEOPLE
    assert set(COUNTED_AS) | set(COUNTED_AS.values()) | GREATEST <= ABOUT_PEOPLE


def test_a_small_month_takes_the_smallest_other_with_it():
    told = [session(1, 1, 3), session(2, 2, 9), session(3, 3, 6), session(4, 4, 12)]
    (months,) = figures(told, "attendances_by_month")
    assert months.value == 30
    assert [cell.value for cell in months.cells[:4]] == [None, 9, None, 12]
    assert months.cells[4].value is None
    assert not months.cells[4].hidden  # nothing told is not withheld
    assert {cell.why for cell in months.cells if cell.hidden} == {Why.EITHER}
    assert months.sources == ()


def test_an_average_does_not_tell_the_total_that_is_withheld():
    told = [session(1, 1, 20), session(2, 2, 3, kind=Meeting)]
    total, at_sessions, mean = figures(
        told, "attendances", "attendances_at_sessions", "attendance_per_session"
    )
    # 23 in all and 20 at sessions would tell the 3 of the meeting.
    assert total.hidden != at_sessions.hidden
    assert at_sessions.hidden == mean.hidden


def test_the_few_whose_gender_was_not_told_are_not_told_either():
    told = [session(1, 1, 20, ("genre", "femmes", 18))]
    (genders,) = figures(told, "told_genders")
    (cell,) = genders.cells
    assert (cell.value is None) != (cell.denominator is None)


def test_two_forms_that_ask_other_bands_do_not_tell_those_between():
    told = [session(1, 1, 40, ("age", "6-11", 12), ("age", "12-15", 2), ("age", "16-25", 26))]
    notes = Notes(told, scope())
    first = leaving(asks("told_ages", bands=("6-11", "12-25")), notes)
    assert [cell.value for cell in first.figures["told_ages", ("6-11", "12-25")].cells] == [12, 28]
    # 6-15 is 14: less the 12 of the other form, two of 12 to 15.
    second = leaving(asks("told_ages", bands=("6-15", "16-25")), notes, Former("here", (first.release,)))
    assert all(cell.value is None for cell in second.figures["told_ages", ("6-15", "16-25")].cells)


def test_hours_of_few_volunteers_do_not_appear_by_difference():
    def given_time(number, month, minutes, people):
        return note(
            number,
            ActionHeld(
                happened_on=date(2025, month, 1), volunteers=VolunteerTime(minutes=minutes, people=people)
            ),
        )

    told = [given_time(1, 1, 600, 8), given_time(2, 5, 120, 2)]
    quarter = leaving(asks("volunteer_hours"), Notes(told, scope(end=date(2025, 3, 31))))
    assert quarter.figures["volunteer_hours", ()].value == 10
    (second,) = figures(
        told,
        "volunteer_hours",
        former=Former("here", (quarter.release,)),
        start=date(2025, 4, 1),
        end=date(2025, 6, 30),
    )
    assert second.hidden


def test_a_project_beside_its_group():
    nest = (Within("project", "group"),)
    group = leaving(asks("attendances"), Notes([session(1, 1, 40)], scope()), Former("group", (), nest))
    former = Former("project", (group.release,), nest)
    assert figures([session(1, 1, 37)], "attendances", former=former)[0].hidden
    assert not figures([session(1, 1, 34)], "attendances", former=former)[0].hidden


@pytest.mark.parametrize("name", sorted(ABOUT_PEOPLE))
def test_a_withheld_figure_is_a_filled_field_that_says_so(name):
    told = [session(1, 1, 3, ("age", "16-25", 2), volunteers=VolunteerTime(minutes=60, people=2))]
    (figure,) = figures(told, name)
    said = (
        figure.value,
        *(cell.value for cell in figure.cells),
        *(cell.denominator for cell in figure.cells),
    )
    assert all(number is None for number in said)


sessions = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, 7]), st.integers(0, 12), st.integers(0, 12), st.integers(0, 6)),
    min_size=1,
    max_size=7,
)


@settings(max_examples=30)
@given(sessions)
def test_nobody_recomputes_what_a_whole_bilan_withholds(days):
    """The assembly's bilan: the total, the months, the ages; read from the report, not from our tables."""
    told = [
        session(rank, month, young + old + other, ("age", "16-25", young), ("age", "26+", old))
        for rank, (month, young, old, other) in enumerate(days, start=1)
    ]
    left = report(template("assemblee-generale"), told, scope(), outside=True)
    months = [cell.label for cell in left.field("presences_par_mois").cells]
    bands = ("16-25", "26+", "autre")
    attacker = Attacker([(month, band) for month in months for band in bands])
    known = []

    def reads(atoms, value, hidden, why):
        attacker.reads(atoms, value if value is not None or hidden else 0)
        if hidden:
            known.append(atoms)
            if why is Why.SMALL:
                attacker.reads(atoms, at_most=4)

    whole = [(month, band) for month in months for band in bands]
    total = left.field("presences")
    reads(whole, total.value, total.why is not None, total.why)
    for cell in left.field("presences_par_mois").cells:
        reads([(cell.label, band) for band in bands], cell.value, cell.hidden, cell.why)
    ages = left.field("publics").cells
    for cell in ages:
        reads([(month, cell.label) for month in months], cell.value, cell.hidden, cell.why)
    mean = left.field("presences_par_seance")
    if mean.value is not None:
        assert total.value is not None
    for atoms in known:
        least, most = attacker.range(atoms)
        assert most - least >= 4 - 1e-6
    for field in left.fields:
        if field.status is Status.WITHHELD:
            assert field.sources == ()


@pytest.mark.parametrize(("deciding", "shown"), [(4, None), (5, 5)])
def test_who_took_part_in_decisions_is_told_from_five_on(deciding, shown):
    count = Count(unit=Counted.PEOPLE, value=deciding, measure=Measure.DECIDING, obtained=Obtained.COUNTED)
    made = note(1, Decision(happened_on=date(2025, 3, 3), happened="Louer la salle", counts=(count,)))
    (figure,) = figures([made], "decisions_attendances")
    assert figure.value == shown
