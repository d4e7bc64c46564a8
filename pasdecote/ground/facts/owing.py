"""What is expected by a date, and what became of it. Pure: same facts, same answer.

A `due` atom says what is expected and when. Nothing records that it came: later facts say so, by following
the one that carries it. A session is settled by the fact that names it in `session`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.deciding import ProposalLeft, QuestionClosed
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.learning import Stocktaking
from pasdecote.ground.facts.reporting import DueNoted, DueSettled, ReportSent
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision, DemandAnswered, DemandRepeated


class Expected(StrEnum):
    """What a `due` atom expects. Codes stay in notes."""

    SESSION = "session"
    REPORT = "report"
    ANSWER = "answer"
    REVIEW = "review"
    TASK = "task"
    CLOSING = "closing"


class State(StrEnum):
    """What became of it."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


KNOWN = frozenset(Expected)
# Only their own act settles these: a session is held, a question or a vote is closed.
BY_THEIR_ACT = frozenset({Expected.SESSION, Expected.CLOSING})
# Silence, told as the outcome of a demand, settles it too: the group stopped waiting. A demand made again
# with a new date takes the place of the former date.
SETTLES: dict[type[Fact], frozenset[Expected]] = {
    DemandAnswered: frozenset({Expected.ANSWER}),
    DemandRepeated: frozenset({Expected.ANSWER}),
    ReportSent: frozenset({Expected.REPORT}),
    Decision: frozenset({Expected.CLOSING, Expected.REVIEW}),
    ProposalLeft: frozenset({Expected.CLOSING}),
    QuestionClosed: frozenset({Expected.CLOSING}),
    Stocktaking: frozenset({Expected.REVIEW}),
    DueSettled: KNOWN - BY_THEIR_ACT,
}


@dataclass(frozen=True, slots=True)
class Owed:
    """One `due` atom: the fact that carries it, its rank there, and the fact that settled it."""

    told: Told
    rank: int
    state: State = State.OPEN
    settled_by: Told | None = None

    @property
    def due(self) -> Due:
        """The atom."""
        return self.told.content.due[self.rank]


def owed(facts: Iterable[Told]) -> list[Owed]:
    """Every due of these facts, by date, with its state. One settling fact settles one due: the earliest of
    those it can. A code that this software does not know is passed over."""
    told = list(facts)
    followers: dict[UUID, list[Told]] = {}
    for item in told:
        named = {*item.content.follows, *([item.content.session] if item.content.session else [])}
        for fact in named - {item.fact}:
            followers.setdefault(fact, []).append(item)
    found = [due for item in told if item.content.due for due in _dues_of(item, followers)]
    return sorted(found, key=_by_day)


def _dues_of(carrier: Told, followers: dict[UUID, list[Told]]) -> Iterable[Owed]:
    ranks = [rank for rank, due in enumerate(carrier.content.due) if due.what in KNOWN]
    dues = sorted((Owed(carrier, rank) for rank in ranks), key=_by_day)
    waiting = _settling(carrier, followers)
    for due in dues:
        if due.due.what == Expected.SESSION:
            yield _session(due, followers.get(carrier.fact, []))
            continue
        settler = next((item for item in waiting if _settles(item, due)), None)
        if settler is not None:
            waiting.remove(settler)
            due = Owed(carrier, due.rank, State.DONE, settler)
        yield due


def _settling(carrier: Told, followers: dict[UUID, list[Told]]) -> list[Told]:
    """What follows the carrier; for a date noted about another fact, what follows that one since."""
    found = {item.fact: item for item in followers.get(carrier.fact, [])}
    if isinstance(carrier.content, DueNoted):
        for about in carrier.content.follows:
            for item in followers.get(about, []):
                if item.fact != carrier.fact and item.content.happened_on >= carrier.content.happened_on:
                    found.setdefault(item.fact, item)
    return sorted(found.values(), key=lambda item: (item.content.happened_on, item.told_at, item.fact))


def _settles(item: Told, due: Owed) -> bool:
    if isinstance(item.content, DemandRepeated) and not item.content.due:
        return False
    return due.due.what in SETTLES.get(type(item.content), ())


def _session(due: Owed, followers: list[Told]) -> Owed:
    """A session that was held wins over one called off: it did take place."""
    about = [item for item in followers if item.content.session == due.told.fact]
    outcomes = [item for item in about if not isinstance(item.content, SessionPlanned)]
    held = [item for item in outcomes if not isinstance(item.content, SessionCancelled)]
    if not outcomes:
        return due
    return Owed(due.told, due.rank, State.DONE if held else State.CANCELLED, (held or outcomes)[0])


def _by_day(owed: Owed) -> tuple[date, str, datetime, UUID, int]:
    return owed.due.on, owed.due.at, owed.told.told_at, owed.told.fact, owed.rank
