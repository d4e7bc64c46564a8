"""What a phone sends when the network is back: each sending has one receipt, the same for ever."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.errors import Unreadable
from pasdecote.spine.journal.models import Receipt
from pasdecote.spine.journal.services.correcting import correct
from pasdecote.spine.journal.services.early import keep_early
from pasdecote.spine.journal.services.telling import Anchor, rewrite, tell


@dataclass(frozen=True)
class Told:
    """What was read of a sending. With `replaces`: a correction; with `base` alone: one's own note rewritten.

    `missing`: those of `replaces` that the account may not read, or that are not there yet. `anchor` is None
    where none was given.
    """

    content: Fact
    circle: str
    anchor: Anchor | None = None
    told_at: datetime | None = None
    fact: UUID | None = None
    replaces: Sequence[UUID] = ()
    missing: Sequence[UUID] = ()
    base: str = ""


def print_of(body: bytes) -> str:
    """What a sending is known by: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def receive(*, by: Account, id: UUID, sent: str, told: Told) -> Receipt:
    """Keep what a phone sent under the identifier it made, and give the receipt.

    Raises what `tell`, `correct` and `rewrite` do, and Unreadable for what lacks an anchor or a fact.
    """
    if told.replaces or told.fact:
        _correct(by, id, sent, told)
    elif told.base:
        rewrite(by=by, id=id, content=told.content, base=told.base, sent=sent)
    else:
        tell(
            by=by,
            id=id,
            anchor=_anchor(told),
            circle=told.circle,
            content=told.content,
            told_at=told.told_at,
            sent=sent,
        )
    return Receipt.objects.get(item=id, account=by, sent=sent)


def _correct(by: Account, id: UUID, sent: str, told: Told) -> None:
    said: dict[str, Any] = {
        "by": by,
        "id": id,
        "content": told.content,
        "told_at": told.told_at,
        "sent": sent,
    }
    if not told.missing:
        correct(replaces=told.replaces, base=told.base, **said)
        return
    if told.fact is None:
        raise Unreadable(_("Cette correction ne dit pas de quelle note elle est."), "fact")
    keep_early(replaces=told.replaces, fact=told.fact, anchor=_anchor(told), circle=told.circle, **said)


def _anchor(told: Told) -> Anchor:
    if told.anchor is None:
        raise Unreadable(_("Dites de quel groupe ou de quelle structure il s’agit."), "anchor")
    return told.anchor
