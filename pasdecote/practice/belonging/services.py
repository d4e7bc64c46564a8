"""Acts of belonging: they change the rows of collectives and tell one fact."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.gathering import CollectiveFounded
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives import services as collectives
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective, Membership, Project
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.organisations.models import Organisation


@transaction.atomic
def found_collective(
    *,
    by: Account,
    name: str,
    founded_on: date | None = None,
    territory: str = "",
    organisation: Organisation | None = None,
) -> Collective:
    """Found a collective with a name alone. Whoever works in a structure accompanies it from that day, with
    that structure if it is named; anybody else is its first member. Tells « collectif fondé ».

    Raises CollectiveRefused without a name.
    """
    standing = standing_of(by)
    if organisation is not None and organisation.pk not in standing.posts:
        raise CollectiveRefused(_("Vous ne travaillez pas dans cette structure."))
    day = founded_on or clock.today()
    collective = collectives.create_collective(name=name, founded_on=day, territory=territory)
    role = Role.COMPANION if standing.posts else Role.MEMBER
    collectives.add_member(collective=collective, name=_called(by), role=role, account=by)
    if organisation is not None:
        collectives.accompany(collective=collective, organisation=organisation)
    tell(
        by=by,
        id=uuid7(),
        anchor=Anchor(collective=collective),
        circle=Circle.COLLECTIVE,
        content=CollectiveFounded(happened_on=day, happened=collective.name),
        origin=Origin.ACT,
    )
    return collective


def start_project(
    *, by: Account, collective: Collective, name: str, aims: str = "", **dates: date | None
) -> Project:
    """The group starts a project; `aims` are its own words. Raises CollectiveRefused."""
    _require_team(standing_of(by), collective)
    return collectives.create_project(collective=collective, name=name, aims=aims, **dates)


def join_as(
    *, by: Account, collective: Collective, account: Account, role: str = Role.COMPANION
) -> Membership:
    """A colleague of the team joins those who accompany the group. Raises CollectiveRefused."""
    _require_team(standing_of(by), collective)
    return collectives.add_member(collective=collective, name=_called(account), role=role, account=account)


def _require_team(standing: Standing, collective: Collective) -> None:
    if collective.pk not in standing.team:
        raise CollectiveRefused(_("Seules les personnes qui accompagnent ce groupe peuvent faire cela."))


def _called(account: Account) -> str:
    return account.name or _("une personne")
