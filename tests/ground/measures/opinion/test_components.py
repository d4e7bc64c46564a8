"""Two directions out of sparse residuals, the same as out of the whole table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.opinion.components import components
from pasdecote.ground.measures.opinion.positions import extremity, placed, positions
from pasdecote.ground.measures.opinion.votes import gather
from tests.ground.measures.opinion.samples import camps, of_table


def holed(seed, people, statements, seen=0.6):
    """A table with three leanings among people, and what some did not answer."""
    draw = np.random.default_rng(seed)
    lean = draw.normal(size=(people, 2)) @ draw.normal(size=(2, statements)) + draw.normal(
        size=(people, statements)
    )
    table = np.clip(np.round(lean), -1, 1)
    lost = draw.random(table.shape) > seen
    lost[:, 0] = lost[0] = False
    table[lost] = np.nan
    return table


def whole(table, removed):
    """Means, both directions and positions from the table filled with means, as it is defined."""
    filled = table.copy()
    filled[:, removed] = 0
    means = np.nanmean(filled, axis=0)
    seen = ~np.isnan(filled)
    left = np.where(seen, filled - means, 0)
    axes = np.linalg.svd(np.where(seen, filled, means) - means, full_matrices=False)[2][:2]
    return means, axes, np.sqrt(table.shape[1] / seen.sum(axis=1))[:, None] * (left @ axes.T)


@pytest.mark.parametrize("statements", [12, 50, 51, 130])
def test_the_sparse_table_of_residuals_gives_what_the_filled_table_gives(statements):
    table = holed(statements, 80, statements)
    removed = np.zeros(statements, dtype=bool)
    removed[[1, 5]] = True
    votes = of_table(table)
    found = components(votes, removed)
    means, axes, where = whole(table, removed)
    np.testing.assert_allclose(found.means, means, rtol=0, atol=1e-13)
    sign = np.sign((found.axes * axes).sum(axis=1))
    np.testing.assert_allclose(found.axes, sign[:, None] * axes, rtol=0, atol=1e-8)
    np.testing.assert_allclose(positions(votes, removed, found), where * sign, rtol=0, atol=1e-7)


def test_uneven_answers_take_another_way_to_the_same_directions():
    table = holed(4, 300, 120, seen=0.02)
    table[:20] = holed(5, 20, 120, seen=1.0)
    found = components(of_table(table), np.zeros(120, dtype=bool)).axes
    expected = whole(table, np.zeros(120, dtype=bool))[1]
    assert (np.abs((found * expected).sum(axis=1)) > 1 - 1e-12).all()


@given(st.integers(0, 2**32 - 1))
def test_the_greatest_entry_of_a_direction_is_positive(seed):
    axes = components(of_table(holed(seed, 15, 8)), np.zeros(8, dtype=bool)).axes
    for axis in axes:
        assert axis[np.argmax(np.abs(axis))] >= 0


@given(st.integers(0, 2**32 - 1))
def test_other_names_of_people_move_nobody(seed):
    table = holed(seed, 30, 9)
    order = np.random.default_rng(seed).permutation(30)
    out = np.zeros(9, dtype=bool)
    one, other = (components(of_table(each), out) for each in (table, table[order]))
    np.testing.assert_allclose(one.means, other.means, rtol=0, atol=1e-12)
    here = positions(of_table(table), out, one)[order]
    there = positions(of_table(table[order]), out, other)
    np.testing.assert_allclose(np.abs(here), np.abs(there), rtol=0, atol=1e-6)


def test_when_all_say_the_same_everybody_is_at_one_point():
    votes = of_table(np.ones((20, 16)))
    found = components(votes, np.zeros(16, dtype=bool))
    assert not found.axes.any()
    assert not positions(votes, np.zeros(16, dtype=bool), found).any()


def test_one_statement_gives_one_direction():
    votes = of_table(np.array([[1.0], [-1.0], [1.0]]))
    found = components(votes, np.zeros(1, dtype=bool))
    assert found.axes.tolist() == [[1.0], [0.0]]
    np.testing.assert_allclose(extremity(found), [2 / 3])


def test_people_have_a_place_from_seven_answers_on():
    table = np.full((40, 10), np.nan)
    for person in range(40):
        table[person, : 1 + person % 10] = 1.0
    votes = of_table(table)
    assert placed(votes).tolist() == [person % 10 >= 6 for person in range(40)]


def test_where_few_answered_enough_the_fifteen_most_active_have_a_place():
    table = np.full((30, 10), np.nan)
    table[:, 0] = 1.0
    table[:5, :8] = 1.0
    assert placed(of_table(table)).tolist() == [True] * 15 + [False] * 15


def test_nobody_without_an_answer_has_a_place():
    votes = gather([1, 1, 2], [1, 2, 1], [1, 1, 1])
    assert placed(votes.only(votes.row == 0)).tolist() == [True, False]


def test_camps_stand_on_both_sides():
    votes = camps(3)
    out = np.zeros(20, dtype=bool)
    across = positions(votes, out, components(votes, out))[:, 0]
    assert (np.sign(across[:50].mean()), np.sign(across[50:].mean())) in {(1, -1), (-1, 1)}
