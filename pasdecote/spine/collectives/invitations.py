"""Invitation cards, row by row. `belonging` decides who may print them and what joining means."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from pasdecote.ground.kernel import clock, codes
from pasdecote.ground.store.digests import digest
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective, Invitation, Membership

PURPOSE = "invitation"


@dataclass(frozen=True)
class Printed:
    """A card as it is printed, once: nothing of its secret or its code can be read again afterwards."""

    number: int
    secret: str
    code: str
    expires_at: datetime
    for_a_day: bool


def make_invitations(
    *, by: Account, collective: Collective, count: int, days: int, for_a_day: bool
) -> list[Printed]:
    """So many new cards, numbered after the last one of the group. To be called in a transaction."""
    now = clock.now()
    Collective.objects.select_for_update().get(pk=collective.pk)  # two printings at once number in turn
    past = Invitation.objects.filter(collective=collective).aggregate(last=Max("number"))["last"] or 0
    printed = [
        Printed(past + rank, codes.new_secret(), codes.new_code(), now + timedelta(days=days), for_a_day)
        for rank in range(1, count + 1)
    ]
    Invitation.objects.bulk_create(
        Invitation(
            collective=collective,
            number=card.number,
            for_a_day=for_a_day,
            secret_digest=digest(PURPOSE, card.secret),
            code_digest=digest(PURPOSE, card.code),
            made_by=by,
            made_at=now,
            expires_at=card.expires_at,
        )
        for card in printed
    )
    return printed


def live_invitations() -> QuerySet[Invitation]:
    """The cards that still open: not used, not cancelled, before their date."""
    return Invitation.objects.filter(used_at=None, cancelled_at=None, expires_at__gt=clock.now())


def find_invitation(*, secret: str = "", code: str = "") -> Invitation | None:
    """The card of this secret, or of this code when there is no secret; None when it opens nothing."""
    field, value = ("secret_digest", secret) if secret else ("code_digest", code)
    wanted = {field: digest(PURPOSE, value)}
    return live_invitations().filter(**wanted).select_related("collective").first()


def use_invitation(invitation: Invitation, membership: Membership | None = None) -> bool:
    """Use the card up. False when somebody else was faster, or it stopped opening meanwhile."""
    used = {"used_at": clock.now(), "membership": membership}
    return bool(live_invitations().filter(pk=invitation.pk).order_by().update(**used))


def cancel_invitations(rows: QuerySet[Invitation]) -> int:
    """These cards open nothing any more. Gives how many still did."""
    return rows.filter(used_at=None, cancelled_at=None).order_by().update(cancelled_at=clock.now())


def invitations_of(collective: Collective) -> QuerySet[Invitation]:
    """The cards of a collective, latest first."""
    rows = Invitation.objects.filter(collective=collective).select_related("membership", "made_by")
    return rows.order_by("-number", "-pk")
