"""Who somebody is, as identifiers: an account with all its ties, or a name in one group."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.personal import Person
from pasdecote.practice.deliberation.erasers.questions import said_by
from pasdecote.projections.reports.models import InstitutionReader
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import TEAM_ROLES
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Post

LATELY = timedelta(days=90)


def person_of(account: Account, *, words: bool = True) -> Person:
    """Everything of an account, in all its groups."""
    rows = list(Membership.objects.filter(account=account).order_by("pk"))
    return _person(rows, account, whole=True, words=words)


def person_named(membership: Membership, *, words: bool = True) -> Person:
    """A name in one group, under all the names its account has there. When the account has no other tie, it
    goes too."""
    account = membership.account
    if account is None:
        return _person([membership], None, whole=False, words=words)
    group = membership.collective_id
    rows = list(Membership.objects.filter(account=account, collective=group).order_by("pk"))
    return _person(rows, account, whole=not tied_elsewhere(account, rows), words=words)


def tied_elsewhere(account: Account, memberships: Iterable[Membership]) -> bool:
    """Whether the account has a tie beside these: another group, a post, a reading for an institution."""
    others = Membership.objects.filter(account=account).exclude(pk__in=[row.pk for row in memberships])
    posts = Post.objects.filter(account=account)
    readings = InstitutionReader.objects.filter(account=account)
    return others.exists() or posts.exists() or readings.exists()


def leaves_nobody_directing(account: Account) -> bool:
    """Whether some structure has this account for its only direction today."""
    today = clock.today()
    present = Post.objects.filter(Q(until=None) | Q(until__gte=today), role=PostRole.DIRECTOR)
    directed = present.filter(account=account).order_by().values_list("organisation", flat=True)
    return any(
        not present.filter(organisation=organisation).exclude(account=account).exists()
        for organisation in set(directed)
    )


def came_lately(account: Account) -> bool:
    """Whether the account signed in within the last ninety days: its person can do without help."""
    return account.last_login is not None and account.last_login > clock.now() - LATELY


def _person(rows: list[Membership], account: Account | None, *, whole: bool, words: bool) -> Person:
    accompanied = {row.collective_id for row in rows if row.role in TEAM_ROLES}
    collectives = {row.collective_id for row in rows}
    names = {row.name for row in rows} | ({account.name} if account and whole else set())
    return Person(
        account=account.pk if account else None,
        memberships=frozenset(row.pk for row in rows),
        collectives=frozenset(collectives),
        spoken=frozenset(collectives - accompanied),
        names=frozenset(names - {""}),
        whole=whole,
        words=words,
        relayed=frozenset(said_by(row.pk for row in rows)),
    )
