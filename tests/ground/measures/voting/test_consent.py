"""Consent and elections without candidates: an objection is enough, and keeps what became of it."""

import pytest

from pasdecote.ground.measures.voting.consent import ConsentOutcome, Fate, Objection, Reaction, consent
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.explaining import without_candidates as told
from pasdecote.ground.measures.voting.explaining.consent import explained
from pasdecote.ground.measures.voting.without_candidates import ORDER, Step, next_step, without_candidates

YES, DOUBT, ASIDE, NO = Reaction


def test_one_objection_is_enough_however_many_agree():
    result = consent([YES] * 30 + [NO], [Objection("les poussettes")])
    assert result.outcome is ConsentOutcome.OBJECTED
    assert "Objection : « les poussettes » — elle tient." in explained(result)


def test_an_objection_that_changed_the_proposal_is_kept_and_said():
    result = consent([YES, YES, DOUBT], [Objection("trop cher", Fate.AMENDED)])
    assert (result.outcome, result.amended, result.standing) == (ConsentOutcome.ADOPTED, True, ())
    assert "Ce qui est adopté est la proposition changée, non la première." in explained(result)


def test_doubts_do_not_stop_it_and_people_who_stand_aside_do_not_carry_it():
    assert consent([DOUBT, DOUBT]).outcome is ConsentOutcome.ADOPTED
    assert consent([ASIDE, ASIDE]).outcome is ConsentOutcome.NOBODY
    assert consent([]).outcome is ConsentOutcome.NOBODY
    assert consent([YES, YES], quorum=3).outcome is ConsentOutcome.NO_QUORUM


@pytest.mark.parametrize(
    ("reactions", "objections"),
    [([NO], []), ([YES], [Objection("non")]), ([NO], [Objection(" ")]), ([NO, NO], [Objection("non")])],
)
def test_who_objects_says_why_and_nobody_objects_for_nobody(reactions, objections):
    with pytest.raises(VotingRefused):
        consent(reactions, objections)


def elected(**changes):
    words = {
        "role": "tenir la caisse",
        "first": {"a": "Lina", "b": "Lina", "c": "Omar"},
        "second": {"a": "Lina", "b": "Omar", "c": "Omar"},
        "proposed": "Omar",
        "consent": consent([YES, YES, YES]),
        "accepts": True,
    }
    return without_candidates(**(words | changes))


def test_the_role_is_given_when_nobody_objects_and_the_person_accepts():
    result = elected()
    assert result.elected == "Omar"
    assert [(named.name, named.before, named.after) for named in result.names] == [
        ("Omar", 1, 2),
        ("Lina", 2, 1),
    ]
    assert result.changed == 1
    assert told.explained(result)[-1] == "Omar accepte le rôle."


def test_the_most_named_is_not_elected_by_that_alone():
    assert elected(proposed="Lina").elected == "Lina"


def test_an_objection_or_a_refusal_gives_the_role_to_nobody():
    assert elected(consent=consent([NO], [Objection("deux caisses déjà")])).elected is None
    assert elected(accepts=False).elected is None


def test_the_steps_follow_one_another_and_an_objection_leads_back_to_proposing():
    steps = [Step.ROLE]
    while steps[-1] is not Step.DONE:
        steps.append(next_step(steps[-1]))
    assert tuple(steps) == ORDER
    assert set(told.STEPS) == set(Step)
    assert next_step(Step.OBJECTIONS, objections=True) is Step.PROPOSAL
    assert next_step(Step.ACCEPTANCE, declines=True) is Step.PROPOSAL
    assert next_step(Step.DONE) is Step.DONE


@pytest.mark.parametrize("changes", [{"first": {}}, {"second": {"a": "Lina"}}, {"proposed": "Zoé"}])
def test_rounds_of_other_people_and_names_from_nowhere_are_refused(changes):
    with pytest.raises(VotingRefused):
        elected(**changes)
