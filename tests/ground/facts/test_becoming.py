"""What a word became, from the facts that follow it. No database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.becoming import Became, Holding, Stage, became
from pasdecote.ground.facts.reading import from_mapping
from pasdecote.ground.facts.told import Told

FIRST = date(2026, 1, 5)


def told(kind: str, *follows: Told, day: int = 0, fact: UUID | None = None, **content: Any) -> Told:
    fact = fact or uuid4()
    given = {"kind": kind, "happened_on": FIRST + timedelta(days=day), "happened": "Un mot", **content}
    held_back = given.pop("held_back", False)
    return Told(
        fact=fact,
        version=fact,
        content=from_mapping(given | {"follows": [item.fact for item in follows]}),
        circle="collective",
        told_at=datetime(2026, 1, 5, tzinfo=UTC),
        held_back=held_back,
    )


def of(word: Told, *facts: Told) -> Became:
    return next(one for one in became([word, *facts]) if one.statement == word)


def test_nothing_yet_is_said_with_its_days():
    found = of(told("statement"))
    assert (found.stage, found.steps, found.last) == (Stage.NOTHING, (), None)
    assert found.days(FIRST + timedelta(days=140)) == 140


def test_a_word_is_followed_through_decision_demand_and_answer():
    word = told("statement")
    decision = told("decision", word, day=1)
    demand = told("demand", decision, day=2, addressed_to="le bailleur")
    answer = told("demand_answered", demand, day=3, outcome="answered")
    found = of(word, answer, demand, decision)
    assert found.steps == (decision, demand, answer)
    assert (found.stage, found.last) == (Stage.CAME, answer)


def test_an_institution_that_owes_an_answer_holds_the_word_up():
    word = told("statement")
    due = [{"what": "answer", "on": FIRST + timedelta(days=30)}]
    demand = told("demand", word, day=2, addressed_to="le bailleur", due=due)
    [held] = of(word, demand).awaited
    assert (held.holding, held.who) == (Holding.INSTITUTION, "le bailleur")
    assert (held.since, held.on) == (FIRST + timedelta(days=2), FIRST + timedelta(days=30))


def test_a_demand_made_again_is_awaited_once_by_its_last_day():
    word = told("statement")
    demand = told("demand", word, day=1, due=[{"what": "answer", "on": FIRST + timedelta(days=9)}])
    again = told(
        "demand_repeated", demand, day=20, due=[{"what": "answer", "on": FIRST + timedelta(days=40)}]
    )
    [held] = of(word, demand, again).awaited
    assert held.on == FIRST + timedelta(days=40)


def test_a_word_said_to_an_open_question_waits_for_the_group():
    question = told("question_opened", due=[{"what": "closing", "on": FIRST + timedelta(days=7)}])
    word = told("statement", question, day=1)
    found = of(word, question)
    assert (found.question, found.steps) == (question, ())
    assert (found.next.holding, found.next.on) == (Holding.ANSWERING, FIRST + timedelta(days=7))


def test_closing_the_question_is_a_step_of_each_word_said_to_it():
    question = told("question_opened")
    words = [told("statement", question, day=1) for _ in range(3)]
    closed = told("question_closed", question, day=7)
    for one in became([question, closed, *words]):
        assert (one.steps, one.awaited) == ((closed,), ())


def test_what_came_of_another_word_to_the_same_question_is_not_of_this_one():
    question = told("question_opened")
    mine, other = told("statement", question, day=1), told("statement", question, day=1)
    decision = told("decision", other, day=9)
    assert of(mine, other, question, decision).steps == ()
    assert of(other, mine, question, decision).steps == (decision,)


def test_what_is_put_to_decision_waits_until_it_is_decided_or_left():
    word = told("statement")
    proposal = told("proposal_opened", word, day=1)
    left = told("proposal_left", proposal, day=9)
    assert of(word, proposal).next.holding is Holding.DECIDING
    assert of(word, proposal, left).stage is Stage.CAME


def test_a_planned_session_is_the_next_date_until_it_is_held():
    word = told("statement")
    day = FIRST + timedelta(days=12)
    plan = told("session_planned", word, due=[{"what": "session", "on": day, "who": "Rachid"}])
    held = told("action_held", day=12, session=str(plan.fact))
    assert (of(word, plan).next.on, of(word, plan).next.who) == (day, "Rachid")
    assert of(word, plan, held).steps == (plan, held)
    assert not of(word, plan, held).awaited


def test_a_date_noted_about_a_step_says_who_and_when_and_is_no_step():
    word = told("statement")
    task = {"what": "task", "on": FIRST + timedelta(days=3), "who": "Sevda"}
    noted = told("due_noted", word, day=1, due=[task])
    found = of(word, noted)
    assert (found.steps, found.next.holding, found.next.who) == ((), Holding.TASK, "Sevda")
    done = told("due_settled", noted, day=3)
    assert of(word, noted, done).steps == (done,)


def test_whoever_is_named_in_disputed_words_is_not_said():
    word = told("statement")
    demand = told("demand", word, addressed_to="le bailleur", held_back=True)
    assert of(word, demand).next.who == ""


def test_words_that_follow_each_other_in_a_circle_are_each_followed_once():
    first = _following(UUID(int=1), [UUID(int=2)], "statement", 0)
    second = _following(UUID(int=2), [UUID(int=1)], "statement", 0)
    assert of(first, second).steps == (second,)
    assert of(second, first).steps == (first,)


KINDS = (
    "statement",
    "decision",
    "demand",
    "demand_answered",
    "question_opened",
    "question_closed",
    "encounter",
)


@st.composite
def journals(draw: st.DrawFn) -> list[Told]:
    """Up to nine facts that follow one another anyhow: circles, themselves, facts that are not there."""
    ids = [UUID(int=rank + 1) for rank in range(draw(st.integers(1, 9)))]
    some = st.lists(st.sampled_from([*ids, UUID(int=99)]), max_size=3)
    return [
        _following(fact, draw(some), draw(st.sampled_from(KINDS)), draw(st.integers(0, 5))) for fact in ids
    ]


def _following(fact: UUID, follows: list[UUID], kind: str, day: int) -> Told:
    content = {"kind": kind, "happened_on": FIRST + timedelta(days=day), "happened": "Un mot"}
    item = told(kind, day=day, fact=fact)
    object.__setattr__(item, "content", from_mapping(content | {"follows": follows}))
    return item


@given(journals())
def test_whatever_follows_what_each_step_comes_once_by_date_and_never_is_the_word_itself(facts):
    for one in became(facts):
        steps = [step.fact for step in one.steps]
        days = [step.content.happened_on for step in one.steps]
        assert len(set(steps)) == len(steps)
        assert one.statement.fact not in steps
        assert days == sorted(days)


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_read_changes_nothing(facts, random):
    mixed = list(facts)
    random.shuffle(mixed)
    assert became(mixed) == became(facts)


@given(journals(), st.data())
def test_what_may_not_be_read_is_neither_shown_nor_a_way_to_something_else(facts, data):
    hidden = data.draw(st.sampled_from(facts))
    seen = [fact for fact in facts if fact != hidden]
    whole = {one.statement.fact: one for one in became(facts)}
    for one in became(seen):
        steps = {step.fact for step in one.steps}
        assert hidden.fact not in steps | {awaited.told.fact for awaited in one.awaited}
        assert steps <= {step.fact for step in whole[one.statement.fact].steps}
