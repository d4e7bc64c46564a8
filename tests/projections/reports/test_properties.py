"""Whatever the journal: totals never exceed what was told, units stay apart, one's own notes stay out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Unit
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting
from pasdecote.projections.reports.indicators import INDICATORS, figure_of, measure
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template.reading import template
from tests.projections.reports.journal import fact, note, scope

values = st.one_of(st.none(), st.integers(0, 60))
counts = st.builds(
    lambda unit, measure, value: Count(
        unit=unit,
        measure=measure,
        value=value,
        obtained=Obtained.NOT_COLLECTED if value is None else Obtained.SAID,
    ),
    st.sampled_from([Unit.PEOPLE, Unit.ATTENDANCES]),
    st.sampled_from([Measure.PRESENT, Measure.NEW, Measure.REGISTERED]),
    values,
)
contents = st.builds(
    lambda kind, day, told, session: kind(
        happened_on=date(2025, 1, 1) + timedelta(days=day),
        happened="…",
        counts=tuple(told),
        session=fact(900 + session) if session else None,
    ),
    st.sampled_from([ActionHeld, Meeting, Encounter]),
    st.integers(0, 364),
    st.lists(counts, max_size=3),
    st.integers(0, 3),
)
journals = st.lists(st.tuples(contents, st.sampled_from(["me", "team", "institution"])), max_size=12).map(
    lambda told: [note(rank, content, circle) for rank, (content, circle) in enumerate(told, start=1)]
)


def told_present(journal):
    return sum(
        count.value or 0
        for told in journal
        if told.circle != "me"
        for count in told.content.counts
        if count.measure is Measure.PRESENT
    )


@given(journals)
def test_a_total_never_exceeds_what_was_told(journal):
    assert (measure("attendances", journal, scope()).value or 0) <= told_present(journal)


@given(journals)
def test_months_add_up_to_the_total(journal):
    figure = measure("attendances_by_month", journal, scope())
    assert sum(cell.value or 0 for cell in figure.cells) == (figure.value or 0)


@given(journals)
def test_ones_own_notes_never_enter_a_figure(journal):
    own = {told.version for told in journal if told.circle == "me"}
    notes = Notes(journal, scope())
    for name in INDICATORS:
        assert own.isdisjoint(figure_of(name, notes).sources)


@given(journals)
def test_every_figure_has_the_unit_it_is_registered_with(journal):
    notes = Notes(journal, scope())
    for name, indicator in INDICATORS.items():
        assert figure_of(name, notes).unit is indicator.unit


@given(journals)
def test_a_known_number_opens_on_at_least_one_note(journal):
    notes = Notes(journal, scope())
    for name in INDICATORS:
        figure = figure_of(name, notes)
        assert not figure.value or figure.sources


@given(journals, st.randoms())
def test_the_order_in_which_notes_arrive_changes_nothing(journal, random):
    shuffled = list(journal)
    random.shuffle(shuffled)
    chosen = template("assemblee-generale")
    assert (
        report(chosen, journal, scope(), outside=True).fields
        == report(chosen, shuffled, scope(), outside=True).fields
    )


@given(journals)
def test_nothing_that_leaves_tells_fewer_than_five_people_or_attendances(journal):
    left = report(template("assemblee-generale"), journal, scope(), outside=True)
    for field in left.fields:
        if field.unit in ("people", "attendances"):
            assert field.value is None or field.value >= 5
            assert all(cell.value is None or cell.value >= 5 for cell in field.cells)
        if field.status is Status.WITHHELD:
            assert field.sources == ()
