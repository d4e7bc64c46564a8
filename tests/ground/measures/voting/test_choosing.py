"""« Quelle façon de décider ? »: each way of answering leads to one rule, made for what is decided."""

import pytest

from pasdecote.ground.measures.voting.choosing import (
    QUESTIONS,
    Matter,
    Rule,
    Size,
    Stake,
    Voice,
    every_answer,
    recommend,
)
from pasdecote.ground.measures.wording import forbidden_in

FOR = {
    Matter.BUDGET: {Rule.SHARES},
    Matter.ROLE: {Rule.LOT, Rule.WITHOUT_CANDIDATES, Rule.JUDGMENT},
    Matter.OPTIONS: {Rule.CONSENT, Rule.JUDGMENT, Rule.SCHULZE},
    Matter.PROPOSAL: {Rule.CONSENT, Rule.SIMPLE, Rule.QUALIFIED},
}


@pytest.mark.parametrize("answers", list(every_answer()), ids="-".join)
def test_each_way_of_answering_leads_to_one_rule_with_its_reason_and_its_limits(answers):
    advice = recommend(*answers)
    assert advice.rule in FOR[answers[0]]
    assert advice.reason
    assert advice.limits
    assert not forbidden_in(advice.reason + advice.limits)


def test_there_are_five_questions_and_every_answer_has_words():
    assert len(QUESTIONS) == 5
    assert [[kind for kind, _ in question.answers] for question in QUESTIONS] == [
        list(kinds) for kinds in (Matter, Size, Stake, Voice, type(QUESTIONS[4].answers[0][0]))
    ]


def test_every_rule_is_advised_to_somebody():
    assert {recommend(*answers).rule for answers in every_answer()} == set(Rule)


def test_a_small_group_decides_a_proposal_without_objection():
    found = {recommend(*a).rule for a in every_answer() if a[:2] == (Matter.PROPOSAL, Size.TOGETHER)}
    assert found == {Rule.CONSENT}


def test_a_yes_or_no_that_binds_for_long_takes_more_than_a_simple_majority():
    found = {
        recommend(*a).rule for a in every_answer() if a[:3] == (Matter.PROPOSAL, Size.MANY, Stake.LASTING)
    }
    assert found == {Rule.QUALIFIED}


def test_a_ranking_is_only_advised_to_a_group_that_wants_one():
    assert all(a[3] is Voice.RANK for a in every_answer() if recommend(*a).rule is Rule.SCHULZE)
