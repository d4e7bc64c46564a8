"""Adding up what was told: one unit at a time, a blank is never a zero."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.small_numbers import (
    Cell,
    Figure,
    Missing,
    Number,
    Obtained,
    Unit,
    UnitsMixed,
    cross,
    distinct_people,
    figure_in_words,
    total,
)

ATTENDANCES = Unit.ATTENDANCES


def test_a_total_says_how_each_part_of_it_was_obtained():
    """31 counted in two notes, 12 estimated in one: 43, both said."""
    figure = total(
        [
            Number(20, ATTENDANCES, Obtained.COUNTED, UUID(int=1)),
            Number(12, ATTENDANCES, Obtained.ESTIMATED, UUID(int=2)),
            Number(11, ATTENDANCES, Obtained.COUNTED, UUID(int=3)),
        ],
        ATTENDANCES,
    )
    assert figure.value == 43
    assert figure.obtained == ((Obtained.COUNTED, 31), (Obtained.ESTIMATED, 12))
    assert figure.sources == (UUID(int=1), UUID(int=2), UUID(int=3))
    assert "compté : 31 ; estimé : 12" in figure_in_words(figure)


def test_a_blank_is_missing_and_never_a_zero():
    figure = total([Number(None, ATTENDANCES), Number(None, ATTENDANCES)], ATTENDANCES, without="sans nombre")
    assert figure.value is None
    assert figure.missing == (Missing(2, "sans nombre"),)
    assert figure_in_words(figure) == "non connu : sans nombre"


def test_a_told_zero_is_a_zero():
    assert total([Number(0, ATTENDANCES)], ATTENDANCES).value == 0


def test_what_is_missing_is_said_beside_the_count():
    figure = Figure(unit=Unit.SESSIONS, value=12, missing=(Missing(3, "sans nombre de présents"),))
    assert figure_in_words(figure) == "12 séances, dont 3 sans nombre de présents"


def test_units_are_never_mixed():
    with pytest.raises(UnitsMixed, match="deux unités différentes ne font pas un total"):
        total([Number(8, ATTENDANCES), Number(5, Unit.PEOPLE)], ATTENDANCES)


def test_even_a_blank_of_another_unit_is_refused():
    with pytest.raises(UnitsMixed):
        total([Number(None, Unit.PEOPLE)], ATTENDANCES)


def test_two_dimensions_told_apart_cannot_be_crossed():
    young = [Cell("âge", "16-25", 6, ATTENDANCES, 20)]
    women = [Cell("genre", "femmes", 9, ATTENDANCES, 18)]
    figure = cross(young, women)
    assert figure.value is None
    assert figure_in_words(figure) == "non connu : dit séparément, ne peut pas être croisé"


def test_different_people_are_not_derived_from_attendances():
    attendances = Figure(unit=ATTENDANCES, value=143, sources=(UUID(int=1),))
    assert distinct_people(attendances).value is None
    assert "ne se déduit pas des présences" in figure_in_words(distinct_people(attendances))
    assert distinct_people(attendances, told=37).value == 37


numbers = st.lists(
    st.builds(
        Number,
        value=st.one_of(st.none(), st.integers(0, 1000)),
        unit=st.just(ATTENDANCES),
        obtained=st.sampled_from([Obtained.COUNTED, Obtained.SAID, Obtained.ESTIMATED]),
    )
)


@given(numbers)
def test_a_total_is_exactly_what_was_told_and_every_blank_is_missing(told):
    figure = total(told, ATTENDANCES)
    known = [number.value for number in told if number.value is not None]
    assert (figure.value or 0) == sum(known)
    assert (figure.value is None) == (not known)
    assert figure.missing_count == len(told) - len(known)
    assert sum(value for _, value in figure.obtained) == sum(known)


@given(numbers.filter(bool), st.sampled_from([unit for unit in Unit if unit is not ATTENDANCES]))
def test_one_number_of_another_unit_refuses_the_whole_total(told, unit):
    with pytest.raises(UnitsMixed):
        total([*told, told[0]._replace(unit=unit)], ATTENDANCES)
