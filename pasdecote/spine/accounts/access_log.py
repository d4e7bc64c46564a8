"""The dated log of what was done with people's data, kept a bounded time, read by those it concerns."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Access, Account


@dataclass(frozen=True)
class Line:
    """One act, as its reader reads it."""

    at: datetime
    sentence: str


def record(
    *, by: Account | None, act: AccessAct, about: Account | None = None, anchor: UUID | None = None
) -> None:
    """Write that this was done, now, and let go of what is older than the log is kept. `by` is None for the
    software itself, when a time has passed."""
    Access.objects.filter(at__lt=_oldest()).delete()
    Access.objects.create(
        by=by, by_name=str(by) if by else "", act=act, about=about, anchor=anchor, at=clock.now()
    )


def of_account(account: Account, most: int = 200) -> list[Line]:
    """What this account did, and what others did about it, latest first."""
    rows = _kept().filter(Q(by=account) | Q(about=account))
    return [Line(row.at, _to_account(row, account)) for row in rows.select_related("about")[:most]]


def of_anchor(anchor: UUID, most: int = 200) -> list[Line]:
    """What was done in a group or a structure, latest first. Who was helped or erased is not said."""
    return [Line(row.at, _to_group(row)) for row in _kept().filter(anchor=anchor)[:most]]


def _kept() -> "QuerySet[Access]":
    return Access.objects.filter(at__gte=_oldest()).order_by("-at", "-pk")


def _oldest() -> datetime:
    return clock.now() - timedelta(days=settings.ACCESS_LOG_DAYS)


def _to_account(row: Access, reader: Account) -> str:
    """The sentence for whoever did it, or whom it is about."""
    if row.by_id == reader.pk:
        return _MINE[AccessAct(row.act)]()
    if row.act == AccessAct.HELPED_BACK:
        return _("%(name)s vous a fait une carte de retour.") % {"name": _who(row)}
    if row.act == AccessAct.ERASED_PERSON:
        return _("%(name)s a effacé votre nom d’un groupe, à votre demande.") % {"name": _who(row)}
    if row.act == AccessAct.OPENED_READING:
        return _("%(name)s vous a laissé lire ce qui est envoyé à votre institution.") % {"name": _who(row)}
    if row.act == AccessAct.ENDED_READING:
        return _("%(name)s a arrêté votre lecture de ce qui est envoyé.") % {"name": _who(row)}
    return _to_group(row)


def _to_group(row: Access) -> str:
    return _OTHERS[AccessAct(row.act)]() % {"name": _who(row)}


def _who(row: Access) -> str:
    return row.by_name or _("quelqu’un")


_MINE = {
    AccessAct.TOOK_OWN: lambda: _("Vous avez emporté vos données."),
    AccessAct.TOOK_GROUP: lambda: _("Vous avez emporté ce que le groupe a raconté."),
    AccessAct.ERASED_SELF: lambda: _("Vous avez effacé votre nom d’un groupe."),
    AccessAct.ERASED_PERSON: lambda: _("Vous avez effacé une personne, à sa demande."),
    AccessAct.HELPED_BACK: lambda: _("Vous avez fait une carte de retour pour quelqu’un."),
    AccessAct.OPENED_READING: lambda: _(
        "Vous avez laissé quelqu’un lire ce qui est envoyé à son institution."
    ),
    AccessAct.ENDED_READING: lambda: _("Vous avez arrêté la lecture de quelqu’un."),
    AccessAct.EXPIRED: lambda: _("Le délai de conservation est passé."),
}
_OTHERS = {
    AccessAct.TOOK_OWN: lambda: _("%(name)s a emporté ses données."),
    AccessAct.TOOK_GROUP: lambda: _("%(name)s a emporté ce que le groupe a raconté."),
    AccessAct.ERASED_SELF: lambda: _("Une personne s’est effacée."),
    AccessAct.ERASED_PERSON: lambda: _("%(name)s a effacé une personne, à sa demande."),
    AccessAct.HELPED_BACK: lambda: _("%(name)s a fait une carte de retour pour une personne du groupe."),
    AccessAct.OPENED_READING: lambda: _("%(name)s a laissé une institution lire ce qui lui est envoyé."),
    AccessAct.ENDED_READING: lambda: _("%(name)s a arrêté la lecture d’une institution."),
    AccessAct.EXPIRED: lambda: _("Un nom ou un compte a été effacé : son délai de conservation était passé."),
}
