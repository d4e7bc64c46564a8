"""Corrections that come before what they correct: kept as told, for their teller alone, placed when it comes.

What may not be read and what is not there are kept alike, so that nobody learns of a note by correcting it.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored, write
from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.enums import ReceiptState
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Early, Entry, Receipt
from pasdecote.spine.journal.services.correcting import correct
from pasdecote.spine.journal.services.telling import (
    Anchor,
    digest_of,
    give_receipt,
    require_may_tell,
    tell,
)

MOST = 200


def keep_early(
    *,
    by: Account,
    id: UUID,
    fact: UUID,
    replaces: Sequence[UUID],
    anchor: Anchor,
    circle: str,
    content: Fact,
    told_at: datetime | None,
    sent: str,
) -> None:
    """Keep a correction until what it replaces comes; at once in its place if it just did.

    Raises NotAllowed, OtherContent when the id has other words, JournalRefused past two hundred that wait.
    """
    require_may_tell(standing_of(by), anchor, circle)
    text, now = write(content), clock.now()
    if placed := Entry.objects.filter(pk=id, author=by, digest=digest_of(text)).first():
        give_receipt(placed, sent, by)
        return
    if Early.objects.filter(account=by).count() >= MOST:
        raise JournalRefused(_("Trop de corrections attendent leur note. Celle-ci reste sur votre appareil."))
    row = Early(id=id, account=by, fact=fact, replaces=[str(old) for old in replaces], circle=circle)
    row.collective, row.organisation = anchor.collective, anchor.organisation
    row.content, row.digest, row.told_at, row.received_at = text, digest_of(text), told_at or now, now
    try:
        with transaction.atomic():
            if Entry.objects.filter(pk=id).exists():
                raise IntegrityError
            row.save(force_insert=True)
    except IntegrityError:
        row = _already_early(row)
    _say_early(row, sent)
    place(fact)


def place(fact: UUID) -> None:
    """Give their place to the corrections of this fact that came before it, those whose versions are all
    there. The others wait on."""
    for row in Early.objects.filter(fact=fact).select_related("account").order_by("received_at", "pk"):
        try:
            with transaction.atomic():
                if not Early.objects.filter(pk=row.pk).delete()[0]:
                    continue
                correct(
                    by=row.account,
                    id=row.pk,
                    replaces=[UUID(old) for old in row.replaces],
                    content=read_stored(row.content),
                    told_at=row.told_at,
                )
        except JournalRefused:
            continue


def tell_early(*, by: Account, id: UUID) -> Entry:
    """Make a note of its own of a correction whose note never came. Raises NotAllowed, OtherContent."""
    row = _own(by, id)
    with transaction.atomic():
        row.delete()
        return tell(
            by=by,
            id=id,
            anchor=Anchor(row.collective, row.organisation),
            circle=row.circle,
            content=read_stored(row.content),
            told_at=row.told_at,
        )


def discard_early(*, by: Account, id: UUID) -> None:
    """Throw away a correction whose note never came, words and receipt. Raises NotAllowed."""
    row = _own(by, id)
    with transaction.atomic():
        Receipt.objects.filter(item=row.pk, account=by).delete()
        row.delete()


def _own(by: Account, id: UUID) -> Early:
    found = Early.objects.filter(pk=id, account=by).select_related("collective", "organisation").first()
    if found is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


def _already_early(sent: Early) -> Early:
    """The row that has this id, if it is the same correction of the same person."""
    kept = Early.objects.filter(pk=sent.pk).first()
    if kept is None or (kept.account_id, kept.digest) != (sent.account_id, sent.digest):
        raise OtherContent(_("Une autre note porte déjà ce numéro. La vôtre est gardée sur votre appareil."))
    return kept


def _say_early(row: Early, sent: str) -> None:
    Receipt.objects.get_or_create(
        item=row.pk,
        account=row.account,
        sent=sent,
        defaults={
            "fact": row.fact,
            "digest": row.digest,
            "circle": row.circle,
            "state": ReceiptState.EARLY,
            "received_at": row.received_at,
        },
    )
