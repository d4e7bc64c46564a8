"""Lists of notes, newest first: one card a fact, from the versions that the account may read.

Three plain queries of few rows and the rest in Python: one query that says it all costs ten times as much to
write as to run.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import heads, may_read
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import Contest, Entry, Replacement

SPARE = 10  # for the facts of several heads, listed once


class Version(NamedTuple):
    """What tells one version of a fact from the others, and who may read it."""

    fact: UUID
    pk: UUID
    happened_on: date
    kind: str
    circle: str
    author: UUID | None
    collective: UUID | None
    organisation: UUID | None
    retracted: bool

    def read_by(self, standing: Standing) -> bool:
        """Whether the account may read it: the condition of the journal's door, for one held already."""
        if self.circle == Circle.ME:
            return self.author == standing.account.pk
        return may_read(standing, self)


Reads = Callable[[Version], bool]
_VERSION = (
    "fact",
    "pk",
    "happened_on",
    "kind",
    "circle",
    "author",
    "collective",
    "organisation",
    "retracted",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Some rows, and of which facts somebody else's head stands too (`split`), or the words are `disputed`.
    `last` is where to go on, None when these are all."""

    rows: list[Entry]
    split: set[UUID]
    disputed: set[UUID]
    last: tuple[date, UUID] | None


def listed(wanted: QuerySet[Entry], reads: Reads, size: int, after: tuple[date, UUID] | None) -> Listed:
    """The wanted versions that nothing replaced, newest first, a fact once at the place of its newest head.

    `reads` says of any version whether it is among those that the list is made from. Four queries, and three
    more where facts of several heads crowd together.
    """
    rows = heads(wanted).filter(retracted=False).select_related("collective", "organisation")
    rows = rows.order_by("-happened_on", "-pk")
    found: list[Entry] = []
    split, disputed = set[UUID](), set[UUID]()
    while True:
        asked = size + 1 + SPARE - len(found)
        more = list((rows.filter(_older(*after)) if after else rows)[:asked])
        kin = _Kin(more, reads)
        found += [row for row in more if not kin.newer_than(row)]
        split, disputed = split | kin.split, disputed | kin.disputed
        if len(found) > size or len(more) < asked:
            break
        after = more[-1].happened_on, more[-1].pk
    shown = found[:size]
    last = (shown[-1].happened_on, shown[-1].pk) if len(found) > size else None
    return Listed(shown, split, disputed, last)


class _Kin:
    """The other versions of the same facts, and what is said against them; in three queries."""

    def __init__(self, rows: list[Entry], reads: Reads) -> None:
        facts = {row.fact for row in rows}
        kin = [version for version in _versions(facts) if reads(version)]
        ids = {version.pk for version in kin}
        several = {version.fact for version in kin if version.pk not in {row.pk for row in rows}}
        several |= facts if len(facts) < len(rows) else set()
        replaced = _replaced({version.pk for version in kin if version.fact in several})
        self.heads: dict[UUID, list[Version]] = defaultdict(list)
        for version in kin:
            if not version.retracted and version.pk not in replaced:
                self.heads[version.fact].append(version)
        self.split = {fact for fact, heads_of in self.heads.items() if len(heads_of) > 1}
        self.disputed = {fact for fact, version in _contested(facts) if version in ids}

    def newer_than(self, row: Entry) -> bool:
        """Whether another head of the same fact comes before this row in the list."""
        here = (row.happened_on, row.pk)
        return any((head.happened_on, head.pk) > here for head in self.heads[row.fact])


def _versions(facts: Iterable[UUID]) -> list[Version]:
    rows = Entry.objects.filter(fact__in=facts).order_by()
    return [Version(*row) for row in rows.values_list(*_VERSION)]


def _replaced(ids: Iterable[UUID]) -> set[UUID]:
    rows = Replacement.objects.filter(replaced__in=ids).order_by()
    return set(rows.values_list("replaced", flat=True))


def _contested(facts: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    rows = Contest.objects.filter(fact__in=facts, settled_at=None).order_by()
    return list(rows.values_list("fact", "version"))


def _older(day: date, pk: UUID) -> Q:
    return Q(happened_on__lt=day) | Q(happened_on=day, pk__lt=pk)
