"""Many notes at once, as one batch that can be undone whole."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.ground.store import search
from pasdecote.ground.store.models import IndexedText
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.enums import Origin
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Attachment, Contest, Entry, Recording, Replacement
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.services.telling import (
    Anchor,
    keep,
    name_in,
    new_version,
    require_may_tell,
    words_of,
)

AT_ONCE = 500
Item = TypeVar("Item")


@dataclass(frozen=True)
class Prepared:
    """Notes ready to be kept: rows by identifier, and the stems of their words."""

    rows: dict[UUID, Entry]
    texts: list[IndexedText]


def prepare_many(
    *,
    by: Account,
    batch: UUID,
    anchor: Anchor,
    circle: str,
    notes: Iterable[tuple[UUID, Fact]],
    progress: Callable[[int], object] = lambda done: None,
) -> Prepared:
    """Make these notes (identifier, content) ready, keeping nothing: the slow part, outside a transaction.

    While a transaction lasts, on SQLite, nobody else can tell a note. Raises NotAllowed, and whatever
    `notes` raises on the way.
    """
    standing = standing_of(by)
    require_may_tell(standing, anchor, circle)
    name, now = name_in(standing, anchor), clock.now()
    ready = Prepared({}, [])
    for group in _grouped(notes, AT_ONCE):
        for pk, content in group:
            if pk in ready.rows:
                continue
            row = new_version(id=pk, fact=pk, anchor=anchor, circle=circle, content=content, told_at=now)
            row.author, row.author_name, row.origin, row.batch = by, name, Origin.IMPORTED, batch
            ready.rows[pk] = row
            ready.texts.append(search.prepared(pk, words_of(content)))
        progress(len(ready.rows))
    return ready


@transaction.atomic
def tell_many(*, prepared: Prepared) -> int:
    """Keep prepared notes, all or none, and give how many were new.

    A note whose identifier is known already is passed over, so that telling a batch again changes nothing.
    """
    rows = prepared.rows
    known = _known(rows)
    Entry.objects.bulk_create((row for pk, row in rows.items() if pk not in known), batch_size=AT_ONCE)
    search.keep(text for text in prepared.texts if text.owner not in known)
    moved(rows.values())
    return len(rows) - len(known)


def _known(ids: Iterable[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for group in _grouped(ids, AT_ONCE):
        found |= set(Entry.objects.filter(pk__in=group).order_by().values_list("pk", flat=True))
    return found


@transaction.atomic
def undo_batch(*, by: Account, batch: UUID) -> tuple[int, int]:
    """Undo an import whole. Notes that nobody touched since are removed as if they had never come; those
    that somebody corrected, disputed or illustrated are taken back and keep their history.

    Gives (removed, taken back). Raises NotAllowed unless the person told the batch.
    """
    entries = list(Entry.objects.select_for_update().filter(batch=batch).order_by("pk"))
    if not entries or any(entry.author_id != by.pk for entry in entries if entry.pk == entry.fact):
        raise NotAllowed(_("Cet import n’existe pas, ou vous ne pouvez pas le défaire."))
    facts = {entry.fact for entry in entries}
    touched = {entry.fact for entry in entries if entry.pk != entry.fact}
    for rows in (Contest.objects.all(), Attachment.objects.all(), Recording.objects.all()):
        touched |= facts & set(rows.order_by().values_list("fact", flat=True))
    for group in _grouped(sorted(facts - touched), AT_ONCE):
        Entry.objects.filter(fact__in=group).delete()
        search.forget(group)
    by_fact = [[entry for entry in entries if entry.fact == fact] for fact in sorted(touched)]
    taken_back = sum(_take_back(by, batch, versions) for versions in by_fact)
    moved(entries)
    return len(facts - touched), taken_back


def _take_back(by: Account, batch: UUID, versions: list[Entry]) -> int:
    """A last version « retiré » over all heads of one fact; 0 when it was taken back already."""
    ids = [entry.pk for entry in versions]
    replaced = set(Replacement.objects.filter(replaced__in=ids).order_by().values_list("replaced", flat=True))
    heads = [entry for entry in versions if entry.pk not in replaced]
    if all(entry.retracted for entry in heads):
        return 0
    last = heads[0]
    row = new_version(
        id=uuid8("undo", str(batch), *sorted(str(entry.pk) for entry in heads)),
        fact=last.fact,
        anchor=Anchor(last.collective, last.organisation),
        circle=last.circle,
        content=read_stored(last.content),
        told_at=clock.now(),
    )
    row.author, row.retracted, row.batch, row.origin = by, True, batch, Origin.ACT
    keep(row, replaces=tuple(entry.pk for entry in heads))
    return 1


def _grouped(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while group := list(islice(iterator, size)):
        yield group
