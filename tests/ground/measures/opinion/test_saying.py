"""What unites, divides, is typical, comes next: from counts of people."""

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.opinion.consensus import Side, consensus, standing
from pasdecote.ground.measures.opinion.counts import Counts
from pasdecote.ground.measures.opinion.next_statement import next_statement, priorities
from pasdecote.ground.measures.opinion.typical import typical
from pasdecote.ground.measures.opinion.uniting import uniting

TOLD = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=12
)


def told(*rows) -> Counts:
    """Counts by statement from (agree, disagree, pass)."""
    agree, disagree, passed = np.array(rows).T
    return Counts(agree, disagree, agree + disagree + passed)


def all_kept(counts):
    return np.ones(counts.seen.shape[-1], dtype=bool)


@given(TOLD)
def test_every_statement_unites_divides_or_is_unknown_and_only_one_of_these(rows):
    counts = told(*rows)
    found = standing(counts, all_kept(counts))
    assert sorted((*found.unites, *found.divides, *found.unknown)) == list(range(len(rows)))


def test_what_unites_divides_and_is_unknown():
    counts = told((20, 2, 3), (12, 10, 0), (2, 0, 1), (0, 30, 0), (5, 4, 20), (0, 0, 0))
    found = standing(counts, all_kept(counts))
    assert (found.unites, found.divides, found.unknown) == ((3, 0), (1,), (5, 2, 4))


def test_a_statement_taken_out_is_on_no_list():
    counts = told((20, 2, 3), (12, 10, 0), (2, 0, 1))
    found = standing(counts, np.array([False, False, True]))
    assert (found.unites, found.divides, found.unknown) == ((), (), (2,))
    assert consensus(counts, np.array([False, True, True])) == ()
    assert [
        one.statement
        for one in uniting(
            Counts(*(v[None] for v in (counts.agree, counts.disagree, counts.seen))),
            np.array([False, True, False]),
        )
    ] == [1]


@given(TOLD)
def test_consensus_lists_five_a_side_that_most_say(rows):
    counts = told(*rows)
    found = consensus(counts, all_kept(counts))
    for side in Side:
        listed = [one for one in found if one.side is side]
        assert len(listed) <= 5
        assert all(2 * (one.people + 1) > one.of + 2 for one in listed)
        weights = [one.share * one.z for one in listed]
        assert weights == sorted(weights, reverse=True)


def test_one_group_that_says_no_is_enough_to_unite_nobody():
    groups = Counts(np.array([[30, 20], [0, 6]]), np.array([[0, 5], [10, 2]]), np.array([[30, 25], [10, 8]]))
    first, second = uniting(groups, np.ones(2, dtype=bool))
    assert (first.statement, first.side) == (1, Side.AGREE)
    assert first.value == (21 / 27) * (7 / 10)
    assert (second.statement, second.value) == (0, (31 / 32) * (1 / 12))


@given(TOLD, st.randoms())
def test_other_ranks_of_the_statements_change_only_the_ranks(rows, chance):
    order = list(range(len(rows)))
    chance.shuffle(order)
    one, other = told(*rows), told(*(rows[j] for j in order))
    values = [
        {
            (at(j.statement), j.side, round(j.value, 12))
            for j in uniting(Counts(c.agree[None], c.disagree[None], c.seen[None]), all_kept(c))
        }
        for c, at in ((one, lambda j: j), (other, lambda j: order[j]))
    ]
    assert values[0] == values[1]


def test_what_a_group_says_and_others_do_not_is_typical_of_it():
    group, rest = told((20, 1, 0), (19, 2, 0), (2, 18, 0)), told((5, 40, 0), (40, 5, 0), (30, 10, 0))
    found = typical(group, rest, all_kept(group))
    assert {(one.statement, one.side) for one in found} == {(0, Side.AGREE), (2, Side.DISAGREE)}
    assert all(one.weight >= later.weight for one, later in pairwise(found))


def test_fewer_than_five_answers_are_typical_of_nobody():
    group, rest = told((4, 0, 0)), told((0, 40, 0))
    assert typical(group, rest, all_kept(group)) == ()
    assert len(typical(group, rest, all_kept(group), heard=0)) == 1


def test_at_most_five_statements_are_typical():
    group, rest = told(*[(20 - j, 0, 0) for j in range(9)]), told(*[(0, 40, 0)] * 9)
    assert [one.statement for one in typical(group, rest, all_kept(group))] == [0, 1, 2, 3, 4]


def test_the_next_statement_is_drawn_by_weight_and_never_one_already_done():
    weights = np.array([1.0, 3.0, 0.0, 6.0])
    drawn = Counter(next_statement(weights, {2}, f"personne {rank}") for rank in range(3000))
    assert drawn[2] == 0
    assert abs(drawn[3] / 3000 - 0.6) < 0.04
    assert abs(drawn[0] / 3000 - 0.1) < 0.03
    assert next_statement(weights, {0, 1, 2, 3}, "x") is None


@given(st.text(), st.sets(st.integers(0, 9)))
def test_asked_twice_the_same_statement_comes(person, done):
    weights = np.arange(1.0, 11.0)
    assert next_statement(weights, done, person) == next_statement(weights, sorted(done), person)


def test_what_few_have_seen_and_few_have_passed_comes_rather():
    seen_by_few, seen_by_many, passed = priorities(told((1, 0, 0), (50, 0, 0), (25, 0, 25)), np.ones(3))
    assert seen_by_few > seen_by_many > passed
