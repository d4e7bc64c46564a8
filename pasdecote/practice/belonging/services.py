"""Acts of belonging: they change the rows of collectives and tell one fact."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.gathering import CollectiveFounded
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives import services as collectives
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project
from pasdecote.spine.collectives.queries import accompanying, colleagues_to_add
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation


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


@transaction.atomic
def present_collective(*, by: Account, collective: Collective, **fields: Any) -> Collective:
    """Change what is said of the group: any of name, presentation, status, territory (a commune's code),
    founded_on. Its address does not change. Any member may, as the words are the group's.

    Raises CollectiveRefused.
    """
    _require_member(standing_of(by), collective)
    return collectives.change_collective(collective=collective, **fields)


@transaction.atomic
def start_project(*, by: Account, collective: Collective, name: str, aims: str = "", **more: Any) -> Project:
    """The group starts a project; `aims` are its own words. `more` may give since, until, and an id made
    before. Raises CollectiveRefused."""
    _require_team(standing_of(by), collective)
    return collectives.create_project(collective=collective, name=name, aims=aims, **more)


@transaction.atomic
def change_project(*, by: Account, project: Project, **fields: Any) -> Project:
    """Change a project's name, aims, since or until: a purpose may change on the way.

    Raises CollectiveRefused.
    """
    _require_team(standing_of(by), project.collective)
    return collectives.change_project(project=project, **fields)


@transaction.atomic
def join_as(
    *, by: Account, collective: Collective, account: Account, role: str = Role.COMPANION
) -> Membership:
    """A colleague joins those who accompany the group: somebody who works in a structure that accompanies it.

    Raises CollectiveRefused, also when the colleague accompanies it already.
    """
    _require_team(standing_of(by), collective)
    if not colleagues_to_add(collective).filter(pk=account.pk).exists():
        raise CollectiveRefused(
            _(
                "Cette personne accompagne déjà le groupe, ou ne travaille pas dans une structure "
                "qui l’accompagne."
            )
        )
    return collectives.add_member(collective=collective, name=_called(account), role=role, account=account)


@transaction.atomic
def leave(*, by: Account, membership: Membership, until: date | None = None) -> Membership:
    """Somebody stops accompanying the group, or leaves it, at the end of this day: oneself, or a colleague of
    the team. The last one who accompanies may leave too: the group keeps its journal.

    Raises CollectiveRefused.
    """
    if membership.account_id != by.pk:
        _require_team(standing_of(by), membership.collective)
    return collectives.end_membership(membership=membership, until=until)


@transaction.atomic
def call_on_structure(
    *,
    by: Account,
    collective: Collective,
    organisation: Organisation | None = None,
    name: str = "",
    since: date | None = None,
) -> Accompaniment:
    """A structure begins to accompany the group: one that is known here, or a new one by its name.

    Raises CollectiveRefused, also when it accompanies the group already; OrganisationRefused without a name.
    """
    _require_team(standing_of(by), collective)
    structure = organisation or create_organisation(name=name)
    if accompanying(collective).filter(organisation=structure).exists():
        raise CollectiveRefused(_("Cette structure accompagne déjà le groupe."))
    return collectives.accompany(collective=collective, organisation=structure, since=since)


@transaction.atomic
def part_from_structure(
    *, by: Account, accompaniment: Accompaniment, until: date | None = None
) -> Accompaniment:
    """A structure stops accompanying the group at the end of this day. The group keeps its journal.

    Raises CollectiveRefused.
    """
    _require_team(standing_of(by), accompaniment.collective)
    return collectives.end_accompaniment(accompaniment=accompaniment, until=until)


def _require_member(standing: Standing, collective: Collective) -> None:
    if collective.pk not in standing.member:
        raise CollectiveRefused(_("Seules les personnes du groupe peuvent faire cela."))


def _require_team(standing: Standing, collective: Collective) -> None:
    if collective.pk not in standing.team:
        raise CollectiveRefused(_("Seules les personnes qui accompagnent ce groupe peuvent faire cela."))


def _called(account: Account) -> str:
    return account.name or _("une personne")
