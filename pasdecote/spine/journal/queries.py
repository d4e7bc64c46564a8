"""Reads of the journal. `told` is what every projection starts from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.facts.told import Told
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.access import heads
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import (
    ERASED,
    Arriving,
    Attachment,
    Contest,
    Early,
    Entry,
    Mark,
    Receipt,
    Recording,
    Replacement,
)
from pasdecote.spine.journal.rules import Resolution, Version, resolve

COLUMNS = (
    "pk",
    "fact",
    "content",
    "circle",
    "told_at",
    "collective_id",
    "organisation_id",
)
AT_ONCE = 500


def shared_notes(
    *,
    collectives: Iterable[UUID] = (),
    organisations: Iterable[UUID] = (),
    project: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Entry]:
    """Versions out of `moi` of these collectives or structures, of one project, within these dates.

    For projections, which show numbers to people who may not read the notes: never for a list of words.
    """
    entries = Entry.objects.exclude(circle=Circle.ME)
    anchored = entries.filter(collective__in=collectives) | entries.filter(organisation__in=organisations)
    if project is not None:
        anchored = anchored.filter(project=project)
    if since is not None:
        anchored = anchored.filter(happened_on__gte=since)
    if until is not None:
        anchored = anchored.filter(happened_on__lte=until)
    return anchored


def told(*entries: QuerySet[Entry]) -> list[Told]:
    """The facts that these versions tell today, by date then id: heads only, conflicts resolved, retracted
    ones left out, disputed ones marked. In two queries, and two more per 500 facts in conflict.

    Several sets cost a query each, and are found each by its own index where one that joins them is not.
    """
    if len(entries) == 1:
        rows = _rows(heads(entries[0]).order_by("happened_on", "pk"))
    else:
        parts = [row for part in entries for row in _rows(heads(part).order_by())]
        rows = list({row[0]: row for row in parts}.values())
    disputed = disputed_facts()
    several = {fact for fact, number in Counter(row[1] for row in rows).items() if number > 1}
    found = [_told(row, disputed) for *row, retracted in rows if not retracted and row[1] not in several]
    split = {row[0]: row[:-1] for row in rows if row[1] in several}
    for fact, resolution in resolutions(several).items():
        if resolution.standing in split and not resolution.retracted:
            found.append(_told(split[resolution.standing], disputed, resolution, fact))
    if several or len(entries) > 1:
        found.sort(key=lambda item: (item.content.happened_on, item.fact))
    return found


def _rows(entries: QuerySet[Entry]) -> list[tuple[Any, ...]]:
    return list(entries.values_list(*COLUMNS, "retracted"))


def marks_of(anchors: Iterable[UUID]) -> tuple[UUID | None, tuple[tuple[UUID, UUID], ...]]:
    """The mark of erasures, then those of the journals of these collectives and structures.

    As long as they are the same, `told` gives the same; read them first, for what is told meanwhile comes
    with another mark. A journal in which nothing happened yet has none.
    """
    wanted = {*anchors, ERASED}
    rows = Mark.objects.filter(anchor__in=wanted).order_by("anchor").values_list("anchor", "token")
    found = dict(rows)
    return found.pop(ERASED, None), tuple(found.items())


def disputed_facts() -> set[UUID]:
    """The facts whose words are held back: somebody said « ce n’est pas ça » and it is not settled."""
    return set(Contest.objects.filter(settled_at=None).order_by().values_list("fact", flat=True))


def resolutions(facts: Iterable[UUID], *, among: QuerySet[Entry] | None = None) -> dict[UUID, Resolution]:
    """What stands of each of these facts, in two queries per 500 facts: from all its versions, or from those
    `among` only (what one account may read)."""
    versions = Entry.objects.all() if among is None else among
    wanted = sorted(facts)
    found: dict[UUID, Resolution] = {}
    for start in range(0, len(wanted), AT_ONCE):
        group = wanted[start : start + AT_ONCE]
        entries = list(versions.filter(fact__in=group).order_by("pk"))
        arrows: dict[UUID, list[UUID]] = {}
        links = Replacement.objects.filter(version__fact__in=group).order_by("replaced")
        for version, replaced in links.values_list("version_id", "replaced"):
            arrows.setdefault(version, []).append(replaced)
        graph: dict[UUID, list[Version]] = {}
        for entry in entries:
            graph.setdefault(entry.fact, []).append(version_of(entry, arrows.get(entry.pk, [])))
        found |= {fact: resolve(told) for fact, told in graph.items()}
    return found


def history(fact: UUID, readable: QuerySet[Entry]) -> list[Entry]:
    """The versions of a fact among those that may be read, first told first."""
    return list(readable.filter(fact=fact).order_by("received_at", "pk"))


class _Stored(Protocol):
    """A row of the journal, or the part of it that a list asks for."""

    @property
    def pk(self) -> UUID: ...
    @property
    def content(self) -> str: ...
    @property
    def circle(self) -> str: ...
    @property
    def retracted(self) -> bool: ...


def version_of(entry: _Stored, replaces: list[UUID]) -> Version:
    """A row and the versions it replaces, as the rules need them."""
    return Version(
        id=entry.pk,
        replaces=tuple(replaces),
        content=read_stored(entry.content),
        width=Circle(entry.circle).width,
        retracted=entry.retracted,
    )


def _told(
    row: Sequence[Any],
    disputed: set[UUID],
    resolution: Resolution | None = None,
    fact: UUID | None = None,
) -> Told:
    pk, fact_id, content, circle, told_at, collective, organisation = row
    return Told(
        fact=fact or fact_id,
        version=pk,
        content=resolution.content if resolution else read_stored(content),
        circle=list(Circle)[resolution.width] if resolution else circle,
        told_at=told_at,
        collective=collective,
        organisation=organisation,
        held_back=fact_id in disputed,
        conflict=resolution is not None,
    )


def unreadable_notes() -> Iterator[tuple[UUID, str]]:
    """Every version whose content is not a fact this software reads, with the reason."""
    rows = Entry.objects.order_by("pk").values_list("pk", "content")
    for pk, content in rows.iterator(chunk_size=2000):
        try:
            read_stored(content)
        except (ValueError, TypeError) as error:
            yield pk, str(error)


def missing_photos() -> Iterator[UUID]:
    """Every attachment whose file is not in the store any more."""
    for photo in Attachment.objects.order_by("pk").iterator(chunk_size=500):
        if not photo.file.storage.exists(str(photo.file.name)):
            yield photo.pk


def missing_sounds() -> Iterator[UUID]:
    """Every voice that was not destroyed and whose file is not in the store any more."""
    for one in Recording.objects.exclude(file="").order_by("pk").iterator(chunk_size=500):
        if not one.file.storage.exists(str(one.file.name)):
            yield one.pk


def stray_sounds() -> Iterator[str]:
    """The name of every file of a sound that no row speaks of: what a stop between two steps left."""
    storage, folder = Recording._meta.get_field("file").storage, "sons"
    names = storage.listdir(folder)[1] if storage.exists(folder) else []
    known = set(Recording.objects.exclude(file="").order_by().values_list("file", flat=True))
    yield from (f"{folder}/{name}" for name in sorted(names) if f"{folder}/{name}" not in known)


def projects_told_of(projects: Iterable[UUID]) -> set[UUID]:
    """Of these projects, those that some version of some note names."""
    rows = Entry.objects.filter(project__in=list(projects)).order_by()
    return {project for project in rows.values_list("project", flat=True).distinct() if project}


def versions_out_of(collective: UUID) -> QuerySet[Entry]:
    """Every version of a collective's notes that left `moi`, retracted ones too, first told first."""
    notes = Entry.objects.filter(collective=collective).exclude(circle=Circle.ME)
    return notes.order_by("received_at", "pk")


