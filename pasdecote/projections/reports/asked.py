"""What groups ask of an institution, for those who read for it: demands opened to it, and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pasdecote.ground.facts.asking import Asked, demands
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Demand
from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import readings
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import accompanied_by
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.queries import shared_notes, told

KINDS = ("demand", "demand_repeated", "demand_answered")
OPENED = (Circle.INSTITUTION, Circle.PUBLIC)


@dataclass(frozen=True)
class Asking:
    """One group, and what it asks of the institutions that somebody reads for. Groups are read one by one."""

    group: Collective
    asked: tuple[Asked, ...]

    @property
    def owed(self) -> tuple[Asked, ...]:
        """What is still to be answered."""
        return tuple(one for one in self.asked if one.owing)

    @property
    def settled(self) -> tuple[Asked, ...]:
        """What came to something, as the group noted; what, stays with the group."""
        return tuple(one for one in self.asked if not one.owing)


def asking(account: Account) -> list[Asking]:
    """The groups that ask something of an institution this account reads for, by name.

    Only groups that the structure which opened the reading accompanies today; only demands addressed to that
    institution, opened to it, and whose words nobody disputes.
    """
    wanted = _wanted(account)
    if not wanted:
        return []
    by_group: dict[UUID, list[Told]] = {}
    for item in _told_in(wanted.keys()):
        if item.collective is not None:
            by_group.setdefault(item.collective, []).append(item)
    found = []
    for pk, (group, institutions) in wanted.items():
        asked = tuple(one for one in demands(by_group.get(pk, ())) if _opened(one, institutions))
        if asked:
            found.append(Asking(group, asked))
    return sorted(found, key=lambda one: (one.group.name.casefold(), one.group.pk))


def asking_of(account: Account, slug: str) -> Asking:
    """What one group asks. Raises Http404 the same way for a group that asks nothing and for none."""
    found = next((one for one in asking(account) if one.group.slug == slug), None)
    if found is None:
        raise no_such_page()
    return found


def _wanted(account: Account) -> dict[UUID, tuple[Collective, set[UUID]]]:
    """The groups to look in, and the institutions read for through a structure that accompanies each."""
    today = clock.today()
    found: dict[UUID, tuple[Collective, set[UUID]]] = {}
    for reading in readings(account).select_related("house"):
        for row in accompanied_by(reading.house):
            if row.since <= today and (row.until is None or row.until >= today):
                found.setdefault(row.collective_id, (row.collective, set()))[1].add(reading.institution_id)
    return found


def _told_in(collectives: Iterable[UUID]) -> list[Told]:
    """The facts of these kinds, whole: of a fact whose versions differ in kind, every version counts."""
    notes = shared_notes(collectives=list(collectives))
    facts = set(notes.filter(kind__in=KINDS).order_by().values_list("fact", flat=True))
    return told(notes.filter(fact__in=facts)) if facts else []


def _opened(one: Asked, institutions: set[UUID]) -> bool:
    content = one.told.content
    if not isinstance(content, Demand) or one.told.held_back:
        return False
    return one.told.circle in OPENED and content.institution in institutions
