"""What leaves the group shows no cell of people or attendances below five."""

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
    Unit,
    cell_in_words,
    figure_in_words,
    withheld,
)

SOURCE = (UUID(int=1),)


@pytest.mark.parametrize("unit", [Unit.PEOPLE, Unit.ATTENDANCES])
@pytest.mark.parametrize("value", [0, 1, 4])
def test_fewer_than_five_people_or_attendances_are_withheld_with_their_sources(unit, value):
    figure = withheld(
        Figure(
            unit=unit,
            value=value,
            denominator=3,
            of=Unit.NOTES,
            obtained=((Obtained.COUNTED, value),),
            missing=(Missing(1, "sans nombre"),),
            sources=SOURCE,
        )
    )
    assert figure.hidden
    assert (figure.value, figure.sources, figure.obtained, figure.missing, figure.denominator) == (
        None,
        (),
        (),
        (),
        None,
    )
    assert figure_in_words(figure) == "nombre retenu (moins de 5)"


def test_five_are_shown():
    figure = Figure(unit=Unit.PEOPLE, value=5, sources=SOURCE)
    assert withheld(figure) == figure


@pytest.mark.parametrize("unit", [Unit.SESSIONS, Unit.DECISIONS, Unit.EUROS, Unit.PARTNERS])
def test_sessions_decisions_and_euros_are_not_concerned(unit):
    figure = Figure(unit=unit, value=1, sources=SOURCE)
    assert withheld(figure) == figure


@pytest.mark.parametrize(("volunteers", "hidden"), [(0, True), (4, True), (5, False)])
def test_hours_are_withheld_when_fewer_than_five_volunteers_are_behind_them(volunteers, hidden):
    assert withheld(Figure(unit=Unit.HOURS, value=Decimal(30), behind=volunteers)).hidden is hidden


def test_hours_of_a_session_have_no_volunteers_behind_them():
    assert not withheld(Figure(unit=Unit.HOURS, value=Decimal(30))).hidden


def test_an_average_is_withheld_when_its_total_is_small():
    assert withheld(Figure(unit=Unit.PER_SESSION, value=Decimal("1.5"), behind=3)).hidden
    assert not withheld(Figure(unit=Unit.PER_SESSION, value=Decimal("1.5"), behind=30)).hidden


def test_an_unknown_figure_stays_unknown_with_its_reason():
    figure = Figure(unit=Unit.PEOPLE, missing=(Missing(2, "sans nombre"),))
    assert withheld(figure) == figure


def test_a_small_cell_is_withheld_alone_and_takes_the_sources_away():
    cells = (Cell("âge", "16-25", 4, Unit.ATTENDANCES, 30), Cell("âge", "26-60", 26, Unit.ATTENDANCES, 30))
    figure = withheld(Figure(unit=Unit.ATTENDANCES, value=30, cells=cells, sources=SOURCE))
    assert figure.value == 30
    assert [cell.value for cell in figure.cells] == [None, 26]
    assert figure.sources == ()
    assert cell_in_words(figure.cells[0]) == "16-25 : nombre retenu (moins de 5)"


def test_a_split_by_how_it_was_obtained_is_a_cell_too():
    figure = Figure(
        unit=Unit.ATTENDANCES, value=20, obtained=((Obtained.COUNTED, 17), (Obtained.ESTIMATED, 3))
    )
    assert withheld(figure).obtained == ()
    assert withheld(figure).value == 20


@given(
    st.sampled_from([Unit.PEOPLE, Unit.ATTENDANCES]),
    st.one_of(st.none(), st.integers(0, 50)),
    st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 50)), st.one_of(st.none(), st.integers(0, 80)))),
)
def test_nothing_that_leaves_holds_a_number_of_people_below_five(unit, value, told):
    cells = tuple(Cell("âge", str(rank), number, unit, whole) for rank, (number, whole) in enumerate(told))
    figure = withheld(Figure(unit=unit, value=value, cells=cells, sources=SOURCE))
    shown = [figure.value, *(n for cell in figure.cells for n in (cell.value, cell.denominator))]
    assert all(number is None or number >= 5 for number in shown)
    if figure.hidden or any(cell.hidden for cell in figure.cells):
        assert figure.sources == ()
