"""How a figure looks once it is decided which of its numbers stay inside."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.small_numbers import (
    Cell,
    Figure,
    Missing,
    Obtained,
    Slot,
    Unit,
    Why,
    about_people,
    cell_in_words,
    figure_in_words,
    withheld,
)

SOURCE = (UUID(int=1),)
VALUE = Slot()
AGES = (Cell("âge", "16-25", 4, Unit.ATTENDANCES, 30), Cell("âge", "26-60", 26, Unit.ATTENDANCES, 30))


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.SMALL, "nombre retenu (moins de 5)"),
        (Why.EITHER, "nombre retenu (moins de 5, ou pour en protéger un autre)"),
    ],
)
def test_a_withheld_figure_keeps_its_unit_says_why_and_opens_on_nothing(why, words):
    figure = withheld(
        Figure(
            unit=Unit.PEOPLE,
            value=4,
            denominator=3,
            of=Unit.NOTES,
            obtained=((Obtained.COUNTED, 4),),
            missing=(Missing(1, "sans nombre"),),
            sources=SOURCE,
        ),
        {VALUE: why},
    )
    assert (figure.unit, figure.hidden, figure.why) == (Unit.PEOPLE, True, why)
    assert (figure.value, figure.sources, figure.obtained, figure.missing, figure.denominator) == (
        None,
        (),
        (),
        (),
        None,
    )
    assert figure_in_words(figure) == words


def test_what_nothing_withholds_leaves_as_it_is():
    figure = Figure(unit=Unit.PEOPLE, value=5, sources=SOURCE, cells=AGES, method="Comptées.")
    assert withheld(figure, {}) == figure


def test_a_withheld_part_is_labelled_alone_and_takes_the_sources_away():
    figure = withheld(
        Figure(unit=Unit.ATTENDANCES, value=30, cells=AGES, sources=SOURCE), {Slot(0): Why.SMALL}
    )
    assert figure.value == 30
    assert [cell.value for cell in figure.cells] == [None, 26]
    assert figure.sources == ()
    assert cell_in_words(figure.cells[0]) == "16-25 : nombre retenu (moins de 5)"
    blurred = withheld(figure, {Slot(1): Why.EITHER}).cells[1]
    assert cell_in_words(blurred) == "26-60 : nombre retenu (moins de 5, ou pour en protéger un autre)"


def test_a_withheld_denominator_is_said_once_and_the_parts_stay():
    why = {Slot(0, whole=True): Why.EITHER, Slot(1, whole=True): Why.EITHER}
    figure = withheld(Figure(unit=Unit.ATTENDANCES, cells=AGES, method="Âges dits."), why)
    assert [(cell.value, cell.denominator) for cell in figure.cells] == [(4, None), (26, None)]
    assert figure.method == (
        "Âges dits. Le nombre dont ces parties sont tirées est retenu, pour en protéger un autre."
    )


def test_a_split_by_how_it_was_obtained_leaves_as_ways_only():
    told = ((Obtained.COUNTED, 17), (Obtained.ESTIMATED, 13))
    figure = withheld(Figure(unit=Unit.ATTENDANCES, value=30, obtained=told), {})
    assert figure_in_words(figure) == "30 présences (compté ; estimé)"
    sessions = Figure(unit=Unit.SESSIONS, value=30, obtained=told)
    assert withheld(sessions, {}) == sessions


@pytest.mark.parametrize(
    ("figure", "tells"),
    [
        (Figure(unit=Unit.ATTENDANCES), True),
        (Figure(unit=Unit.HOURS, value=Decimal(30), behind=3), True),
        (Figure(unit=Unit.HOURS, value=Decimal(30)), False),
        (Figure(unit=Unit.EUROS, value=Decimal(30), behind=12), True),
        (Figure(unit=Unit.EUROS, value=Decimal(30)), False),
        (Figure(unit=Unit.DECISIONS, value=1), False),
    ],
)
def test_people_attendances_and_what_tells_them_are_concerned_and_nothing_else(figure, tells):
    assert about_people(figure) is tells


slots = st.one_of(st.just(VALUE), st.builds(Slot, st.integers(0, 3), st.booleans()))


@given(st.dictionaries(slots, st.sampled_from(Why)))
def test_what_is_withheld_is_nowhere_in_the_figure_that_leaves(why):
    cells = tuple(Cell("âge", str(rank), 70 + rank, Unit.ATTENDANCES, 90 + rank, False) for rank in range(4))
    left = withheld(Figure(unit=Unit.ATTENDANCES, value=50, cells=cells, sources=SOURCE), why)
    said = repr(left)
    assert (VALUE in why) == ("value=50" not in said)
    for rank in range(4):
        assert (Slot(rank) in why) == (f"value={70 + rank}" not in said)
        assert (Slot(rank, whole=True) in why) == (f"denominator={90 + rank}" not in said)
    assert (left.sources == ()) == bool(why)
