"""Erasing the words of facts, in every version and index. Dates, kinds, counts, codes, identifiers stay."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.reading import read_stored, write
from pasdecote.ground.kernel import clock
from pasdecote.ground.store import search
from pasdecote.spine.journal.models import Attachment, Contest, Entry


@transaction.atomic
def erase_words(*, facts: Iterable[UUID]) -> int:
    """Blank every word of these facts: all versions, contests, index, and delete their photos.

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
    for photo in Attachment.objects.filter(fact__in=wanted).order_by("pk"):
        photo.file.delete(save=False)
        photo.delete()
    return len(versions)
