"""Demands and what follows them, from facts alone: no order of arrival, no loop, no blank for an answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.asking import Outcome, answers_apart, demands
from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import State, owed
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Demand, DemandAnswered, DemandRepeated

ASKED = date(2025, 5, 22)
TOLD_AT = datetime(2025, 5, 22, 18, tzinfo=UTC)


def told(content: Fact, fact: UUID | None = None) -> Told:
    id = fact or uuid4()
    return Told(fact=id, version=id, content=content, circle="collective", told_at=TOLD_AT)


def a_demand(**more: object) -> Told:
    return told(Demand(happened_on=ASKED, happened="Les justificatifs", **more))


def later(kind: type[Fact], days: int, *follows: Told, **more: object) -> Told:
    on = ASKED + timedelta(days=days)
    return told(kind(happened_on=on, follows=tuple(item.fact for item in follows), **more))


def due(days: int) -> tuple[Due, ...]:
    return (Due(on=ASKED + timedelta(days=days), what="answer"),)


def test_seventy_one_days_of_silence_are_seventy_one_days():
    [asked] = demands([a_demand()])
    assert asked.days(date(2025, 8, 1)) == 71
    assert asked.owing
    assert asked.outcome == ""


def test_days_are_never_below_zero():
    [asked] = demands([a_demand()])
    assert asked.days(ASKED - timedelta(days=3)) == 0


def test_an_answer_to_a_demand_made_again_answers_the_demand():
    first = a_demand()
    again = later(DemandRepeated, 10, first)
    [asked] = demands([first, again, later(DemandAnswered, 20, again, outcome="answered")])
    assert asked.outcome == Outcome.ANSWERED
    assert not asked.owing


def test_an_answer_whose_outcome_was_not_told_is_an_answer():
    first = a_demand()
    [asked] = demands([first, later(DemandAnswered, 3, first)])
    assert not asked.owing


@given(st.permutations(range(4)))
def test_the_order_of_arrival_changes_nothing(order):
    first = told(Demand(happened_on=ASKED, happened="x"), UUID(int=1))
    again = replace(later(DemandRepeated, 10, first), fact=UUID(int=2))
    silence = replace(later(DemandAnswered, 5, first, outcome="silence"), fact=UUID(int=3))
    refusal = replace(later(DemandAnswered, 20, again, outcome="refused"), fact=UUID(int=4))
    facts = [first, again, silence, refusal]
    assert demands([facts[rank] for rank in order]) == demands(facts)


def test_notes_that_follow_each_other_in_a_ring_end():
    first = a_demand()
    one, two = later(DemandRepeated, 1), later(DemandRepeated, 2)
    ring = [
        replace(item, content=msgspec.structs.replace(item.content, follows=(*follows, first.fact)))
        for item, follows in ((one, (two.fact, one.fact)), (two, (one.fact,)))
    ]
    [asked] = demands([first, *ring])
    assert len(asked.steps) == 2


def test_a_date_noted_about_a_demand_is_when_its_answer_is_awaited():
    first = a_demand(due=due(10))
    [asked] = demands([first, later(DueNoted, 12, first, due=due(40))])
    assert asked.due == ASKED + timedelta(days=40)
    assert asked.steps == ()


def test_an_answer_to_something_not_known_is_apart():
    lost = later(DemandAnswered, 3, a_demand(), outcome="refused")
    assert answers_apart([a_demand(), lost]) == [lost]


def test_those_still_owed_come_first_and_the_oldest_of_them_first_of_all():
    old, done = a_demand(), a_demand()
    young = told(Demand(happened_on=ASKED + timedelta(days=1), happened="y"))
    facts = [young, done, later(DemandAnswered, 2, done, outcome="answered"), old]
    assert [asked.told for asked in demands(facts)] == [old, young, done]


def test_a_demand_made_again_takes_over_the_date_only_with_one_of_its_own():
    first = a_demand(due=due(10))
    dated, bare = later(DemandRepeated, 12, first, due=due(30)), later(DemandRepeated, 12, first)
    assert [item.state for item in owed([first, dated])] == [State.DONE, State.OPEN]
    assert [item.state for item in owed([first, bare])] == [State.OPEN]
