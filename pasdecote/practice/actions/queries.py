"""Reads of sessions and money: they read the journal, and nothing else."""

from uuid import UUID

from django.db.models import Q

from pasdecote.ground.facts.told import Told
from pasdecote.practice.actions.rules import Session, sessions
from pasdecote.spine.journal.access import OUTWARD
from pasdecote.spine.journal.queries import shared_notes, told

SESSION_KINDS = ("session_planned", "session_cancelled")


def sessions_of(collective: UUID) -> list[Session]:
    """Every planned session of a collective, by date, with what became of it."""
    notes = shared_notes(collectives=[collective])
    return sessions(told(notes.filter(Q(kind__in=SESSION_KINDS) | Q(session__isnull=False))))


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
