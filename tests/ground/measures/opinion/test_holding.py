"""Groups are shown when they hold: chance seldom passes, camps do, and a few people never."""

import numpy as np
import pytest

from pasdecote.ground.measures.opinion.holding import SENTENCES, Holding, holding
from pasdecote.ground.measures.opinion.opinion_map import map_of
from pasdecote.ground.measures.opinion.positions import placed
from tests.ground.measures.opinion.samples import camps, conversation, structureless


def held(votes):
    return holding(votes, np.zeros(len(votes.statements), dtype=bool), placed(votes))


def test_answers_given_by_chance_are_no_stable_groups():
    found = [held(structureless(seed)) for seed in range(100)]
    assert found.count(Holding.NOT_STABLE) >= 93
    assert "Pas de groupes stables" in SENTENCES[Holding.NOT_STABLE]


@pytest.mark.parametrize("quarter", range(4))
def test_two_camps_are_found(quarter):
    found = [held(camps(seed)) for seed in range(25 * quarter, 25 * quarter + 25)]
    # 95 in 100 at least: here, one in each quarter may be missed.
    assert found.count(Holding.HOLDS) >= 24


@pytest.mark.parametrize("people", [2, 6, 14, 15, 30, 59])
def test_there_are_no_groups_under_sixty_people(people):
    for agreement in (0.6, 0.85, 1.0):
        made = map_of(camps(people, people=people, agreement=agreement))
        assert made.holding is Holding.TOO_FEW_PEOPLE
        assert made.groups == ()
        assert made.silhouette is None


def test_a_verdict_from_before_makes_no_groups_under_sixty_people():
    made = map_of(camps(1, people=59), verdict=Holding.HOLDS)
    assert (made.holding, made.groups) == (Holding.TOO_FEW_PEOPLE, ())


def test_sixty_people_in_camps_are_groups():
    made = map_of(camps(5, people=60))
    assert made.holding is Holding.HOLDS
    assert sorted(len(group.members) for group in made.groups) == [30, 30]


def test_there_are_no_groups_under_fifteen_statements():
    assert map_of(camps(1, statements=14)).holding is Holding.TOO_FEW_STATEMENTS
    votes = camps(1, statements=16)
    assert map_of(votes, removed=votes.statements[:2].tolist()).holding is Holding.TOO_FEW_STATEMENTS


def test_when_all_say_the_same_there_are_no_groups():
    assert held(camps(1, agreement=1.0).of_people(np.arange(50))) is Holding.TOO_FEW_PEOPLE
    one_side = structureless(1)
    votes = one_side.only(one_side.answer == 1)
    assert held(votes) is Holding.NOT_STABLE


@pytest.mark.shared
def test_groups_of_a_real_conversation_hold(shared):
    published = conversation(shared, "brexit-consensus")
    assert map_of(published.votes, removed=published.removed).holding is Holding.HOLDS


@pytest.mark.shared
def test_a_real_conversation_of_twenty_six_people_has_no_groups(shared):
    published = conversation(shared, "london.youth.policing")
    made = map_of(published.votes, removed=published.removed)
    assert (made.holding, made.groups) == (Holding.TOO_FEW_PEOPLE, ())
    assert made.consensus
