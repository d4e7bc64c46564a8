"""How long names are kept: so many years after the last contact, and never without having said it before.

The last contact of an account: its last connection, the last note it told, the end of its last place in a
group or a structure. That of a name without account: the day it left the group, or the group's last note.
Words are the group's: time takes names away, never words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from pasdecote.ground.kernel import clock
from pasdecote.portal.privacy.models import Notice
from pasdecote.portal.privacy.people import leaves_nobody_directing
from pasdecote.projections.reports.models import InstitutionReader
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective, Invitation, Membership
from pasdecote.spine.journal.erasers import last_told_by, last_told_in
from pasdecote.spine.organisations.models import Organisation, Post


@dataclass(frozen=True)
class Silent:
    """An account or a name without account that gave no sign for so long: since when; when it was said that
    it would be erased, None if it was not yet."""

    account: Account | None
    membership: Membership | None
    since: date
    told_on: date | None

    @property
    def pk(self) -> UUID:
        """The identifier of the account, or of the name."""
        found = self.account or self.membership
        assert found is not None
        return found.pk

    @property
    def erased_on(self) -> date:
        """The day from which it is erased, at the earliest."""
        return (self.told_on or clock.today()) + timedelta(days=settings.NOTICE_DAYS)

    @property
    def due(self) -> bool:
        """Whether it was said, long enough ago."""
        return self.told_on is not None and self.erased_on <= clock.today()

    def __str__(self) -> str:
        return str(self.account or (self.membership.name if self.membership else ""))


def limit() -> date:
    """The day before which a last contact is too old."""
    today = clock.today()
    year = today.year - settings.RETENTION_YEARS
    return (
        today.replace(year=year, day=28) if (today.month, today.day) == (2, 29) else today.replace(year=year)
    )


def silent() -> list[Silent]:
    """All those whose last contact is too old, the oldest first."""
    return sorted([*_accounts(), *_names()], key=lambda found: (found.since, str(found)))


def silent_in(collective: Collective) -> list[tuple[str, Silent]]:
    """Those of a group, with the name that they bear there: for the group's eyes."""
    rows = Membership.objects.filter(collective=collective).exclude(name="").order_by("since", "pk")
    names: dict[UUID, str] = {row.account_id or row.pk: row.name for row in rows}
    return [(names[one.pk], one) for one in silent() if one.pk in names]


def silent_at(organisation: Organisation) -> list[Silent]:
    """Those who worked in a structure or read what it sends: for its direction's eyes."""
    posts = Post.objects.filter(organisation=organisation).order_by().values_list("account", flat=True)
    readers = (
        InstitutionReader.objects.filter(house=organisation).order_by().values_list("account", flat=True)
    )
    known = {*posts, *readers}
    return [one for one in silent() if one.account and one.account.pk in known]


def old_invitations() -> "QuerySet[Invitation]":
    """The cards that served or stopped opening too long ago."""
    at = datetime.combine(limit(), time(), tzinfo=clock.FRANCE)
    ended = Coalesce("used_at", "cancelled_at", "expires_at")
    return Invitation.objects.alias(ended=ended).filter(ended__lt=at)


def _accounts() -> list[Silent]:
    at = datetime.combine(limit(), time(), tzinfo=clock.FRANCE)
    seen = Coalesce("last_login", "created_at")
    rows = list(Account.objects.alias(seen=seen).filter(seen__lt=at, created_at__lt=at).order_by("pk"))
    ids = [row.pk for row in rows]
    told, left, notices = last_told_by(ids), _left(ids), _notices("account", ids)
    found = []
    for row in rows:
        days = [_day(row.last_login or row.created_at), left.get(row.pk)]
        days.append(_day(told[row.pk]) if row.pk in told else None)
        since = max(day for day in days if day)
        if since < limit() and not leaves_nobody_directing(row):
            found.append(Silent(row, None, since, notices.get(row.pk)))
    return found


def _names() -> list[Silent]:
    rows = list(Membership.objects.filter(account=None, since__lt=limit()).exclude(name="").order_by("pk"))
    told = last_told_in({row.collective_id for row in rows})
    notices = _notices("membership", [row.pk for row in rows])
    found = []
    for row in rows:
        lives = _day(told[row.collective_id]) if row.collective_id in told else row.since
        since = max(row.since, row.until or lives)
        if since < limit():
            found.append(Silent(None, row, since, notices.get(row.pk)))
    return found


def _left(accounts: list[UUID]) -> dict[UUID, date]:
    """The last day on which each of these left a group, a structure or a reading."""
    found: dict[UUID, date] = {}
    for model in (Membership, Post, InstitutionReader):
        rows = model._default_manager.filter(account__in=accounts).order_by().values_list("account")
        for account, day in rows.annotate(last=Max("until")):
            if day:
                found[account] = max(day, found.get(account, day))
    return found


def _notices(name: str, ids: Iterable[UUID]) -> dict[UUID, date]:
    rows = Notice.objects.filter(**{f"{name}__in": list(ids)}).order_by()
    return dict(rows.values_list(name, "on"))


def _day(at: datetime) -> date:
    return at.astimezone(clock.FRANCE).date()
