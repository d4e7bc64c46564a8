"""Photos and recordings that a phone sends in pieces, after their words; whole, they go through the same acts
as those of the note's page."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.store import pieces
from pasdecote.ground.store.photos import PhotoRefused
from pasdecote.ground.store.sounds import SoundRefused
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import readable_of, standing_version_for
from pasdecote.spine.journal.enums import MediaKind
from pasdecote.spine.journal.errors import (
    Damaged,
    Full,
    Gone,
    JournalRefused,
    MediaRefused,
    NotThere,
    OtherContent,
    TooHeavy,
)
from pasdecote.spine.journal.models import Arriving, Attachment, Entry, Receipt, Recording
from pasdecote.spine.journal.queries import receipt_of
from pasdecote.spine.journal.services.photos import add_photo, require_may_change
from pasdecote.spine.journal.services.recordings import add_recording, require_may_speak

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Announced:
    """What a phone says of a media before its first piece: bytes and their SHA-256, and what goes with it."""

    what: MediaKind
    size: int
    digest: str
    agreed: bool = False
    description: str = ""
    keep: bool = False


@dataclass(frozen=True)
class Progress:
    """How much of a media came."""

    id: UUID
    received: int
    size: int


def announce(*, by: Account, note: UUID, id: UUID, media: Announced) -> Progress | Receipt:
    """Begin to receive a media of a note, or say where it is. Saying it again changes nothing.

    Raises NotThere when the note is not there for this account, NotAllowed when it may not change it,
    TooHeavy, MediaRefused without the agreement of the people on a photo, Full, OtherContent when the id
    says another.
    """
    if kept := receipt_of(by, id):
        return kept
    entry = _note(by, note)
    _require_allowed(by, entry, media)
    said = {"agreed": media.agreed, "description": media.description, "keep": media.keep}
    row = Arriving(id=id, account=by, fact=entry.fact, what=media.what, size=media.size, digest=media.digest)
    row.said, row.touched_at = said, clock.now()
    kept_row = Arriving.objects.filter(pk=id).first() or _begun(row)
    same = ("account_id", "fact", "what", "size", "digest")
    if any(getattr(kept_row, name) != getattr(row, name) for name in same):
        raise OtherContent(_("Un autre envoi porte déjà ce numéro. Le vôtre est gardé sur votre appareil."))
    if kept := receipt_of(by, id):  # another tab has just finished it
        Arriving.objects.filter(pk=id, account=by).delete()
        return kept
    return Progress(id, pieces.came(id), kept_row.size)


def add_piece(*, by: Account, note: UUID, id: UUID, offset: int, piece: bytes) -> Progress | Receipt:
    """Add what a phone sent from `offset` on; with the last piece, keep the media and give its receipt.

    A piece that came already changes nothing. Raises NotThere before `announce`, `pieces.Gap` when something
    lacks before it, Full, Damaged when the whole is not what was announced, MediaRefused when it is not kept.
    """
    if kept := receipt_of(by, id):
        return kept
    try:
        row, received = _added(by, note, id, offset, piece)
    except NotThere:
        if kept := receipt_of(by, id):  # another tab has just finished it
            return kept
        raise
    return Progress(id, received, row.size) if received < row.size else _finish(by, row)


def _added(by: Account, note: UUID, id: UUID, offset: int, piece: bytes) -> tuple[Arriving, int]:
    """What arrives with this piece added, and how much of it came."""
    with transaction.atomic():
        row = _own(by, id, note)
        try:
            received = pieces.add(id, offset, piece, row.size)
        except pieces.NoRoom as error:
            raise Full(_("Le serveur n’a plus de place. Gardez-le ici : vos mots, eux, passent.")) from error
        row.touched_at = clock.now()
        row.save(update_fields=["touched_at"])
    return row, received


def where(*, by: Account, note: UUID, id: UUID) -> Progress | Receipt:
    """How much came, or the receipt. Raises NotThere when nothing did."""
    if kept := receipt_of(by, id):
        return kept
    row = _own(by, id, note)
    return Progress(id, pieces.came(id), row.size)


def let_go(row: Arriving) -> None:
    """The row, then the bytes: a file without a row is taken away by the next passage."""
    id = row.pk  # a row that was deleted has none
    row.delete()
    transaction.on_commit(lambda: pieces.let_go(id))


def stale(at: datetime | None = None) -> "list[Arriving]":
    """What rests for thirty days, the oldest first."""
    limit = (at or clock.now()) - KEPT_FOR
    return list(Arriving.objects.filter(touched_at__lt=limit).order_by("touched_at", "pk"))


def let_go_of_stale() -> int:
    """Let go of what rests for thirty days, and of bytes that no row knows; how many of the former."""
    found = stale()
    for row in found:
        let_go(row)
    there = set(pieces.all_there())  # before the rows: what begins meanwhile is not taken for lost
    for lost in there - set(Arriving.objects.order_by().values_list("pk", flat=True)):
        pieces.let_go(lost)
    return len(found)


def _note(by: Account, note: UUID) -> Entry:
    standing = standing_of(by)
    entry = standing_version_for(standing, note)
    if entry is None and readable_of(standing, [note]):
        raise Gone(_("Cette note a été retirée, ou ses mots effacés : rien ne s’y ajoute plus."))
    if entry is None:
        raise NotThere(_("La note de cet envoi n’est pas là, ou elle n’est pas pour vous. Ses mots d’abord."))
    return entry


def _require_allowed(by: Account, entry: Entry, media: Announced) -> None:
    """Everything that can be refused before a byte is sent."""
    if media.what == MediaKind.PHOTO:
        require_may_change(standing_of(by), entry)
        if not media.agreed:
            raise MediaRefused(_("Il faut l’accord des personnes que l’on reconnaît sur la photo."))
    else:
        require_may_speak(by, entry)
    most = settings.LARGEST_PHOTO if media.what == MediaKind.PHOTO else settings.LARGEST_SOUND
    if media.size > most:
        sentence = _("C’est trop lourd : %(most)d Mo au plus. Vos mots sont gardés.")
        raise TooHeavy(sentence % {"most": most // 1024 // 1024})


def _begun(row: Arriving) -> Arriving:
    """The row saved, if there is room for it; or the one that came at the same time. Those of one account
    begin in turn, so that together they do not pass what it may send."""
    try:
        with transaction.atomic():
            list(Account.objects.select_for_update().filter(pk=row.account_id))
            waiting = Arriving.objects.filter(account=row.account_id).order_by()
            if sum(waiting.values_list("size", flat=True)) + row.size > settings.MOST_ARRIVING:
                sentence = _(
                    "Trop de photos et de sons attendent déjà leur fin d’envoi : %(most)d Mo au plus. "
                    "Celui-ci reste sur votre appareil. Vos mots, eux, passent."
                )
                raise Full(sentence % {"most": settings.MOST_ARRIVING // 1024 // 1024})
            row.save(force_insert=True)
    except IntegrityError:
        found = Arriving.objects.filter(pk=row.pk).first()
        if found is None:
            raise
        return found
    return row


def _own(by: Account, id: UUID, note: UUID) -> Arriving:
    """What this account began to send, for one piece at a time."""
    row = Arriving.objects.select_for_update().filter(pk=id, account=by).first()
    if row is None or (row.fact != note and _note(by, note).fact != row.fact):
        raise NotThere(_("Rien n’est arrivé sous ce numéro : recommencez l’envoi."))
    return row


def _finish(by: Account, row: Arriving) -> Receipt:
    """Check what came and keep it. Raises Damaged or MediaRefused, and lets go of it."""
    try:
        data = pieces.whole(row.pk)
    except FileNotFoundError:  # the same last piece, sent twice at once: the other one finished
        if finished := receipt_of(by, row.pk):
            return finished
        raise NotThere(_("Rien n’est arrivé sous ce numéro : recommencez l’envoi.")) from None
    if hashlib.sha256(data).hexdigest() != row.digest:
        pieces.let_go(row.pk)
        raise Damaged(_("L’envoi est arrivé abîmé. Il va recommencer ; vos mots sont gardés."))
    entry = _note(by, row.fact)
    try:
        with transaction.atomic():
            kept = KEEPERS[MediaKind(row.what)](by, row, entry, data)
            receipt, _new = Receipt.objects.get_or_create(
                item=row.pk,
                account=by,
                sent=row.digest,
                defaults={
                    "fact": entry.fact,
                    "digest": kept.digest,
                    "circle": entry.circle,
                    "received_at": kept.received_at,
                },
            )
            let_go(row)
    except (PhotoRefused, SoundRefused, JournalRefused) as error:
        let_go(row)
        raise MediaRefused(str(error)) from error
    return receipt


def _photo(by: Account, row: Arriving, entry: Entry, data: bytes) -> Attachment:
    return add_photo(
        by=by,
        id=row.pk,
        version=entry.pk,
        data=data,
        agreed=bool(row.said.get("agreed")),
        description=str(row.said.get("description", "")),
    )


def _recording(by: Account, row: Arriving, entry: Entry, data: bytes) -> Recording:
    return add_recording(by=by, entry=entry.pk, content=data, keep=bool(row.said.get("keep")))


KEEPERS: dict[MediaKind, Callable[[Account, Arriving, Entry, bytes], Attachment | Recording]] = {
    MediaKind.PHOTO: _photo,
    MediaKind.RECORDING: _recording,
}
