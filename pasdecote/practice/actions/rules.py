"""Sessions as the journal tells them: planned, held, cancelled. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.told import Told

DUE_SESSION = "session"
MOST_AT_ONCE = 60


class SessionState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Session:
    """One planned session and what became of it. `plan` and `outcome` are facts, each in its circle."""

    plan: UUID
    content: Fact
    on: date
    at: str
    state: SessionState
    outcome: UUID | None = None
    circle: str = "collective"
    outcome_circle: str = ""


def sessions(told: Iterable[Told]) -> list[Session]:
    """Every planned session of these facts, by date, with its state read from the facts that follow it.

    A held session wins over a cancelled one: it did take place.
    """
    facts = list(told)
    outcomes: dict[UUID, Told] = {}
    for item in facts:
        if item.content.session is None or isinstance(item.content, SessionPlanned):
            continue
        earlier = outcomes.get(item.content.session)
        if earlier is None or isinstance(earlier.content, SessionCancelled):
            outcomes[item.content.session] = item
    planned = [item for item in facts if isinstance(item.content, SessionPlanned) and item.content.due]
    found = [_session(item, outcomes.get(item.fact)) for item in planned]
    return sorted(found, key=lambda session: (session.on, session.at, session.plan))


def _session(item: Told, outcome: Told | None) -> Session:
    due = item.content.due[0]
    if outcome is None:
        state = SessionState.PLANNED
    elif isinstance(outcome.content, SessionCancelled):
        state = SessionState.CANCELLED
    else:
        state = SessionState.HELD
    return Session(
        plan=item.fact,
        content=item.content,
        on=due.on,
        at=due.at,
        state=state,
        outcome=outcome.fact if outcome else None,
        circle=item.circle,
        outcome_circle=outcome.circle if outcome else "",
    )
