"""Whom one may tell that something is wrong: people with a name, in the group and outside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.ground.kernel import clock
from pasdecote.practice.commitments.models import Listener, OutsideAddress, Trouble, TroubleReader
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import GUEST_ROLES, TEAM_ROLES
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.collectives.queries import accompanying
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation, Post


@dataclass(frozen=True, slots=True)
class Ear:
    """Somebody whom one may tell: account, name, and for one outside, the structure that they direct."""

    account: UUID
    name: str
    outside: UUID | None = None
    house: str = ""


def ears(collective: Collective, teller: Account | None) -> list[Ear]:
    """Whom this person may tell: those the group chose, or else its team; then the direction of the
    structures that accompany it. Never the teller; nobody twice. `teller` is None for a card of a day."""
    found: dict[UUID, Ear] = {}
    for ear in [*_ears_of(listening(collective)), *_directions(collective)]:
        if teller is None or ear.account != teller.pk:
            found.setdefault(ear.account, ear)
    return list(found.values())


def listening(collective: Collective) -> list[Membership]:
    """Those whom the group chose to listen and who are there; or else those who accompany it."""
    chosen = Listener.objects.filter(collective=collective).order_by().values("membership")
    return list(eligible(collective).filter(pk__in=chosen)) or list(
        eligible(collective).filter(role__in=TEAM_ROLES)
    )


def chosen_in(collective: Collective) -> set[UUID]:
    """The memberships that the group chose, wherever these people are now."""
    rows = Listener.objects.filter(collective=collective).order_by()
    return set(rows.values_list("membership", flat=True))


def eligible(collective: Collective) -> QuerySet[Membership]:
    """Those of the group today who have an account to read with, by name."""
    today = clock.today()
    rows = Membership.objects.filter(collective=collective, since__lte=today, account__is_active=True)
    return (
        rows.filter(Q(until=None) | Q(until__gte=today)).exclude(role__in=GUEST_ROLES).order_by("name", "pk")
    )


def named_in(trouble: Trouble) -> list[tuple[TroubleReader, bool]]:
    """Those whom the teller named, the group's first, and whether each is still where they were named for."""
    rows = trouble.readers.select_related("outside").order_by("outside__name", "name", "pk")
    found = sorted(rows, key=lambda row: row.outside is not None)
    inside = set(eligible(trouble.collective).values_list("account", flat=True))
    directing = _running(
        Post.objects.filter(role=PostRole.DIRECTOR, account__in=[row.account_id for row in found])
    )
    outside = set(directing.order_by().values_list("account", "organisation"))
    return [
        (row, (row.account_id, row.outside_id) in outside if row.outside_id else row.account_id in inside)
        for row in found
    ]


def addresses_for(collective: Collective) -> QuerySet[OutsideAddress]:
    """Where else to turn, as written by the structures that accompany the group."""
    houses = accompanying(collective).filter(since__lte=clock.today()).order_by().values("organisation")
    return OutsideAddress.objects.filter(organisation__in=houses).order_by("name", "pk")


def addresses_of(organisation: Organisation) -> QuerySet[OutsideAddress]:
    """Where else to turn, as this structure wrote it."""
    return OutsideAddress.objects.filter(organisation=organisation).order_by("name", "pk")


def _ears_of(memberships: Iterable[Membership]) -> list[Ear]:
    return [Ear(row.account_id, row.name) for row in memberships if row.account_id]


def _directions(collective: Collective) -> list[Ear]:
    houses = accompanying(collective).filter(since__lte=clock.today()).order_by().values("organisation")
    posts = Post.objects.filter(organisation__in=houses, role=PostRole.DIRECTOR, account__is_active=True)
    rows = (
        _running(posts)
        .select_related("account", "organisation")
        .order_by("organisation__name", "since", "pk")
    )
    return [
        Ear(post.account_id, str(post.account), post.organisation_id, post.organisation.name) for post in rows
    ]


def _running(posts: QuerySet[Post]) -> QuerySet[Post]:
    today = clock.today()
    return posts.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
