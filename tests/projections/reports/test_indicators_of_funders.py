"""The indicators that funders added: counted by hand, bands of ages, money beside attendances."""

from datetime import date
from decimal import Decimal

import pytest

from pasdecote.ground.facts.atoms import Count, Measure, MembersRole, Part, Place, Unit, VolunteerTime
from pasdecote.ground.facts.gathering import ActionHeld, Meeting, Presence
from pasdecote.ground.facts.money import Expense, Funding
from pasdecote.projections.reports.indicators import INDICATORS, Reason, measure
from pasdecote.projections.reports.indicators.bands import Span, banded, span_of
from pasdecote.projections.reports.leaving import leaving
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import FieldSpec
from tests.projections.reports.journal import YEAR, attendances, fact, money, note, scope, version

NEW = (
    "told_ages",
    "told_genders",
    "told_residence",
    "reached",
    "presence_hours",
    "contacts",
    "funding_plan",
    "cost_per_attendance",
    "different_places",
    "sessions_by_theme",
    "meetings_deciding",
    "volunteers_at_most",
    "stocktakings",
    "months_open",
    "sessions_of_a_day",
    "hours_outside_usual",
)


def missing_of(figure):
    return {gap.reason: gap.count for gap in figure.missing}


def held(number, day=1, **content):
    return note(number, ActionHeld(happened_on=date(2025, 1, day), **content))


def aged(*bands, whole=None):
    parts = tuple(Part(dimension="age", band=band, value=value) for band, value in bands)
    total = sum(value for _, value in bands) if whole is None else whole
    return measure("told_ages", [held(1, counts=(attendances(total, parts=parts),))], scope())


@pytest.mark.parametrize("name", NEW)
def test_nothing_told_is_not_a_zero(name):
    figure = measure(name, [], scope())
    assert (figure.value, figure.cells, figure.missing_count) == (None, (), 1)
    assert figure.unit is INDICATORS[name].unit


@pytest.mark.parametrize(
    ("name", "value", "denominator", "sources"),
    [
        ("months_open", 4, 12, (1, 2, 3, 4, 5, 16)),  # January, February, March and November
        ("different_places", 2, 6, (1, 2)),  # « La laverie », « Salle 4 »; 3, 4, 5 and 16 name none
        ("sessions_by_theme", 2, 3, (1, 2)),  # of three held, one of which says no theme
        ("meetings_deciding", 1, 1, (4,)),
        ("sessions_of_a_day", 3, 3, (1, 2, 3)),
        ("presence_hours", None, 1, ()),
        ("contacts", None, 2, ()),
    ],
)
def test_the_year_counted_by_hand(name, value, denominator, sources):
    figure = measure(name, YEAR, scope())
    assert (figure.value, figure.denominator) == (value, denominator)
    assert set(figure.sources) == set(map(version, sources))


def test_sessions_of_a_theme_are_out_of_those_that_tell_one():
    figure = measure("sessions_by_theme", YEAR, scope())
    assert [(cell.label, cell.value, cell.denominator) for cell in figure.cells] == [
        ("logement et charges", 2, 2),
        ("budget", 1, 2),
    ]
    assert missing_of(figure) == {Reason.NO_THEME: 1}


def test_a_session_told_twice_counts_once_in_its_theme():
    told = [held(n, day=n, session=fact(900), themes=("garden",)) for n in (1, 2)]
    assert measure("sessions_by_theme", told, scope()).value == 1


def test_a_session_over_several_days_is_longer_than_a_day_and_several_told_together_are_missing():
    told = [
        held(1),
        held(2, day=2, ended_on=date(2025, 1, 4)),
        held(3, day=5, counts=(Count(unit=Unit.SESSIONS, value=6),)),
    ]
    figure = measure("sessions_of_a_day", told, scope())
    assert (figure.value, figure.denominator, figure.sources) == (1, 8, (version(1),))
    assert missing_of(figure) == {Reason.NO_LENGTH: 6}


