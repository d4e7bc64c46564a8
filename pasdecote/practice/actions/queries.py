"""Reads of sessions and money: they read the journal, and nothing else."""

from uuid import UUID

from pasdecote.ground.facts.told import Told
from pasdecote.practice.actions.ledger import Books
from pasdecote.practice.actions.rules import Session, sessions
from pasdecote.spine.journal.access import OUTWARD
from pasdecote.spine.journal.keeping import Kept
from pasdecote.spine.journal.queries import shared_notes, told

SESSION_KINDS = ("session_planned", "session_cancelled")


def sessions_of(collective: UUID) -> list[Session]:
    """Every planned session of a collective, by date, with what became of it."""
    return _sessions.of(collective)


def _sessions_of(collective: UUID) -> list[Session]:
    notes = shared_notes(collectives=[collective])
    return sessions(told(notes.filter(kind__in=SESSION_KINDS), notes.filter(session__isnull=False)))


def told_to(circle: str, *, team: bool) -> bool:
    """Whether what was told in this circle is read by the team, or by members who are not of it."""
    return team or circle in OUTWARD


def session_of(collective: UUID, plan: UUID) -> Session | None:
    """One planned session of a collective by its plan's fact, or None."""
    return next((session for session in sessions_of(collective) if session.plan == plan), None)


def money_of(collective: UUID, project: UUID | None = None) -> list[Told]:
    """The facts of a collective, or of one of its projects, that carry budget lines."""
    notes = shared_notes(collectives=[collective], project=project)
    return [item for item in told(notes.filter(money=True)) if item.content.money]


def books_of(collective: UUID) -> Books:
    """The budgets of a collective, year by year."""
    return _books.of(collective)


_sessions = Kept(_sessions_of)
_books = Kept(lambda collective: Books.of(money_of(collective)))
