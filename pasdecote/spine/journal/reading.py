"""What one account may read, as cards: the standing words of each fact, from the versions it may read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.kinds import TELLABLE
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.store import search
from pasdecote.ground.store.values import as_held
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.access import circles_read, heads, may_correct, versions
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.listing import Reads, Version, Where, listed
from pasdecote.spine.journal.models import Contest, Entry, Recording, Replacement
from pasdecote.spine.journal.names import kind_words, readers_words
from pasdecote.spine.journal.queries import version_of
from pasdecote.spine.journal.rules import Resolution, behind, resolve
from pasdecote.spine.journal.sentences import Sentence, sentence_of
from pasdecote.spine.organisations.models import Organisation

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Card:
    """One fact for somebody who may read it: its standing content, who told it, and what is at stake."""

    fact: UUID
    version: UUID
    content: Fact
    circle: str
    author: str
    told_at: datetime
    digest: str = ""
    collective: UUID | None = None
    organisation: UUID | None = None
    where: str = ""
    conflict: bool = False
    disputed: bool = False
    retracted: bool = False
    erased: bool = False

    @property
    def day(self) -> date:
        """When it happened."""
        return self.content.happened_on

    @property
    def label(self) -> str:
        """The word for its kind."""
        return kind_words(self.content.kind)

    @property
    def sentence(self) -> Sentence:
        """Its sentence, short enough for a list."""
        return sentence_of(self.content, clock.today())

    @property
    def lead(self) -> str:
        """« Mardi 3 mars, au pied de la tour B »."""
        return self.sentence.lead

    @property
    def link(self) -> str:
        """Its version, as an address carries it."""
        return str(self.version)

    @property
    def iso(self) -> str:
        """The day it happened, as an address carries it."""
        return self.day.isoformat()

    @property
    def circle_words(self) -> str:
        """Who reads it, in a few words."""
        return readers_words(self.circle)


@dataclass(frozen=True, slots=True)
class Page:
    """Some cards, newest first, and what to ask for the older ones (empty when there are none)."""

    cards: list[Card] = field(default_factory=list)
    older: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to."""

    kind: str = ""
    project: UUID | None = None
    since: date | None = None
    until: date | None = None


def thread(standing: Standing, collective: Collective, wanted: Wanted, before: str = "") -> Page:
    """The notes of a collective that the account may read, out of its own `moi`; retracted ones left out.

    What is only planned is on the page of sessions: it is here when that kind is asked for.
    """
    apart = "" if wanted.kind else "session_planned"

    def reads(version: Version) -> bool:
        return version.circle != Circle.ME and version.kind != apart and version.read_by(standing)

    narrowed = Where.all(
        ("e.collective_id IN", collective.pk),
        ("e.circle IN", circles_read(standing, collective.pk) or [""]),
        ("e.kind NOT IN", apart),
        ("e.kind IN", wanted.kind),
        ("e.project IN", wanted.project),
        ("e.happened_on >=", wanted.since),
        ("e.happened_on <=", wanted.until),
    )
    return _page(standing, reads, before, narrowed=narrowed)


def notebook(standing: Standing, *, day: date | None = None, before: str = "", size: int = A_PAGE) -> Page:
    """The account's own notes that it shared with nobody, of one day if asked."""
    narrowed = Where.all(
        ("e.author_id IN", standing.account.pk), ("e.circle IN", Circle.ME), ("e.happened_on IN", day)
    )

    def reads(version: Version) -> bool:
        return version.circle == Circle.ME and version.read_by(standing)

    return _page(standing, reads, before, size, narrowed=narrowed)


def found(standing: Standing, words: str, before: str = "") -> Page:
    """The notes holding every one of these words, among all that the account may read."""
    narrowed = versions(standing).filter(pk__in=search.matching(words))
    return _page(standing, lambda version: version.read_by(standing), before, narrowed=narrowed)


