"""Reads on collectives."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.values import as_held
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.enums import TEAM_ROLES
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project
from pasdecote.spine.organisations.models import Organisation, Post


def collectives_of(standing: Standing) -> QuerySet[Collective]:
    """The collectives this account may know of, by name."""
    return Collective.objects.filter(pk__in=standing.known).order_by("name", "id")


def projects_of(collective: Collective) -> QuerySet[Project]:
    """The projects of a collective, by name."""
    return Project.objects.filter(collective=collective).order_by("name", "id")


def project_names(collectives: Collection[UUID]) -> list[tuple[UUID, UUID, str]]:
    """Project, collective and name of the projects of these collectives, by name."""
    if not collectives:
        return []
    query = f"""
        SELECT p.id, p.collective_id, p.name FROM collectives_project p
        WHERE p.collective_id IN ({", ".join(["%s"] * len(collectives))}) ORDER BY p.name, p.id"""
    found = Project.objects.raw(query, [as_held(pk) for pk in collectives])
    return [(row.pk, row.collective_id, row.name) for row in found]


@dataclass(frozen=True)
class People:
    """Who is in a collective. `companions`: those who accompany it today; `former`: those who did;
    `members`: everybody else of today, for members' eyes only."""

    companions: list[Membership]
    former: list[Membership]
    members: list[Membership]


def people_of(collective: Collective) -> People:
    """The names of a collective, in order of arrival, in one query."""
    rows = list(Membership.objects.filter(collective=collective).exclude(name="").order_by("since", "pk"))
    today = clock.today()
    here = [row for row in rows if row.until is None or row.until >= today]
    return People(
        companions=[row for row in here if row.role in TEAM_ROLES],
        former=[row for row in rows if row not in here and row.role in TEAM_ROLES],
        members=[row for row in here if row.role not in TEAM_ROLES],
    )


def stands_alone(collective: Collective) -> bool:
    """Whether nobody accompanies the collective today: its members then do what its team would."""
    return not people_of(collective).companions


def without_email(members: list[Membership]) -> set[UUID]:
    """Of these members, those who came in with a card: their account has no e-mail to come back by."""
    accounts = [row.account_id for row in members if row.account_id]
    if not accounts:
        return set()
    found = set(Account.objects.filter(pk__in=accounts, email=None).values_list("pk", flat=True))
    return {row.pk for row in members if row.account_id in found}


def ties_of(account: Account) -> list[Membership]:
    """The groups that an account is of today, by name, under the names it has there."""
    here = Membership.objects.filter(account=account, since__lte=clock.today()).select_related("collective")
    return list(here.exclude(until__lt=clock.today()).order_by("collective__name", "pk"))


def accompaniments_of(collective: Collective) -> QuerySet[Accompaniment]:
    """The structures that accompany or accompanied the collective, in order of arrival."""
    rows = Accompaniment.objects.filter(collective=collective)
    return rows.select_related("organisation").order_by("since", "pk")


def accompanying(collective: Collective) -> QuerySet[Accompaniment]:
    """The structures that accompany the collective today, or from a day to come."""
    return accompaniments_of(collective).filter(Q(until=None) | Q(until__gte=clock.today()))


def accompanied_by(organisation: Organisation) -> QuerySet[Accompaniment]:
    """The collectives that a structure accompanies or accompanied, with their dates, by name."""
    rows = Accompaniment.objects.filter(organisation=organisation).select_related("collective")
    return rows.order_by("collective__name", "since", "pk")


def colleagues_to_add(collective: Collective) -> QuerySet[Account]:
    """Those who work in a structure that accompanies the collective, and do not accompany it themselves."""
    today = clock.today()
    structures = accompanying(collective).filter(since__lte=today).order_by().values("organisation")
    posts = Post.objects.filter(organisation__in=structures, since__lte=today).order_by()
    working = posts.filter(Q(until=None) | Q(until__gte=today)).values("account")
    team = Membership.objects.filter(collective=collective, role__in=TEAM_ROLES).order_by()
    present = team.filter(Q(until=None) | Q(until__gte=today)).exclude(account=None).values("account")
    return (
        Account.objects.filter(pk__in=working, is_active=True).exclude(pk__in=present).order_by("name", "pk")
    )


def structures_of(standing: Standing) -> QuerySet[Organisation]:
    """The structures where the account works, by name."""
    return Organisation.objects.filter(pk__in=standing.posts).order_by("name", "pk")
