"""The one door to collectives and projects, and where an account stands towards each."""

import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.values import as_held
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import GUEST_ROLES, TEAM_ROLES
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation


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


# Every page asks these: written by hand, they cost a fifth. Dates are those that run today.
_RUNS = "t.since <= %s AND (t.until IS NULL OR t.until >= %s)"
_BELONGS = f"""
    SELECT c.*, t.role AS tie_role, t.name AS tie_name
    FROM collectives_membership t JOIN collectives_collective c ON c.id = t.collective_id
    WHERE t.account_id = %s AND {_RUNS} ORDER BY t.since, t.id"""
_WORKS = f"""
    SELECT o.*, t.role AS tie_role
    FROM organisations_post t JOIN organisations_organisation o ON o.id = t.organisation_id
    WHERE t.account_id = %s AND {_RUNS} ORDER BY t.since, t.id"""
_GUIDES = f"""
    SELECT c.* FROM collectives_collective c WHERE c.id IN (
        SELECT t.collective_id FROM collectives_accompaniment t
        WHERE t.organisation_id IN (%(led)s) AND {_RUNS.replace("%s", "%%s")})"""


def standing_of(account: Account) -> Standing:
    """Where the account stands today, in three queries whatever their number of groups."""
    today = as_held(clock.today())
    who = [as_held(account.pk), today, today]
    ties: list[Any] = list(Collective.objects.raw(_BELONGS, who))
    posts: list[Any] = list(Organisation.objects.raw(_WORKS, who))
    led = [as_held(row.pk) for row in posts if row.tie_role in (PostRole.MANAGER, PostRole.DIRECTOR)]
    guided: list[Collective] = []
    if led:
        guides = _GUIDES % {"led": ", ".join(["%s"] * len(led))}
        guided = list(Collective.objects.raw(guides, [*led, today, today]))
    return Standing(
        account=account,
        team=frozenset(row.pk for row in ties if row.tie_role in TEAM_ROLES),
        member=frozenset(row.pk for row in ties if row.tie_role not in GUEST_ROLES),
        guided=frozenset(row.pk for row in guided),
        posts={row.pk: row.tie_role for row in posts},
        names={row.pk: row.tie_name for row in ties},
        groups={row.pk: row for row in [*ties, *guided]},
        houses={row.pk: row for row in posts},
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
        raise no_such_page()
    return copy.copy(found)  # a form may write in it before it is known to be right


def member_group_for(standing: Standing, slug: str) -> Collective:
    """The collective, for its members and team. Raises Http404 for anybody else, those who guide included."""
    found = collective_for(standing, slug)
    if found.pk not in standing.member:
        raise no_such_page()
    return found


def team_group_for(standing: Standing, slug: str) -> Collective:
    """The collective, for those who accompany it. Raises Http404 for anybody else."""
    found = collective_for(standing, slug)
    if found.pk not in standing.team:
        raise no_such_page()
    return found


def project_for(standing: Standing, slug: str) -> Project:
    """The project at this address, for somebody who may know its collective. Raises Http404 otherwise."""
    found = (
        Project.objects.filter(slug=slug, collective__in=standing.known).select_related("collective").first()
    )
    if found is None:
        raise no_such_page()
    return found


def organisation_for(standing: Standing, slug: str) -> Organisation:
    """The structure at this address, for somebody who works there. Raises Http404 otherwise."""
    found = Organisation.objects.filter(slug=slug, pk__in=standing.posts).first()
    if found is None:
        raise no_such_page()
    return found


def no_such_page() -> Http404:
    """What outsiders get, in the words of every missing page."""
    return Http404(_("Cette page n’existe pas, ou elle n’est pas pour vous."))


def _by_name(row: Collective | Organisation) -> tuple[str, UUID]:
    return row.name.casefold(), row.pk
