"""What is expected, and what became of it, read from what follows."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.deciding import ProposalLeft, ProposalOpened, QuestionClosed, QuestionOpened
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, SessionCancelled, SessionPlanned
from pasdecote.ground.facts.learning import Stocktaking
from pasdecote.ground.facts.money import Funding
from pasdecote.ground.facts.owing import Expected, State, owed
from pasdecote.ground.facts.reporting import DueNoted, DueSettled, ReportSent
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision, Demand, DemandAnswered

MARCH = date(2026, 3, 3)


def fact(number):
    return UUID(int=number)


def told(number, kind, *, follows=(), due=(), on=MARCH, **atoms):
    content = kind(
        happened_on=on,
        happened="Dit",
        follows=tuple(fact(each) for each in follows),
        due=tuple(Due(on=day, what=what) for day, what in due),
        **atoms,
    )
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return Told(fact(number), fact(1000 + number), content, "collective", moment)


def states(*facts):
    return [(item.told.fact.int, item.due.what, item.state.value) for item in owed(facts)]


def day(month, number=1):
    return date(2026, month, number)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("answer", DemandAnswered),
        ("report", ReportSent),
        ("review", Decision),
        ("review", Stocktaking),
        ("report", DueSettled),
        ("answer", DueSettled),
        ("task", DueSettled),
    ],
)
def test_what_is_expected_is_settled_by_the_fact_that_answers_it(what, kind):
    carrier = told(1, Demand, due=[(day(5), what)])
    assert states(carrier) == [(1, what, "open")]
    assert states(carrier, told(2, kind, follows=[1])) == [(1, what, "done")]


@pytest.mark.parametrize(
    ("what", "kind"), [("answer", Encounter), ("answer", ReportSent), ("report", Decision), ("task", Meeting)]
)
def test_another_kind_of_fact_that_follows_settles_nothing(what, kind):
    carrier = told(1, Demand, due=[(day(5), what)])
    assert states(carrier, told(2, kind, follows=[1])) == [(1, what, "open")]


def test_one_report_sent_settles_one_report_due_the_earliest():
    grant = told(1, Funding, due=[(day(9), "report"), (day(6), "report")])
    first = told(2, ReportSent, follows=[1], on=day(6))
    assert [(item.due.on, item.state) for item in owed([grant, first])] == [
        (day(6), State.DONE),
        (day(9), State.OPEN),
    ]
    second = told(3, ReportSent, follows=[1], on=day(9))
    assert {item.state for item in owed([grant, second, first])} == {State.DONE}


def test_order_of_arrival_plays_no_part():
    facts = [
        told(1, Funding, due=[(day(9), "report"), (day(6), "report")]),
        told(2, ReportSent, follows=[1], on=day(7)),
        told(3, ReportSent, follows=[1], on=day(6)),
    ]
    assert owed(facts) == owed(facts[::-1])
    assert [item.settled_by.fact.int for item in owed(facts)] == [3, 2]


def test_a_date_noted_about_a_demand_is_settled_by_the_answer_to_that_demand():
    demand, noted = told(1, Demand), told(2, DueNoted, follows=[1], due=[(day(5), "answer")])
    assert states(demand, noted) == [(2, "answer", "open")]
    assert states(demand, noted, told(3, DemandAnswered, follows=[1])) == [(2, "answer", "done")]


def test_an_answer_from_before_the_date_was_noted_settles_nothing():
    noted = told(2, DueNoted, follows=[1], due=[(day(5), "answer")])
    early = told(3, DemandAnswered, follows=[1], on=day(2))
    assert states(told(1, Demand), noted, early) == [(2, "answer", "open")]


def test_a_session_is_held_called_off_or_to_come():
    plan = told(1, SessionPlanned, due=[(day(5), "session")])
    held = told(2, ActionHeld, session=fact(1))
    off = told(3, SessionCancelled, session=fact(1), follows=[1])
    assert states(plan) == [(1, "session", "open")]
    assert states(plan, held) == [(1, "session", "done")]
    assert states(plan, off) == [(1, "session", "cancelled")]
    assert states(plan, off, held) == [(1, "session", "done")]


def test_a_note_that_only_follows_a_plan_does_not_hold_its_session():
    plan = told(1, SessionPlanned, due=[(day(5), "session")])
    assert states(plan, told(2, DueSettled, follows=[1])) == [(1, "session", "open")]


def test_everything_comes_by_date_and_an_unknown_code_is_passed_over():
    facts = [
        told(1, Demand, due=[(day(5), "answer"), (day(4), "something of tomorrow")]),
        told(2, Decision, due=[(day(3), "review")]),
    ]
    assert [item.due.what for item in owed(facts)] == [Expected.REVIEW, Expected.ANSWER]


def test_a_fact_that_follows_itself_settles_nothing():
    odd = told(1, DueSettled, follows=[1], due=[(day(5), "task")])
    assert states(odd) == [(1, "task", "open")]


@pytest.mark.parametrize("kind", [Decision, ProposalLeft])
def test_the_end_of_a_vote_is_settled_by_what_was_counted(kind):
    opened = told(1, ProposalOpened, due=[(day(4), "closing")])
    assert states(opened, told(2, kind, follows=[1])) == [(1, "closing", "done")]


def test_nobody_says_by_hand_that_a_vote_or_a_session_is_over():
    opened = told(1, QuestionOpened, due=[(day(4), "closing")])
    assert states(opened, told(2, DueSettled, follows=[1])) == [(1, "closing", "open")]
    assert states(opened, told(3, QuestionClosed, follows=[1])) == [(1, "closing", "done")]
