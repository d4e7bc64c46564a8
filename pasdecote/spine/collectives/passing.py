"""What a card for a day opened on this telephone: one group, twelve hours at most, no account and no name."""

from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.models import Collective, Invitation

DAY, DAY_ENDS = "day_card", "day_card_ends"
TWELVE_HOURS = 12 * 3600


def begin_day(session: MutableMapping[str, Any], invitation: Invitation) -> None:
    """This telephone is in passing, from now on."""
    session[DAY] = str(invitation.pk)
    session[DAY_ENDS] = clock.now().timestamp() + TWELVE_HOURS


def forget_day(session: MutableMapping[str, Any]) -> None:
    """It is not any more: nothing of the card stays on it."""
    for name in (DAY, DAY_ENDS):
        session.pop(name, None)


def day_card(session: MutableMapping[str, Any]) -> Invitation | None:
    """The card, with its group, until its twelve hours are over or somebody cancelled it."""
    pk, ends = session.get(DAY), session.get(DAY_ENDS, 0)
    if not pk or clock.now().timestamp() > ends:
        return None
    rows = Invitation.objects.filter(pk=UUID(pk), cancelled_at=None)
    return rows.select_related("collective").first()


def passing_group(session: MutableMapping[str, Any]) -> Collective | None:
    """The group that this telephone may say something to in passing."""
    card = day_card(session)
    return card.collective if card else None
