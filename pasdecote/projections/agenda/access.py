"""The one door to agendas: a group's to its members and its team, a structure's to those who work there."""

from dataclasses import dataclass

from django.http import Http404

from pasdecote.ground.store.digests import digest
from pasdecote.projections.agenda.models import Feed
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import (
    Standing,
    member_group_for,
    organisation_for,
    standing_of,
)
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.services import Anchor
from pasdecote.spine.organisations.models import Organisation

# What the digests of secret addresses are made for.
PURPOSE = "agenda"


@dataclass(frozen=True)
class Space:
    """One agenda for one account: that of a group, or that of a structure."""

    standing: Standing
    about: Collective | Organisation

    @property
    def group(self) -> Collective | None:
        """The group; None for a structure's agenda."""
        return self.about if isinstance(self.about, Collective) else None

    @property
    def house(self) -> Organisation | None:
        """The structure; None for a group's agenda."""
        return self.about if isinstance(self.about, Organisation) else None

    @property
    def anchor(self) -> Anchor:
        """Where a due is told."""
        return Anchor(collective=self.group, organisation=self.house)

    @property
    def team(self) -> bool:
        """Whether the account accompanies the group, or works in the structure."""
        return self.house is not None or self.about.pk in self.standing.team

    @property
    def circles(self) -> list[Circle]:
        """The circles in which the account may note a due here, narrowest first."""
        if self.house is not None:
            return [Circle.TEAM]
        return [Circle.TEAM, Circle.COLLECTIVE] if self.team else [Circle.COLLECTIVE]


def group_space(standing: Standing, slug: str) -> Space:
    """The agenda of a group, for its members and its team. Raises Http404 otherwise."""
    return Space(standing, member_group_for(standing, slug))


def house_space(standing: Standing, slug: str) -> Space:
    """The agenda of a structure, for those who work there. Raises Http404 otherwise."""
    return Space(standing, organisation_for(standing, slug))


def space_of(account: Account, about: Collective | Organisation) -> Space:
    """The agenda of this group or structure, for this account today. Raises Http404 when it is not for it."""
    standing = standing_of(account)
    if isinstance(about, Collective):
        return group_space(standing, about.slug)
    return house_space(standing, about.slug)


def feed_for(secret: str) -> tuple[Feed, Space] | None:
    """The agenda under a secret address; what its holder may see today is asked again each time.

    None for an address that never was, was stopped, or whose holder may not see this agenda any more.
    """
    rows = Feed.objects.filter(digest=digest(PURPOSE, secret), account__is_active=True)
    found = rows.select_related("account", "collective", "organisation").first()
    about = (found.collective or found.organisation) if found else None
    if found is None or about is None:
        return None
    try:
        return found, space_of(found.account, about)
    except Http404:
        return None
