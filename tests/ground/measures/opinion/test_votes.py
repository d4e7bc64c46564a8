"""The last answer counts, and the order in which answers arrive plays no part."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.opinion.votes import VotesRefused, gather

# Few people, statements and moments, so that answers meet.
ANSWERS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 4), st.sampled_from([-1, 0, 1]), st.integers(0, 3)),
    min_size=1,
    max_size=60,
)


def kept(votes):
    """The answers as one comparable value."""
    return (
        votes.voters.tolist(),
        votes.statements.tolist(),
        votes.row.tolist(),
        votes.column.tolist(),
        votes.answer.tolist(),
        None if votes.time is None else votes.time.tolist(),
    )


def of(rows):
    return gather(*(list(column) for column in zip(*rows, strict=True)))


def test_the_last_answer_counts():
    votes = gather(["a", "a", "b"], [7, 7, 7], [1, -1, 0], [20, 10, 5])
    assert kept(votes) == (["a", "b"], [7], [0, 1], [0, 0], [1, 0], [20, 5])


def test_without_times_the_last_line_counts():
    assert gather([1, 1], [1, 1], [1, -1]).answer.tolist() == [-1]
    assert gather([1, 1], [1, 1], [-1, 1]).answer.tolist() == [1]


@given(ANSWERS, st.randoms())
def test_the_same_answers_in_another_order_are_the_same_votes(rows, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert kept(of(rows)) == kept(of(shuffled))


@given(ANSWERS)
def test_a_line_told_twice_changes_nothing(rows):
    assert kept(of(rows)) == kept(of(rows + rows))


@given(ANSWERS)
def test_there_is_one_answer_a_person_and_statement(rows):
    votes = of(rows)
    assert len(votes) == len({(who, what) for who, what, _how, _when in rows})
    latest = {
        (who, what): (when, how) for when, how, who, what in sorted((r[3], r[2], r[0], r[1]) for r in rows)
    }
    told = zip(votes.voters[votes.row], votes.statements[votes.column], votes.answer, strict=True)
    assert {(who, what): how for who, what, how in told} == {
        pair: how for pair, (_when, how) in latest.items()
    }


def test_names_far_apart_and_names_in_letters_are_ranked_alike():
    near, far, letters = (
        gather(names, [1, 2, 1], [1, 1, 0]) for names in ([1, 5, 3], [1, 10**15, 3], list("acb"))
    )
    assert near.row.tolist() == far.row.tolist() == letters.row.tolist() == [0, 1, 2]
    assert near.answer.tolist() == far.answer.tolist() == letters.answer.tolist() == [1, 0, 1]


def test_the_first_answers_are_those_given_first():
    votes = gather([1, 2, 3, 4], [1, 1, 1, 1], [1, 1, 1, 1], [5, 1, 5, 0])
    assert votes.voters[votes.first(2).row].tolist() == [2, 4]
    assert votes.voters[votes.first(3).row].tolist() == [1, 2, 4]
    assert len(votes.first(9)) == 4


def test_the_answers_of_some_people_keep_every_statement():
    votes = gather([1, 2, 3], [10, 20, 30], [1, -1, 0]).of_people(np.array([0, 2]))
    assert (votes.voters.tolist(), votes.shape) == ([1, 3], (2, 3))
    assert (votes.row.tolist(), votes.column.tolist(), votes.answer.tolist()) == ([0, 1], [0, 2], [1, 0])


@pytest.mark.parametrize("answer", [2, -2, 0.5])
def test_anything_else_than_the_three_answers_is_refused(answer):
    with pytest.raises(VotesRefused, match="rien d’autre"):
        gather([1, 2], [1, 1], [1, answer])


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(VotesRefused, match="même nombre de lignes"):
        gather([1, 2], [1], [1, 1])