# Asked each time somebody opens *Raconter*: written by hand, they cost a tenth.
_LAST_OF = """
    SELECT e.* FROM journal_entry e
    WHERE e.author_id = %s AND e.{anchor}_id = %s AND NOT e.retracted AND e.erased_at IS NULL
      AND e.kind IN ({kinds}) AND NOT EXISTS (SELECT 1 FROM journal_replacement r WHERE r.replaced = e.id)
    ORDER BY e.happened_on DESC, e.id DESC LIMIT 1"""
_LAST_BY_HAND = """
    SELECT e.id, e.collective_id, e.organisation_id FROM journal_entry e
    WHERE e.author_id = %s AND e.batch IS NULL ORDER BY e.received_at DESC, e.id DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A voice that nobody wrote yet, and the card of its note."""

    recording: Recording
    card: Card


def to_write(standing: Standing, most: int = A_PAGE) -> list[Waiting]:
    """The voices waiting in the notes that the account may correct, first come first; in two queries."""
    heard = heads(versions(standing)).filter(retracted=False)
    rows = Recording.objects.filter(written_at=None, destroyed_at=None)
    rows = rows.filter(Exists(heard.filter(fact=OuterRef("fact")).order_by()))
    waiting = list(rows.order_by("received_at", "pk")[: most * 2])
    if not waiting:
        return []
    entries = heard.filter(fact__in=[one.fact for one in waiting]).select_related(
        "collective", "organisation"
    )
    latest = {entry.fact: entry for entry in entries.order_by("pk")}
    found = ((one, latest.get(one.fact)) for one in waiting)
    return [Waiting(one, card_of(entry)) for one, entry in found if entry and may_correct(standing, entry)][
        :most
    ]


def last_of(standing: Standing, anchor: Collective | Organisation) -> Card | None:
    """The last note that the account told about this collective or structure: « comme la dernière fois »."""
    name = "collective" if isinstance(anchor, Collective) else "organisation"
    query = _LAST_OF.format(anchor=name, kinds=", ".join(["%s"] * len(TELLABLE)))
    found = Entry.objects.raw(query, [as_held(standing.account.pk), as_held(anchor.pk), *TELLABLE])
    for entry in found:
        setattr(entry, name, anchor)
        return card_of(entry)
    return None


def last_anchor(standing: Standing) -> tuple[UUID | None, UUID | None]:
    """The collective and structure of the last note that the account told by hand, (None, None) before."""
    for entry in Entry.objects.raw(_LAST_BY_HAND, [as_held(standing.account.pk)]):
        return entry.collective_id, entry.organisation_id
    return None, None


def note(standing: Standing, id: UUID) -> "Note":
    """A note by the identifier of the fact or of one of its versions, in three queries, or five.

    Raises NotAllowed, in the same words for a note of others and for one that is not there.
    """
    readable = versions(standing)
    entries = readable.select_related("collective", "organisation").order_by("received_at", "pk")
    rows, fact = list(entries.filter(fact=id)), id
    if not rows and (of := readable.filter(pk=id).order_by().values_list("fact", flat=True).first()):
        rows, fact = list(entries.filter(fact=of)), of
    if not rows:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    arrows = list(
        Replacement.objects.filter(version__fact=fact).order_by("id").values_list("version_id", "replaced")
    )
    shown = {row.pk for row in rows}
    hidden = {old for new, old in arrows if new not in shown}
    found = Note(standing, rows, arrows, list(Contest.objects.filter(fact=fact, version__in=shown)))
    if hidden.issuperset(found.resolution.heads):
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


