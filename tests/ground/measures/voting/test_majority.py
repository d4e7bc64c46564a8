"""Majorities: ties and abstentions are said, never settled in silence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.explaining.majority import explained
from pasdecote.ground.measures.voting.majority import Base, MajorityRule, Outcome, majority

TWO_THIRDS = Fraction(2, 3)
COUNTS = st.integers(0, 60)


def test_more_yes_than_no_carries_it_whatever_the_abstentions():
    assert majority(yes=3, no=2, abstentions=50).outcome is Outcome.ADOPTED
    assert majority(yes=2, no=3).outcome is Outcome.REJECTED


def test_a_tie_decides_nothing_and_is_said():
    result = majority(yes=4, no=4, abstentions=1)
    assert result.outcome is Outcome.TIED
    assert "autant de oui que de non" in explained(result)[-1]


def test_nobody_saying_yes_or_no_decides_nothing():
    assert majority(yes=0, no=0, abstentions=5).outcome is Outcome.NO_VOTE


def test_abstentions_count_for_the_quorum_and_for_nothing_else():
    rule = MajorityRule(quorum=10)
    assert majority(yes=5, no=2, abstentions=3, rule=rule).outcome is Outcome.ADOPTED
    assert majority(yes=5, no=2, abstentions=2, rule=rule).outcome is Outcome.NO_QUORUM


@pytest.mark.parametrize(("yes", "no", "outcome"), [(6, 3, Outcome.ADOPTED), (6, 4, Outcome.REJECTED)])
def test_two_thirds_of_the_votes_cast_is_reached_exactly_or_not(yes, no, outcome):
    assert majority(yes=yes, no=no, rule=MajorityRule(TWO_THIRDS)).outcome is outcome


def test_a_fraction_of_all_concerned_counts_the_absent_as_not_saying_yes():
    rule = MajorityRule(TWO_THIRDS, Base.ENTITLED)
    result = majority(yes=19, no=1, entitled=30, rule=rule)
    assert (result.needed, result.outcome) == (20, Outcome.REJECTED)
    assert "Il fallait 2/3 des personnes concernées : 20 oui sur 30." in explained(result)


@given(COUNTS, COUNTS, COUNTS)
def test_the_needed_number_is_the_fewest_that_carries_it(yes, no, abstentions):
    for rule in (MajorityRule(), MajorityRule(TWO_THIRDS), MajorityRule(Fraction(1))):
        result = majority(yes=yes, no=no, abstentions=abstentions, rule=rule)
        share = Fraction(yes, yes + no) if yes + no else Fraction(0)
        wins = yes > no if rule.threshold is None else yes > 0 and share >= rule.threshold
        assert (result.outcome is Outcome.ADOPTED) == wins


def test_small_groups_are_told_in_counts():
    said = explained(majority(yes=4, no=3, entitled=12))
    assert said[0] == "7 personnes ont pris part, 7 sur 12 qui le pouvaient."


@pytest.mark.parametrize(
    "case",
    [
        {"yes": -1, "no": 0},
        {"yes": 5, "no": 6, "entitled": 10},
        {"yes": 1, "no": 0, "rule": MajorityRule(Fraction(1, 2))},
        {"yes": 1, "no": 0, "rule": MajorityRule(Fraction(3, 2))},
        {"yes": 1, "no": 0, "rule": MajorityRule(TWO_THIRDS, Base.ENTITLED)},
    ],
)
def test_numbers_that_do_not_go_together_are_refused(case):
    with pytest.raises(VotingRefused):
        majority(**case)
