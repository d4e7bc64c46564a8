"""Reads of the agenda: what is expected in a group or a structure, as far as the account may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pasdecote.ground.facts.owing import BY_THEIR_ACT, Expected, Owed, State, owed
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel import clock
from pasdecote.projections.agenda.access import Space
from pasdecote.projections.agenda.models import Feed
from pasdecote.spine.collectives.queries import accompanied_by
from pasdecote.spine.journal.access import may_read
from pasdecote.spine.journal.queries import dated_notes, shared_notes, told
from pasdecote.spine.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Seen:
    """Something expected, in which group, and whether the account may read the note behind it.

    Where it may not, only what a bilan shows is for it: what is due, when, and to which funder.
    """

    owed: Owed
    group: str = ""
    whole: bool = True


def seen_in(space: Space) -> list[Seen]:
    """What is expected, settled or not, by date.

    In a group: what the account may read. In a structure: what was told there; the bilans due by the groups
    it accompanies, for those who lead it or accompany the group; and of sessions, that there will be some.
    What became of it is read from every shared note: a session that the team told of is over for all.
    """
    if space.house is None:
        facts = told(dated_notes(collectives=[space.about.pk]))
        return [Seen(item) for item in owed(facts) if may_read(space.standing, item.told)]
    groups = _groups_seen(space, space.house)
    facts = told(dated_notes(collectives=groups, organisations=[space.house.pk]))
    return [seen for item in owed(facts) for seen in _in_house(space, item, groups)]


def _groups_seen(space: Space, house: Organisation) -> dict[UUID, str]:
    """The groups that the structure accompanies today, by identifier, with their names."""
    today, standing = clock.today(), space.standing
    known = standing.team | (standing.guided if standing.leads(house.pk) else frozenset())
    return {
        row.collective_id: row.collective.name
        for row in accompanied_by(house)
        if row.since <= today and (row.until is None or row.until >= today) and row.collective_id in known
    }


def _in_house(space: Space, item: Owed, groups: dict[UUID, str]) -> Iterable[Seen]:
    if item.told.collective is None:
        if may_read(space.standing, item.told):
            yield Seen(item)
    elif item.due.what in (Expected.REPORT, Expected.SESSION):
        yield Seen(item, groups[item.told.collective], whole=may_read(space.standing, item.told))


def open_due(space: Space, fact: UUID, *, settled_by: UUID | None = None) -> Owed | None:
    """The earliest open due that this fact carries and that one settles here; None when there is none.

    One that the fact `settled_by` settled counts as open: saying so again is not saying it twice.
    """
    for seen in seen_in(space):
        item = seen.owed
        own = space.about.pk in (item.told.collective, item.told.organisation)
        said = item.settled_by is not None and item.settled_by.fact == settled_by
        waits = (item.state is State.OPEN or said) and item.due.what not in BY_THEIR_ACT
        if item.told.fact == fact and own and waits:
            return item
    return None


def recent(space: Space, kinds: Iterable[str], most: int = 30) -> list[Told]:
    """The last notes of these kinds that the account may read here, newest first: what a due may be about."""
    house = [space.house.pk] if space.house else []
    group = [space.group.pk] if space.group else []
    notes = told(shared_notes(collectives=group, organisations=house).filter(kind__in=list(kinds)))
    return [item for item in reversed(notes) if may_read(space.standing, item)][:most]


def feed_of(space: Space) -> Feed | None:
    """The account's address for this agenda, or None."""
    return Feed.objects.filter(account=space.standing.account, **anchored(space)).first()


def anchored(space: Space) -> dict[str, Any]:
    """The columns that name what the agenda is about."""
    return {"collective": space.group, "organisation": space.house}