class Note:
    """Everything that one account may read of one fact."""

    def __init__(
        self,
        standing: Standing,
        entries: list[Entry],
        arrows: list[tuple[UUID, UUID]],
        contests: list[Contest],
    ) -> None:
        graph = [version_of(row, [old for new, old in arrows if new == row.pk]) for row in entries]
        by_id = {row.pk: row for row in entries}
        self.resolution = resolve(graph)
        self.versions = graph
        self.entries = entries
        self.heads = [by_id[pk] for pk in self.resolution.heads]
        self.entry = by_id[self.resolution.standing]
        self.contests = contests
        self.fact: UUID = self.entry.fact
        self.mine = self.entry.author_id == standing.account.pk and self.entry.circle == Circle.ME
        self.correctable = all(may_correct(standing, head) for head in self.heads)
        self.card = card_of(self.entry, self.resolution, disputed=any(not c.settled_at for c in contests))

    def begun_by(self, standing: Standing) -> bool:
        """Whether the account told it first."""
        return any(row.pk == self.fact and row.author_id == standing.account.pk for row in self.entries)

    @property
    def side_by_side(self) -> list[Card]:
        """The versions in conflict, each as it was told."""
        return [card_of(head) for head in self.heads] if self.resolution.conflict else []

    @property
    def in_order(self) -> list[Entry]:
        """Its versions: those that one comes from before it, then in the order in which they were told."""
        depth = {version.id: len(behind(self.versions, [version.id])) for version in self.versions}
        return sorted(self.entries, key=lambda entry: (depth[entry.pk], entry.told_at, entry.pk))

    def content_behind(self, replaced: Sequence[UUID]) -> Fact:
        """What the writer had read: the content standing when these versions were the heads."""
        return resolve(behind(self.versions, replaced)).content


def card_of(entry: Entry, resolution: Resolution | None = None, *, disputed: bool = False) -> Card:
    """The card of one version, with the merged content when several stand."""
    return Card(
        fact=entry.fact,
        version=entry.pk,
        content=resolution.content if resolution else read_stored(entry.content),
        circle=list(Circle)[resolution.width] if resolution else entry.circle,
        author=entry.author_name,
        told_at=entry.told_at,
        digest=entry.digest,
        collective=entry.collective_id,
        organisation=entry.organisation_id,
        where=str(entry.collective or entry.organisation or ""),
        conflict=bool(resolution and resolution.conflict),
        disputed=disputed,
        retracted=entry.retracted,
        erased=entry.erased_at is not None,
    )


def _page(
    standing: Standing, reads: Reads, before: str, size: int = A_PAGE, *, narrowed: Where | QuerySet[Entry]
) -> Page:
    """The narrowed heads, one a fact; `reads` says of any version whether it is one of those listed."""
    found = listed(narrowed, reads, size, _read_cursor(before))
    names = _names(found.rows, standing)
    cards = [
        _listed_card(row, found.merged.get(row.fact), names, disputed=row.fact in found.disputed)
        for row in found.rows
    ]
    return Page(cards, f"{found.last[0].isoformat()}_{found.last[1]}" if found.last else "")


def _listed_card(
    row: Version, resolution: Resolution | None, names: dict[UUID, str], *, disputed: bool
) -> Card:
    """The card of one version of a list, with the merged content when several stand."""
    anchor = row.collective or row.organisation
    return Card(
        fact=row.fact,
        version=row.pk,
        content=resolution.content if resolution else read_stored(row.content),
        circle=list(Circle)[resolution.width] if resolution else row.circle,
        author=row.author_name,
        told_at=row.told_at,
        digest=row.digest,
        collective=row.collective,
        organisation=row.organisation,
        where=names[anchor] if anchor else "",
        conflict=bool(resolution and resolution.conflict),
        disputed=disputed,
        retracted=row.retracted,
        erased=row.erased_at is not None,
    )


def _names(rows: list[Version], standing: Standing) -> dict[UUID, str]:
    """The names of the groups and structures of these: those known, and a query for those that were left."""
    names = {pk: group.name for pk, group in standing.groups.items()}
    names |= {pk: house.name for pk, house in standing.houses.items()}
    if left := {row.collective for row in rows if row.collective} - names.keys():
        names |= dict(Collective.objects.filter(pk__in=left).order_by().values_list("pk", "name"))
    if left := {row.organisation for row in rows if row.organisation} - names.keys():
        names |= dict(Organisation.objects.filter(pk__in=left).order_by().values_list("pk", "name"))
    return names


def _read_cursor(text: str) -> tuple[date, UUID] | None:
    """The place in the list that an address names; None for nonsense, which shows the beginning."""
    day, _sep, pk = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(pk)
    except ValueError:
        return None
