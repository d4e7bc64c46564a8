"""Reads of nos règles: the decisions that may have adopted them, the roles as they turned."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pasdecote.ground.facts.told import Told
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.enums import TURNING_ROLES, Role
from pasdecote.spine.collectives.models import Collective, Membership, Term
from pasdecote.spine.journal.access import may_read
from pasdecote.spine.journal.queries import shared_notes, told

MOST = 30


def decisions_told(standing: Standing, collective: Collective) -> list[Told]:
    """The last decisions of the group that the account may read, the latest first."""
    notes = told(shared_notes(collectives=[collective.pk]).filter(kind="decision"))
    return [item for item in reversed(notes) if may_read(standing, item)][:MOST]


def decision_told(standing: Standing, collective: Collective, fact: UUID) -> Told | None:
    """One of them by its fact, or None."""
    return next((item for item in decisions_told(standing, collective) if item.fact == fact), None)


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody held, or holds as long as no last day is known. No `name` once it was erased.
    `decision`: the note that gave it to them, if any."""

    membership: UUID
    name: str
    role: str
    words: str
    since: date
    until: date | None
    decision: UUID | None = None

    def on(self, day: date) -> bool:
        """Whether it was held on this day."""
        return self.since <= day and (self.until is None or self.until >= day)

    def beyond(self, day: date) -> bool:
        """Whether it goes on after this day."""
        return self.until is None or self.until > day


def roles_held(collective: Collective) -> list[Held]:
    """The roles that turn, as they were held, by role then by day: told one by one, or come with a place in
    the group. A role ends with the place of who held it."""
    here = Membership.objects.filter(collective=collective)
    rows = list(Term.objects.filter(membership__in=here).select_related("membership").order_by("since", "pk"))
    found = [_held(row.membership, row.role, row.since, row.until, row.decision) for row in rows]
    came = here.filter(role__in=TURNING_ROLES).order_by("since", "pk")
    found += [_held(row, row.role, row.since, row.until) for row in came]
    order = [str(role) for role in TURNING_ROLES]
    return sorted(found, key=lambda held: (order.index(held.role), held.since, held.name))


def _held(row: Membership, role: str, since: date, until: date | None, decision: UUID | None = None) -> Held:
    ends = [day for day in (until, row.until) if day is not None]
    words = str(Role(role).label)
    return Held(row.pk, row.name, str(role), words, since, min(ends, default=None), decision)
