"""Majority judgment: a published poll, another way of counting, and what the rule promises."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.explaining.majority_judgment import explained
from pasdecote.ground.measures.voting.majority_judgment import GRADES, lower_median, majority_judgment

BALLOTS = st.lists(
    st.fixed_dictionaries({name: st.integers(0, 5) for name in "ABC"}), min_size=1, max_size=12
)


def value(grades):
    """The grades in the order in which lower medians leave: who has the greater one comes first."""
    left, out = sorted(grades), []
    while left:
        out.append(left.pop((len(left) - 1) // 2))
    return out


def columns(**counts):
    """Ballots from how many people gave each grade, the best grade first."""
    lists = {
        name: [5 - rank for rank, many in enumerate(given) for _ in range(many)]
        for name, given in counts.items()
    }
    return [dict(zip(lists, grades, strict=True)) for grades in zip(*lists.values(), strict=True)]


def test_the_poll_of_orsay_in_2007_has_the_published_medians_and_order():
    # Balinski and Laraki, "Majority Judgment", MIT Press, 2010: four of the twelve candidates, in per mille
    # of the ballots; one of Royal's is taken off, for the published percentages add up to 100.1.
    ballots = columns(
        royal=(167, 227, 191, 168, 122, 125),
        bayrou=(136, 307, 251, 148, 84, 74),
        sarkozy=(191, 198, 143, 115, 71, 282),
        voynet=(29, 93, 175, 237, 261, 205),
    )
    result = majority_judgment(["royal", "bayrou", "sarkozy", "voynet"], ballots)
    assert result.ranking == (("bayrou",), ("royal",), ("sarkozy",), ("voynet",))
    # Good, good, good, acceptable: the fourth and the third of six grades.
    assert [judged.median for judged in result.options] == [3, 3, 3, 2]


def test_of_an_even_number_of_grades_the_lower_of_the_two_middle_ones_counts():
    assert lower_median([1, 0, 0, 0, 0, 1]) == 0
    assert lower_median([0, 2, 0, 2]) == 1
    assert lower_median([0, 1, 0, 2]) == 3


def test_five_hundred_small_elections_give_what_sorted_grades_give():
    draw = Random("judgment")
    for _ in range(500):
        options = "ABCDE"[: draw.randint(1, 5)]
        grades = draw.randint(2, 4)
        ballots = [{o: draw.randrange(grades) for o in options} for _ in range(draw.randint(1, 9))]
        values = {o: value(ballot[o] for ballot in ballots) for o in options}
        order = [tuple(o for o in options if values[o] == v) for v in sorted(values.values(), reverse=True)]
        result = majority_judgment(options, ballots, grades=GRADES[:grades])
        assert list(result.ranking) == list(dict.fromkeys(order))


@given(BALLOTS, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_is_irrelevant(ballots, draw):
    assert majority_judgment("ABC", ballots) == majority_judgment("ABC", draw.sample(ballots, len(ballots)))


@given(BALLOTS)
def test_the_only_option_that_more_than_half_find_best_wins(ballots):
    best = [o for o in "ABC" if 2 * sum(ballot[o] == 5 for ballot in ballots) > len(ballots)]
    if len(best) == 1:
        assert majority_judgment("ABC", ballots).winners == tuple(best)


@given(BALLOTS, st.integers(0, 11))
def test_a_better_grade_never_makes_a_winner_lose(ballots, which):
    winner = majority_judgment("ABC", ballots).winners[0]
    raised = [dict(ballot) for ballot in ballots]
    raised[which % len(raised)][winner] = 5
    assert winner in majority_judgment("ABC", raised).winners


@given(BALLOTS)
def test_an_option_more_changes_nothing_among_the_others(ballots):
    three = majority_judgment("ABC", ballots).ranking
    two = majority_judgment("AB", [{o: ballot[o] for o in "AB"} for ballot in ballots]).ranking
    kept = [tuple(o for o in group if o != "C") for group in three]
    assert tuple(group for group in kept if group) == two


def test_saying_nothing_of_an_option_is_the_worst_grade():
    result = majority_judgment("AB", [{"A": 3}, {"A": 3, "B": 5}])
    assert result.options[1].counts == (1, 0, 0, 0, 0, 1)
    assert "Ne rien dire d’une proposition vaut « à rejeter »." in explained(result)


def test_exactly_the_same_grades_stay_tied_and_it_is_said():
    result = majority_judgment("AB", [{"A": 3, "B": 1}, {"A": 1, "B": 3}])
    assert result.winners == ("A", "B")
    assert "1. À égalité, avec exactement les mêmes mentions : « A » et « B »." in explained(result)


def test_ten_thousand_people_are_told_apart_by_one():
    ballots = [{"A": rank % 2 + 2, "B": rank % 2 + 2} for rank in range(10_000)]
    ballots[0] = {"A": 2, "B": 1}
    assert majority_judgment("AB", ballots).ranking == (("A",), ("B",))


@pytest.mark.parametrize(
    ("options", "ballots"), [("", [{}]), ("A", []), ("AA", [{}]), ("A", [{"B": 1}]), ("A", [{"A": 6}])]
)
def test_what_cannot_be_judged_is_refused(options, ballots):
    with pytest.raises(VotingRefused):
        majority_judgment(options, ballots)
