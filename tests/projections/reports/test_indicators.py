"""Every indicator over the year of les Tilleuls, counted by hand."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from pasdecote.ground.facts.atoms import Count, Part, Unit
from pasdecote.ground.facts.gathering import ActionHeld, Meeting
from pasdecote.ground.measures.small_numbers import Cell, Obtained, forbidden_in
from pasdecote.ground.measures.small_numbers import Unit as Measured
from pasdecote.projections.reports.indicators import INDICATORS, Reason, measure
from tests.projections.reports.journal import YEAR, attendances, fact, note, scope, version


def missing_of(figure):
    return {gap.reason: gap.count for gap in figure.missing}


@pytest.mark.parametrize(
    ("name", "value", "denominator"),
    [
        ("sessions_held", 3, None),  # notes 1, 2, 3; 14 is one's own, 15 is of another year
        ("meetings_held", 1, None),  # note 4
        ("presences_sociales", 1, None),  # note 5
        ("encounters", 1, None),  # note 16
        ("attendances", 31, 5),  # 8 + 11 + 12; of notes 1, 2, 4, and 3 and 16 that do not say it
        ("attendances_at_sessions", 19, 3),  # 8 + 11, of three sessions
        ("attendance_per_session", Decimal("9.5"), 3),  # 19 ÷ the 2 sessions that say it
        ("new_people", 4, 4),  # note 1; 2, 3 and 4 do not say it
        ("duration_hours", Decimal("4.50"), 4),  # 120 + 90 + 60 minutes
        ("volunteer_hours", Decimal("2.50"), 2),  # 90 + 60 minutes
        ("volunteer_attendances", 6, 2),  # note 1; note 4 does not say how many
        ("volunteers_at_once", 6, 2),
        ("days", 4, None),  # notes 1 to 4
        ("months_active", 11, 12),  # all but December, where something was only planned
        ("decisions", 1, None),
        ("demands", 2, None),
        ("demands_answered", 2, None),
        ("demands_waiting", 1, 2),  # note 9: only silence followed
        ("changes_noted", 2, None),  # a disputed note still counts
        ("partners", 2, 2),  # « MJC » and « mjc » are one
        ("places", 1, 6),
        ("members_role", 3, 4),  # notes 1, 2, 4; note 3 does not say it
        ("themes", 2, 14),  # notes 1 to 13 and 16; two of them tell a theme
    ],
)
def test_the_year_counted_by_hand(name, value, denominator):
    figure = measure(name, YEAR, scope())
    assert (figure.value, figure.denominator) == (value, denominator)
    assert figure.unit is INDICATORS[name].unit


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("sessions_held", (1, 2, 3)),
        ("attendances", (1, 2, 4)),
        ("new_people", (1,)),
        ("volunteer_hours", (1, 4)),
        ("decisions", (7,)),
        ("demands_waiting", (9,)),
        ("partners", (1, 2)),
        ("changes_noted", (12, 13)),
        ("members_role", (1, 2, 4)),
    ],
)
def test_every_number_opens_on_the_notes_behind_it(name, sources):
    assert measure(name, YEAR, scope()).sources == tuple(map(version, sources))


def test_sessions_without_a_number_are_missing_and_not_zero():
    figure = measure("attendances", YEAR, scope())
    assert missing_of(figure) == {Reason.NO_ATTENDANCE: 1, Reason.OVER_A_PERIOD: 1}
    assert figure.obtained == ((Obtained.COUNTED, 20), (Obtained.ESTIMATED, 11))
    assert missing_of(measure("sessions_held", YEAR, scope())) == {Reason.NO_ATTENDANCE: 1}
    assert missing_of(measure("attendance_per_session", YEAR, scope())) == {Reason.NO_ATTENDANCE: 1}


def test_parts_have_their_own_denominator():
    """16-25: 3 of the 8 of note 1, 2 of the 12 of note 4; 26-60 was told in note 1 of the same dimension."""
    figure = measure("told_parts", YEAR, scope())
    assert figure.cells == (
        Cell("âge", "16-25", 5, Measured.ATTENDANCES, 20),
        Cell("âge", "26-60", 5, Measured.ATTENDANCES, 20),
    )
    assert missing_of(figure) == {Reason.NO_PART: 2}  # notes 2 and 16


def test_two_dimensions_keep_two_denominators():
    parts = (Part(dimension="genre", band="femmes", value=6), Part(dimension="âge", band="16-25", value=2))
    first = note(
        1, ActionHeld(happened_on=date(2025, 1, 1), happened="a", counts=(attendances(9, parts=parts),))
    )
    other = note(
        2, ActionHeld(happened_on=date(2025, 1, 2), happened="b", counts=(attendances(7, parts=parts[1:]),))
    )
    cells = measure("told_parts", [first, other], scope()).cells
    assert {(cell.dimension, cell.value, cell.denominator) for cell in cells} == {
        ("genre", 6, 9),
        ("âge", 4, 16),
    }


def test_a_month_without_a_number_stays_blank():
    cells = measure("attendances_by_month", YEAR, scope()).cells
    assert [cell.value for cell in cells] == [8, 11, 12] + [None] * 9
    assert cells[0].label == "janvier 2025"


def test_a_told_zero_is_counted_as_zero():
    """Nobody came, and somebody said so: 0 present at one session of two, the other does not say."""
    told = [
        note(1, ActionHeld(happened_on=date(2025, 1, 1), happened="Personne.", counts=(attendances(0),))),
        note(2, ActionHeld(happened_on=date(2025, 1, 2), happened="On ne sait plus.")),
    ]
    figure = measure("attendances", told, scope())
    assert (figure.value, figure.missing_count) == (0, 1)
    assert measure("attendance_per_session", told, scope()).value == Decimal("0.0")


def test_the_same_session_told_twice_counts_once():
    session = fact(99)
    told = [
        note(
            1,
            ActionHeld(happened_on=date(2025, 1, 1), happened="a", session=session, counts=(attendances(8),)),
        ),
        note(
            2,
            ActionHeld(happened_on=date(2025, 1, 1), happened="b", session=session, counts=(attendances(9),)),
        ),
        note(3, ActionHeld(happened_on=date(2025, 1, 2), happened="c", session=session)),
    ]
    assert measure("sessions_held", told, scope()).value == 1
    assert measure("attendances", told, scope()).value == 9


def test_a_note_that_sums_up_several_sessions_counts_for_as_many():
    content = ActionHeld(
        happened_on=date(2025, 1, 1),
        happened="Le trimestre",
        counts=(Count(unit=Unit.SESSIONS, value=12), attendances(96)),
    )
    assert measure("sessions_held", [note(1, content)], scope()).value == 12
    assert measure("attendance_per_session", [note(1, content)], scope()).value == Decimal("8.0")


def test_people_told_over_a_period_are_not_added_to_attendances():
    figure = measure("attendances", YEAR[15:16], scope())
    assert figure.value is None
    assert missing_of(figure) == {Reason.OVER_A_PERIOD: 1}


def test_an_average_never_divides_by_the_sessions_that_say_nothing():
    silent = [note(n, ActionHeld(happened_on=date(2025, 1, n), happened="…")) for n in range(1, 9)]
    counted = note(9, ActionHeld(happened_on=date(2025, 1, 9), happened="…", counts=(attendances(10),)))
    figure = measure("attendance_per_session", [*silent, counted], scope())
    assert (figure.value, figure.denominator, figure.missing_count) == (Decimal("10.0"), 9, 8)


def test_different_people_stay_unknown():
    assert measure("distinct_people", YEAR, scope()).value is None


def test_erased_names_of_partners_are_missing():
    erased = [
        note(n, msgspec.structs.replace(told.content, partners=told.content.partners))
        for n, told in enumerate(YEAR[:2])
    ]
    blank = note(
        9,
        Meeting(
            happened_on=date(2025, 1, 1),
            happened="",
            partners=tuple(msgspec.structs.replace(p, name="") for p in YEAR[0].content.partners),
        ),
    )
    figure = measure("partners", [*erased, blank], scope())
    assert figure.value == 2
    assert missing_of(figure) == {Reason.NO_NAME: 1}


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_an_empty_journal_gives_no_zero(name):
    figure = measure(name, [], scope())
    assert figure.value is None
    assert figure.missing
    assert all(cell.value is None for cell in figure.cells)


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_every_indicator_is_defined_in_words_that_claim_nothing(name):
    found = INDICATORS[name]
    assert found.label
    assert found.definition.endswith(".")
    assert forbidden_in(f"{found.label} {found.definition}") == ()


@pytest.mark.parametrize("reason", list(Reason))
def test_reasons_claim_nothing(reason):
    assert forbidden_in(reason) == ()
