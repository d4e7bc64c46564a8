"""Photos of a note: added with the agreement of the people on it, faces hidden for good, removed."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import readable
from pasdecote.ground.store.photos import Disc, Photo, clean, hide
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.journal.access import attachment_for, may_correct, version_for
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Attachment, Entry

MOST_PHOTOS = 12


def add_photo(
    *, by: Account, id: UUID, version: UUID, data: bytes, agreed: bool, description: str = ""
) -> Attachment:
    """Keep a photo with a note. Sending it again under the same id changes nothing.

    Raises JournalRefused without the agreement of the people on it or past 12 photos, PhotoRefused when
    it is not a photo, OtherContent when this id has another photo, NotAllowed.
    """
    standing = standing_of(by)
    entry = version_for(standing, version)
    require_may_change(standing, entry)
    if not agreed:
        raise JournalRefused(_("Il faut l’accord des personnes que l’on reconnaît sur la photo."))
    photo = clean(data, settings.LARGEST_PHOTO)
    attachment = Attachment(
        id=id,
        author=by,
        fact=entry.fact,
        description=readable(description).strip()[:300],
        agreed=agreed,
        received_at=clock.now(),
    )
    _draw(attachment, photo)
    if kept := _already_kept(attachment):
        return kept
    try:
        with _file_of(attachment, photo), transaction.atomic():
            _require_room(entry)
            attachment.save(force_insert=True)
    except IntegrityError:
        if kept := _already_kept(attachment):
            return kept
        raise
    return attachment


def hide_faces(*, by: Account, id: UUID, discs: Sequence[Disc]) -> Attachment:
    """Paint over parts of a photo; the earlier picture is deleted. Raises NotAllowed.

    Two people hiding at once take turns: the second paints on what the first left.
    """
    _own(by, id)
    with transaction.atomic():
        attachment = Attachment.objects.select_for_update().filter(pk=id).first()
        if attachment is None:
            raise NotAllowed(_("Cette photo n’existe pas, ou elle n’est pas pour vous."))
        with attachment.file.open("rb") as stream:
            photo = hide(stream.read(), discs)
        earlier = str(attachment.file.name)
        _draw(attachment, photo)
        with _file_of(attachment, photo):
            attachment.save(force_update=True)
    attachment.file.storage.delete(earlier)
    return attachment


def remove_photo(*, by: Account, id: UUID) -> None:
    """Delete a photo and its file for good. Raises NotAllowed."""
    attachment = _own(by, id)
    with transaction.atomic():
        attachment.delete()
    attachment.file.storage.delete(str(attachment.file.name))


def require_may_change(standing: Standing, entry: Entry) -> None:
    """Raises NotAllowed unless the account may correct the note, and so change its photos."""
    if not may_correct(standing, entry):
        raise NotAllowed(_("Vous ne pouvez pas changer les photos de cette note."))


def _own(by: Account, id: UUID) -> Attachment:
    """The photo, for somebody who may correct its note."""
    standing = standing_of(by)
    attachment, entry = attachment_for(standing, id)
    require_may_change(standing, entry)
    return attachment


def _already_kept(sent: Attachment) -> Attachment | None:
    """The photo that has this id, if it is the same one of the same person on the same note."""
    kept = Attachment.objects.filter(pk=sent.pk).first()
    if kept is None:
        return None
    if (kept.author_id, kept.fact, kept.digest) != (sent.author_id, sent.fact, sent.digest):
        sentence = _("Une autre photo porte déjà ce numéro. La vôtre n’est pas gardée : rouvrez la page.")
        raise OtherContent(sentence)
    return kept


def _require_room(entry: Entry) -> None:
    """Raises JournalRefused past 12 photos. Inside a transaction: photos of one note are added in turn."""
    list(Entry.objects.select_for_update().filter(pk=entry.fact))
    if Attachment.objects.filter(fact=entry.fact).count() >= MOST_PHOTOS:
        raise JournalRefused(_("Une note porte %(most)d photos au plus.") % {"most": MOST_PHOTOS})


def _draw(attachment: Attachment, photo: Photo) -> None:
    """Set what the row says of its picture."""
    attachment.width, attachment.height = photo.width, photo.height
    attachment.digest = hashlib.sha256(photo.data).hexdigest()


@contextmanager
def _file_of(attachment: Attachment, photo: Photo) -> Iterator[None]:
    """Write the picture first; a file whose row could not be saved does not stay."""
    attachment.file.save(f"{attachment.pk}-{attachment.digest[:8]}.jpg", ContentFile(photo.data), save=False)
    try:
        yield
    except Exception:
        attachment.file.storage.delete(str(attachment.file.name))
        raise