def test_volunteers_are_at_most_the_sum_of_those_told_and_unknown_when_one_note_is_silent():
    known = [held(n, day=n, volunteers=VolunteerTime(minutes=60, people=n)) for n in (2, 3)]
    assert measure("volunteers_at_most", known, scope()).value == 5
    silent = measure("volunteers_at_most", YEAR, scope())
    assert (silent.value, missing_of(silent)) == (None, {Reason.NO_VOLUNTEERS: 1})


def test_meetings_that_say_no_role_are_missing():
    told = [
        note(1, Meeting(happened_on=date(2025, 1, 1), members_role=MembersRole.PRESENT)),
        note(2, Meeting(happened_on=date(2025, 1, 2))),
    ]
    figure = measure("meetings_deciding", told, scope())
    assert (figure.value, figure.denominator, missing_of(figure)) == (0, 2, {Reason.NO_ROLE: 1})


def test_hours_outside_the_usual_ones_are_not_derivable_and_the_reason_is_said():
    figure = measure("hours_outside_usual", YEAR, scope())
    assert (figure.value, missing_of(figure)) == (None, {Reason.NO_HOUR: 1})


def test_places_are_the_same_whatever_the_capitals():
    told = [held(n, day=n, place=Place(name=name)) for n, name in ((1, "La laverie"), (2, "la Laverie "))]
    assert measure("different_places", told, scope()).value == 1


def test_hours_of_presence_and_contacts_leave_out_what_was_not_told():
    told = [
        note(1, Presence(happened_on=date(2025, 1, 1), duration_minutes=90, counts=(attendances(7),))),
        note(2, Presence(happened_on=date(2025, 1, 2))),
    ]
    hours, contacts = measure("presence_hours", told, scope()), measure("contacts", told, scope())
    assert (hours.value, missing_of(hours)) == (Decimal("1.50"), {Reason.NO_DURATION: 1})
    assert (contacts.value, contacts.denominator, missing_of(contacts)) == (7, 2, {Reason.NO_ATTENDANCE: 1})


def test_those_reached_are_attendances_and_never_added_to_those_present():
    told = [held(1, counts=(attendances(9), Count(unit=Unit.PEOPLE, measure=Measure.REACHED, value=40)))]
    assert measure("reached", told, scope()).value == 40
    assert measure("attendances", told, scope()).value == 9


def test_ages_are_out_of_the_attendances_that_tell_them():
    figure = measure("told_ages", YEAR, scope())
    assert [(cell.label, cell.value, cell.denominator) for cell in figure.cells] == [
        ("16-25", 5, 20),
        ("26-60", 5, 20),
    ]


@pytest.mark.parametrize(
    ("band", "span"),
    [("16-25", Span(16, 25)), ("60+", Span(60, 200)), ("jeunes", None), ("25-16", None), ("", None)],
)
def test_a_band_is_read_as_ages_or_not_at_all(band, span):
    assert span_of(band) == span


def test_told_bands_within_one_asked_are_added_up():
    figure = banded(aged(("12-15", 6), ("16-17", 2), ("18-25", 7)), ["12-17", "18-25"])
    assert [(cell.label, cell.value, cell.denominator) for cell in figure.cells] == [
        ("12-17", 8, 15),
        ("18-25", 7, 15),
    ]


def test_a_told_band_that_straddles_leaves_both_unknown_and_is_kept_as_told():
    figure = banded(aged(("16-25", 5), ("26-60", 6)), ["12-17", "18-25", "26-60"])
    assert [(cell.dimension, cell.label, cell.value) for cell in figure.cells] == [
        ("âge", "12-17", None),
        ("âge", "18-25", None),
        ("âge", "26-60", 6),
        ("âge, tel que dit", "16-25", 5),
    ]
    assert missing_of(figure) == {Reason.NOT_FROM_BANDS: 2}
    assert figure.method.endswith("Tranches qui ne se déduisent pas de ce qui a été dit : 12-17, 18-25.")


def test_ages_told_in_words_may_be_any_age():
    figure = banded(aged(("12-15", 6), ("jeunes", 5)), ["12-15", "60+"])
    assert [cell.value for cell in figure.cells[:2]] == [None, None]