def photos_of(facts: Iterable[UUID]) -> QuerySet[Attachment]:
    """The photos kept with these facts, first received first."""
    return Attachment.objects.filter(fact__in=list(facts)).order_by("received_at", "pk")


def recordings_of(facts: Iterable[UUID]) -> QuerySet[Recording]:
    """The voices told with these facts, destroyed ones too, first received first."""
    return Recording.objects.filter(fact__in=list(facts)).order_by("received_at", "pk")


def contests_of(collective: UUID) -> QuerySet[Contest]:
    """What was said not to be so in a collective's notes, settled or not, first said first."""
    return Contest.objects.filter(collective=collective).order_by("opened_at", "pk")


def dated_notes(*, collectives: Iterable[UUID] = (), organisations: Iterable[UUID] = ()) -> QuerySet[Entry]:
    """Versions out of `moi` that expect something by a date, follow another note, or tell of a session.

    They are told apart by the words of their content, where what was not told is not written.
    """
    notes = shared_notes(collectives=collectives, organisations=organisations)
    written = Q(content__contains='"due":') | Q(content__contains='"follows":')
    return notes.filter(written | Q(session__isnull=False))


def facts_of(versions: Iterable[UUID]) -> set[UUID]:
    """The facts that these versions are versions of."""
    return set(Entry.objects.filter(pk__in=list(versions)).order_by().values_list("fact", flat=True))


def versions_of(facts: Iterable[UUID]) -> set[UUID]:
    """Every version of these facts, whoever may read them."""
    return set(Entry.objects.filter(fact__in=list(facts)).order_by().values_list("pk", flat=True))


def receipt_of(account: Account, item: UUID, sent: str = "") -> Receipt | None:
    """The receipt of what this account sent under this identifier: of one sending, or the last."""
    found = Receipt.objects.filter(item=item, account=account)
    return (found.filter(sent=sent) if sent else found).first()


def early_of(account: Account) -> list[Early]:
    """The corrections of this account that came before what they correct, first received first."""
    rows = Early.objects.filter(account=account).select_related("collective", "organisation")
    return list(rows.order_by("received_at", "pk"))


def arriving_of(account: Account) -> list[Arriving]:
    """The photos and recordings of this account that came in part, the one that rests longest first."""
    return list(Arriving.objects.filter(account=account).order_by("touched_at", "pk"))
