"""Erasing the words of facts, in every version and index. Dates, kinds, counts, codes, identifiers stay."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.reading import read_stored, write
from pasdecote.ground.kernel import clock
from pasdecote.ground.store import search
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.access import heads
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Arriving, Attachment, Contest, Early, Entry, Receipt, Recording
from pasdecote.spine.journal.services.arriving import let_go
from pasdecote.spine.journal.services.correcting import retract
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.services.recordings import forget_files


@transaction.atomic
def erase_words(*, facts: Iterable[UUID]) -> int:
    """Blank every word of these facts: all versions, contests, index, and delete their photos and voices.

    Gives the number of versions blanked. Who may ask for it is decided by `privacy`, above.
    """
    wanted = list(facts)
    now = clock.now()
    versions = list(Entry.objects.select_for_update().filter(fact__in=wanted).order_by("pk"))
    for entry in versions:
        entry.content = write(erased(read_stored(entry.content)))
        entry.digest, entry.earlier_digests, entry.erased_at, entry.author_name = "", [], now, ""
    Entry.objects.bulk_update(
        versions, ["content", "digest", "earlier_digests", "erased_at", "author_name"], batch_size=500
    )
    Contest.objects.filter(fact__in=wanted).update(words="", outcome="", by_name="", settled_by_name="")
    search.forget([entry.pk for entry in versions])
    _forget_sendings(wanted)
    for photo in Attachment.objects.filter(fact__in=wanted).order_by("pk"):
        photo.file.delete(save=False)
        photo.delete()
    voices = Recording.objects.filter(fact__in=wanted)
    forget_files(list(voices.order_by("pk")))
    voices.delete()
    moved(versions, erased=True)
    return len(versions)


def _forget_sendings(facts: list[UUID]) -> None:
    """What phones sent of these facts: receipts, which hold a print of the words, and what came in part."""
    Receipt.objects.filter(fact__in=facts).delete()
    Early.objects.filter(fact__in=facts).delete()
    for row in Arriving.objects.filter(fact__in=facts).order_by("pk"):
        let_go(row)


@transaction.atomic
def discard(*, by: Account, id: UUID, version: UUID) -> None:
    """Throw away a note that its author shared with nobody: it is taken back (by a version named `id`), and
    its words are erased for good. Raises NotAllowed when it is not one's own any more."""
    drafts = Entry.objects.select_for_update().filter(pk=version, author=by)
    entry = drafts.filter(circle=Circle.ME).first()
    if entry is None:
        raise NotAllowed(_("Cette note n’est plus dans votre carnet."))
    if Entry.objects.filter(fact=entry.fact).exclude(circle=Circle.ME).exists():
        raise NotAllowed(_("Cette note a été partagée : elle peut être retirée, depuis sa page."))
    last = heads(Entry.objects.filter(fact=entry.fact, author=by)).order_by("pk")
    retract(by=by, id=id, replaces=list(last.values_list("pk", flat=True)))
    erase_words(facts=[entry.fact])