def test_ages_that_nobody_asked_are_still_there():
    figure = banded(aged(("12-15", 6), ("60+", 5)), ["12-17"])
    assert [(cell.label, cell.value) for cell in figure.cells] == [("12-17", 6), ("autres âges", 5)]


def test_a_band_that_nobody_told_is_zero_only_when_every_age_was_told():
    assert banded(aged(("12-15", 6)), ["18-25"]).cells[0].value == 0
    assert banded(aged(("12-15", 6), whole=9), ["18-25"]).cells[0].value is None


def test_bands_are_regrouped_before_small_numbers_are_withheld():
    """3 and 4 are under five each; the seven of the band asked are not."""
    parts = (Part(dimension="age", band="12-15", value=3), Part(dimension="age", band="16-17", value=4))
    told = [held(1, counts=(attendances(7, parts=parts),))]
    asked = FieldSpec(id="ages", label="Âges", indicator="told_ages", bands=("12-17",))
    figure = leaving([asked], Notes(told, scope())).figures["told_ages", ("12-17",)]
    assert [(cell.label, cell.value, cell.hidden) for cell in figure.cells] == [("12-17", 7, False)]


def test_each_funder_has_its_status_and_a_refused_one_shows_what_was_asked():
    told = [
        note(
            1,
            Funding(
                happened_on=date(2025, 1, 1),
                money=(
                    money("74-etat", "income", "planned", 3000, funder="Préfecture", status="requested"),
                    money("74-com", "income", "planned", 500, funder="Ville", status="refused"),
                ),
            ),
        ),
        note(
            2,
            Funding(
                happened_on=date(2025, 6, 1),
                money=(money("74-etat", "income", "actual", 2500, funder="Préfecture", status="paid"),),
            ),
        ),
    ]
    figure = measure("funding_plan", told, scope())
    assert [(cell.dimension, cell.label, cell.value) for cell in figure.cells] == [
        ("financeur, prévu", "Préfecture (74-etat), versé", Decimal("3000.00")),
        ("financeur, prévu", "Ville (74-com), refusé", Decimal("500.00")),
        ("financeur, réalisé", "Préfecture (74-etat), versé", Decimal("2500.00")),
    ]
    assert figure.value is None
    assert set(figure.sources) == {version(1), version(2)}


def test_the_cost_of_an_attendance_leaves_out_gifts_in_kind_and_hides_with_few_people():
    spent = note(
        1,
        Expense(
            happened_on=date(2025, 1, 1),
            money=(money("60", "expense", "actual", 100), money("864", "expense", "actual", 900)),
        ),
    )
    figure = measure("cost_per_attendance", [spent, held(2, counts=(attendances(8),))], scope())
    assert (figure.value, figure.denominator) == (Decimal("12.50"), 8)
    few = Notes([spent, held(2, counts=(attendances(4),))], scope())
    cost = FieldSpec(id="cost", label="Coût", indicator="cost_per_attendance")
    assert leaving([cost], few).figures["cost_per_attendance", ()].hidden


def test_without_expense_or_attendance_there_is_no_cost():
    assert missing_of(measure("cost_per_attendance", YEAR, scope())) == {Reason.NO_EXPENSE: 1}
    spent = note(1, Expense(happened_on=date(2025, 1, 1), money=(money("60", "expense", "actual", 9),)))
    assert measure("cost_per_attendance", [spent], scope()).value is None


def test_a_note_over_several_months_opens_each_of_them():
    told = [note(1, Presence(happened_on=date(2025, 11, 20), ended_on=date(2026, 1, 9), happened="…"))]
    assert measure("months_open", told, scope()).value == 2


def test_days_of_a_note_over_several_days_are_not_all_known():
    told = [held(1, ended_on=date(2025, 1, 2)), held(2, day=4)]
    figure = measure("days", told, scope())
    assert (figure.value, missing_of(figure)) == (2, {Reason.SEVERAL_DAYS: 1})
