"""Who may do what with people's data."""

from uuid import UUID

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import fold
from pasdecote.spine.collectives.access import Standing, no_such_page, organisation_for
from pasdecote.spine.collectives.enums import TEAM_ROLES
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.collectives.queries import accompanied_by, accompaniments_of
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation


def structure_for(standing: Standing, slug: str) -> Organisation:
    """The structure, for its direction. Raises Http404 for anybody else."""
    found = organisation_for(standing, slug)
    if standing.posts[found.pk] != PostRole.DIRECTOR:
        raise no_such_page()
    return found


def directed_by(standing: Standing) -> list[Organisation]:
    """The structures that the account directs, by name. Raises Http404 when there is none."""
    found = [row for row in standing.organisations if standing.posts[row.pk] == PostRole.DIRECTOR]
    if not found:
        raise no_such_page()
    return found


def may_erase(standing: Standing, membership: Membership) -> bool:
    """Whether the account may erase this name at its bearer's request: it directs a structure that
    accompanies the group today, and the person is a member there, not one of its team."""
    directed = {pk for pk, role in standing.posts.items() if role == PostRole.DIRECTOR}
    today = clock.today()
    rows = accompaniments_of(membership.collective).filter(organisation__in=directed, since__lte=today)
    present = any(row.until is None or row.until >= today for row in rows)
    return present and bool(membership.name) and not _accompanies(membership)


def groups_of(organisation: Organisation) -> list[Collective]:
    """The groups that the structure accompanies today, by name, each once."""
    today = clock.today()
    rows = [row for row in accompanied_by(organisation) if row.since <= today]
    found = {row.collective_id: row.collective for row in rows if row.until is None or row.until >= today}
    return list(found.values())


def members_called(collective: Collective, name: str) -> list[Membership]:
    """Those who bear exactly this name in the group, whatever capitals and accents. Nobody is listed to a
    direction: it finds whom it was given the name of."""
    wanted = fold(name.strip())
    rows = Membership.objects.filter(collective=collective).exclude(role__in=TEAM_ROLES).exclude(name="")
    return [row for row in rows.order_by("since", "pk") if wanted and fold(row.name) == wanted]


def membership_for(standing: Standing, organisation: Organisation, id: UUID) -> Membership:
    """The name to erase, for the direction of this structure. Raises Http404."""
    rows = Membership.objects.filter(pk=id, collective__in=groups_of(organisation))
    found = rows.select_related("collective", "account").first()
    if found is None or not may_erase(standing, found):
        raise no_such_page()
    return found


def _accompanies(membership: Membership) -> bool:
    """Whether this name, or its account under another, accompanies or accompanied the group."""
    rows = Membership.objects.filter(account=membership.account_id, collective=membership.collective_id)
    account = membership.account_id is not None and rows.filter(role__in=TEAM_ROLES).exists()
    return account or membership.role in TEAM_ROLES
