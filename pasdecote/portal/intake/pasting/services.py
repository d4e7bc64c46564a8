"""Telling pasted messages: each one kept is a note that says where its words came from."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.voice import Statement
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.portal.intake.pasting.messages import Message
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Origin
from pasdecote.spine.journal.services import Anchor, tell


@transaction.atomic
def tell_pasted(
    *, by: Account, collective: Collective, circle: str, messages: Sequence[Message], names: bool = False
) -> list[UUID]:
    """Tell each message as a « parole » of its day, all or none; the authors' names only if `names`.

    The same message pasted again is the same note. Gives the facts. Raises FactError, NotAllowed, Gone.
    """
    told = []
    for message in messages:
        day: date = message.on or clock.today()
        words = f"{message.author} : {message.words}" if names and message.author else message.words
        content = Statement(happened_on=day, happened=words)
        check(content)
        key = (str(by.pk), str(collective.pk), circle, str(day), message.at, words)
        anchor = Anchor(collective=collective)
        told.append(
            tell(
                by=by,
                id=uuid8("pasted", *key),
                anchor=anchor,
                circle=circle,
                content=content,
                origin=Origin.PASTED,
            ).fact
        )
    return told
