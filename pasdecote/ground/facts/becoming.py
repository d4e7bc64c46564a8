"""What a word became: from a parole, through what follows it, as far as it went. Pure.

Whoever reads gives the facts that they may read, and no other: what is not among them is neither a step nor
a way to one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.facts.asking import Asked, demands
from pasdecote.ground.facts.deciding import ProposalLeft, ProposalOpened, QuestionClosed, QuestionOpened
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import Expected, State, owed
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision, Demand, Statement


class Holding(StrEnum):
    """Who holds a word up, or what it waits for."""

    ANSWERING = "answering"  # the group answers the question it was said to
    DECIDING = "deciding"  # the group is deciding
    INSTITUTION = "institution"  # an answer is owed
    SESSION = "session"  # something is planned
    REVIEW = "review"  # what was decided will be looked at again
    TASK = "task"  # somebody said that they would do it


class Stage(StrEnum):
    """Where a word is."""

    AWAITED = "awaited"
    CAME = "came"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is awaited: the note that says so, what, from whom in words, since when, by when if said."""

    told: Told
    holding: Holding
    since: date
    who: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Became:
    """A parole, the question it was said to, the notes that came of it by date, and what is still awaited."""

    statement: Told
    question: Told | None = None
    steps: tuple[Told, ...] = ()
    awaited: tuple[Awaited, ...] = ()

    @property
    def stage(self) -> Stage:
        """Awaited as long as anything is; « rien encore » when no note says that anything came."""
        if self.awaited:
            return Stage.AWAITED
        return Stage.CAME if self.steps else Stage.NOTHING

    @property
    def last(self) -> Told | None:
        """What came last; None when nothing did."""
        return self.steps[-1] if self.steps else None

    @property
    def next(self) -> Awaited | None:
        """What comes first of all that is awaited: the nearest day, or else the oldest without one."""
        return min(self.awaited, key=lambda one: (one.on or date.max, one.since), default=None)

    def days(self, today: date) -> int:
        """How many days passed since it was said."""
        return max(0, (today - self.statement.content.happened_on).days)

    def moved(self, first: date, last: date) -> tuple[Told, ...]:
        """The steps of these days, both included."""
        return tuple(step for step in self.steps if first <= step.content.happened_on <= last)


# These give a day or a place to what they follow; they are no step of their own.
_NO_STEP = (DueNoted,)
_CLOSES: dict[type[Fact], tuple[type[Fact], ...]] = {
    QuestionOpened: (QuestionClosed,),
    ProposalOpened: (Decision, ProposalLeft),
}
_OPEN = {QuestionOpened: Holding.ANSWERING, ProposalOpened: Holding.DECIDING}
_DUE = {
    Expected.SESSION: Holding.SESSION,
    Expected.REVIEW: Holding.REVIEW,
    Expected.TASK: Holding.TASK,
    Expected.REPORT: Holding.TASK,
    Expected.ANSWER: Holding.INSTITUTION,
}


def became(facts: Iterable[Told]) -> list[Became]:
    """What every parole of these facts became, the latest said first."""
    known = _Known(facts)
    said = sorted((told for told in known.by_fact.values() if isinstance(told.content, Statement)), key=_when)
    return [_became(told, known) for told in reversed(said)]


class _Known:
    """The facts, what follows each, and what is awaited through each."""

    def __init__(self, facts: Iterable[Told]) -> None:
        self.by_fact: Mapping[UUID, Told] = {told.fact: told for told in facts}
        self.followers: dict[UUID, list[Told]] = {}
        for told in self.by_fact.values():
            session = [told.content.session] if told.content.session else []
            for fact in {*told.content.follows, *session} - {told.fact}:
                self.followers.setdefault(fact, []).append(told)
        self.awaited: dict[UUID, list[Awaited]] = {}
        for one in self._all_awaited():
            self.awaited.setdefault(one.told.fact, []).append(one)

    def _all_awaited(self) -> Iterable[Awaited]:
        told = list(self.by_fact.values())
        asked = demands(told)
        yield from (_of_demand(one) for one in asked if one.owing)
        yield from (found for item in told if (found := self._still_open(item)))
        # The answer to a demand is awaited once, by the demand itself, however many notes gave it a day.
        of_demands = {item.fact for one in asked for item in (one.told, *one.steps, *one.dates)}
        for due in owed(told):
            holding = _DUE.get(Expected(due.due.what))
            answer = due.due.what == Expected.ANSWER and due.told.fact in of_demands
            if due.state is State.OPEN and holding and not answer:
                who = "" if due.told.held_back else due.due.who
                yield Awaited(due.told, holding, due.told.content.happened_on, who, due.due.on)

    def _still_open(self, told: Told) -> Awaited | None:
        """What the group has not closed yet: a question, something put to decision."""
        closing = _CLOSES.get(type(told.content))
        if closing is None or any(isinstance(t.content, closing) for t in self.followers.get(told.fact, ())):
            return None
        ends = [due.on for due in told.content.due if due.what == Expected.CLOSING]
        holding = _OPEN[type(told.content)]
        return Awaited(told, holding, told.content.happened_on, on=ends[0] if ends else None)


def _became(statement: Told, known: _Known) -> Became:
    named = (known.by_fact.get(fact) for fact in statement.content.follows)
    question = next((told for told in named if told and isinstance(told.content, QuestionOpened)), None)
    through = _through(statement, question, known)
    steps = sorted((told for told in through.values() if not isinstance(told.content, _NO_STEP)), key=_when)
    sources = [statement.fact, *([question.fact] if question else []), *through]
    awaited = [one for fact in sources for one in known.awaited.get(fact, ())]
    awaited.sort(key=lambda one: (one.on or date.max, one.since, one.told.fact))
    return Became(statement, question, tuple(steps), tuple(awaited))


def _through(statement: Told, question: Told | None, known: _Known) -> dict[UUID, Told]:
    """All that follows the parole or its question, directly or not: each fact once, whatever the circles.
    What others said to a question is not a step of this word."""
    waiting = [statement, *([question] if question else [])]
    begun = {told.fact for told in waiting}
    found: dict[UUID, Told] = {}
    while waiting:
        at = waiting.pop()
        asked = isinstance(at.content, QuestionOpened)
        for told in known.followers.get(at.fact, ()):
            others = asked and isinstance(told.content, Statement)
            if told.fact not in found and told.fact not in begun and not others:
                found[told.fact] = told
                waiting.append(told)
    return found


def _of_demand(asked: Asked) -> Awaited:
    content = asked.told.content
    who = content.addressed_to if isinstance(content, Demand) and not asked.told.held_back else ""
    return Awaited(asked.told, Holding.INSTITUTION, content.happened_on, who, asked.due)


def _when(told: Told) -> tuple[date, datetime, UUID]:
    return told.content.happened_on, told.told_at, told.fact
