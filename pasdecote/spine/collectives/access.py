"""The one door to collectives and projects, and where an account stands towards each."""

import copy
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import GUEST_ROLES, TEAM_ROLES
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation, Post


@dataclass(frozen=True)
class Standing:
    """Where an account stands today. Sets of collective ids unless said otherwise.

    `team`: the account accompanies these, whatever its employer. `member`: it belongs to these (the
    team included). `guided`: its structure accompanies these and it is cadre or direction there: it may
    draw bilans, it reads no note for that. `posts`: organisation id to role. `names`: how it is called.
    `groups` and `houses`: those collectives and organisations themselves, by their id.
    """

    account: Account
    team: frozenset[UUID] = frozenset()
    member: frozenset[UUID] = frozenset()
    guided: frozenset[UUID] = frozenset()
    posts: dict[UUID, str] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    groups: dict[UUID, Collective] = field(default_factory=dict)
    houses: dict[UUID, Organisation] = field(default_factory=dict)

    @cached_property
    def collectives(self) -> tuple[Collective, ...]:
        """Those it may know of, by name."""
        known = self.known
        return tuple(sorted((row for pk, row in self.groups.items() if pk in known), key=_by_name))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those where it works, by name."""
        return tuple(sorted(self.houses.values(), key=_by_name))

    @property
    def known(self) -> frozenset[UUID]:
        """Every collective this account may know of."""
        return self.member | self.guided

    @property
    def professional(self) -> bool:
        """Whether notes are born in `moi`: the account works somewhere or accompanies a group."""
        return bool(self.posts or self.team)

    def leads(self, organisation: UUID) -> bool:
        """Whether the account is cadre or direction of this structure."""
        return self.posts.get(organisation) in (PostRole.MANAGER, PostRole.DIRECTOR)


def standing_of(account: Account) -> Standing:
    """Where the account stands today, in three queries whatever their number of groups."""
    today = clock.today()
    memberships = Membership.objects.filter(account=account).select_related("collective")
    memberships_open = [row for row in memberships if _open(row, today)]
    posts = Post.objects.filter(account=account).select_related("organisation")
    posts_open = [row for row in posts if _open(row, today)]
    led = [row.organisation_id for row in posts_open if row.role in (PostRole.MANAGER, PostRole.DIRECTOR)]
    accompanied = Accompaniment.objects.filter(organisation__in=led).order_by().select_related("collective")
    accompanied_open = [row for row in accompanied if _open(row, today)]
    return Standing(
        account=account,
        team=frozenset(row.collective_id for row in memberships_open if row.role in TEAM_ROLES),
        member=frozenset(row.collective_id for row in memberships_open if row.role not in GUEST_ROLES),
        guided=frozenset(row.collective_id for row in accompanied_open),
        posts={row.organisation_id: row.role for row in posts_open},
        names={row.collective_id: row.name for row in memberships_open},
        groups={row.collective_id: row.collective for row in memberships_open}
        | {row.collective_id: row.collective for row in accompanied_open},
        houses={row.organisation_id: row.organisation for row in posts_open},
    )


def standing_for(request: HttpRequest) -> Standing:
    """Where the signed-in account stands, looked up once a request."""
    known: Standing | None = getattr(request, "_standing", None)
    if known is None:
        known = standing_of(request.user)  # type: ignore[arg-type]
        request._standing = known  # type: ignore[attr-defined]
    return known


def collective_for(standing: Standing, slug: str) -> Collective:
    """The collective at this address, for somebody who may know of it. Raises Http404 otherwise."""
    found = next((group for group in standing.collectives if group.slug == slug), None)
    if found is None:
        raise Http404(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    return copy.copy(found)  # a form may write in it before it is known to be right


def project_for(standing: Standing, slug: str) -> Project:
    """The project at this address, for somebody who may know its collective. Raises Http404 otherwise."""
    found = (
        Project.objects.filter(slug=slug, collective__in=standing.known).select_related("collective").first()
    )
    if found is None:
        raise Http404(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    return found


def organisation_for(standing: Standing, slug: str) -> Organisation:
    """The structure at this address, for somebody who works there. Raises Http404 otherwise."""
    found = Organisation.objects.filter(slug=slug, pk__in=standing.posts).first()
    if found is None:
        raise Http404(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    return found


def _open(row: Membership | Post | Accompaniment, today: object) -> bool:
    """Whether a dated row runs today: begun, and not ended before."""
    return row.since <= today and (row.until is None or row.until >= today)  # type: ignore[operator]


def _by_name(row: Collective | Organisation) -> tuple[str, UUID]:
    return row.name.casefold(), row.pk
