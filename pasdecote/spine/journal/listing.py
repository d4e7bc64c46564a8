"""Lists of notes, newest first: one card a fact, from the versions that the account may read.

Three plain queries of few rows and the rest in Python: one query that says it all costs ten times as much to
write as to run.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.ground.store.values import as_held
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import heads, may_read
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import Contest, Entry, Replacement
from pasdecote.spine.journal.queries import version_of
from pasdecote.spine.journal.rules import Resolution, resolve

SPARE = 4  # for the facts of several heads, listed once


class Version(NamedTuple):
    """One version as a list needs it: who may read it, and what its card says."""

    pk: UUID
    fact: UUID
    happened_on: date
    kind: str
    circle: str
    author: UUID | None
    collective: UUID | None
    organisation: UUID | None
    retracted: bool
    content: str
    author_name: str
    told_at: datetime
    digest: str
    erased_at: datetime | None

    def read_by(self, standing: Standing) -> bool:
        """Whether the account may read it: the condition of the journal's door, for one held already."""
        if self.circle == Circle.ME:
            return self.author == standing.account.pk
        return may_read(standing, self)

    @property
    def place(self) -> tuple[date, UUID]:
        """Where it stands in a list."""
        return self.happened_on, self.pk


Reads = Callable[[Version], bool]
Place = tuple[date, UUID]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on versions, named `e` in its text, and its values. By hand, for *Fil* and *Mon carnet* ask
    it at each opening; a search has conditions of its own, as a queryset."""

    text: str
    values: tuple[Any, ...]

    @classmethod
    def all(cls, *conditions: tuple[str, Any]) -> "Where":
        """All of these at once: ("e.kind =", "decision"). Several values stand between brackets; a condition
        whose value is None or empty asks nothing."""
        given = [(text, value) for text, value in conditions if value]
        spread = [(text, value if isinstance(value, list) else [value]) for text, value in given]
        text = " AND ".join(f"{text} ({', '.join(['%s'] * len(values))})" for text, values in spread)
        return cls(text, tuple(as_held(value) for _text, values in spread for value in values))


@dataclass(frozen=True, slots=True)
class Listed:
    """Some versions, newest first; what stands of facts of several heads (`merged`); facts whose words are
    `disputed`. `last` is where to go on, None when these are all."""

    rows: list[Version]
    merged: dict[UUID, Resolution]
    disputed: set[UUID]
    last: Place | None


def listed(wanted: Where | QuerySet[Entry], reads: Reads, size: int, after: Place | None) -> Listed:
    """The wanted versions that nothing replaced, newest first, a fact once at the place of its newest head.

    `reads` says of any version whether it is among those that the list is made from. Four queries, and as
    many again where facts of several heads crowd together.
    """
    found: list[Version] = []
    merged: dict[UUID, Resolution] = {}
    disputed = set[UUID]()
    while True:
        asked = size + 1 + SPARE - len(found)
        more = _places(wanted, after, asked)
        kin = _Kin({fact for fact, _pk, _day in more}, reads)
        found += [row for fact, pk, _day in more if (row := kin.newest(fact)) and row.pk == pk]
        merged, disputed = merged | kin.merged(), disputed | kin.disputed
        if len(found) > size or len(more) < asked:
            break
        after = more[-1][2], more[-1][1]
    shown = found[:size]
    return Listed(shown, merged, disputed, shown[-1].place if len(found) > size else None)


class _Kin:
    """All the versions of some facts that the list is made from, and what is said against them."""

    def __init__(self, facts: Collection[UUID], reads: Reads) -> None:
        by_fact: dict[UUID, list[Version]] = defaultdict(list)
        for version in _versions(facts):
            if reads(version):
                by_fact[version.fact].append(version)
        self.versions = by_fact
        several = {version.pk for kin in by_fact.values() if len(kin) > 1 for version in kin}
        self.arrows = _arrows(several)
        replaced = {old for _new, old in self.arrows}
        self.heads = {
            fact: [version for version in kin if not version.retracted and version.pk not in replaced]
            for fact, kin in by_fact.items()
        }
        known = {version.pk for kin in by_fact.values() for version in kin}
        self.disputed = {fact for fact, version in _contested(facts) if version in known}

    def newest(self, fact: UUID) -> Version | None:
        """The head of the fact that comes first in the list."""
        return max(self.heads.get(fact, ()), key=lambda head: head.place, default=None)

    def merged(self) -> dict[UUID, Resolution]:
        """What stands of the facts of several heads."""
        return {
            fact: resolve(
                [
                    version_of(version, [old for new, old in self.arrows if new == version.pk])
                    for version in self.versions[fact]
                ]
            )
            for fact, several in self.heads.items()
            if len(several) > 1
        }


def _places(wanted: Where | QuerySet[Entry], after: Place | None, most: int) -> list[tuple[UUID, UUID, date]]:
    """Fact, version and day of the wanted heads that are not taken back, newest first."""
    if not isinstance(wanted, Where):
        rows = heads(wanted).filter(retracted=False).order_by("-happened_on", "-pk")
        asked = rows.filter(_older(*after)) if after else rows
        return list(asked.values_list("fact", "pk", "happened_on")[:most])
    older = "" if after is None else "AND (e.happened_on < %s OR (e.happened_on = %s AND e.id < %s))"
    query = f"""
        SELECT e.id, e.fact, e.happened_on FROM journal_entry e
        WHERE {wanted.text} AND NOT e.retracted {older}
        AND NOT EXISTS (SELECT 1 FROM journal_replacement r WHERE r.replaced = e.id)
        ORDER BY e.happened_on DESC, e.id DESC LIMIT %s"""
    place = () if after is None else (as_held(after[0]), as_held(after[0]), as_held(after[1]))
    found = Entry.objects.raw(query, [*wanted.values, *place, most])
    return [(row.fact, row.pk, row.happened_on) for row in found]


def _versions(facts: Collection[UUID]) -> Iterator[Version]:
    """Every version of these facts, whoever may read it."""
    if not facts:
        return
    query = f"""
        SELECT {_COLUMNS} FROM journal_entry e WHERE e.fact IN ({", ".join(["%s"] * len(facts))})"""
    for row in Entry.objects.raw(query, [as_held(fact) for fact in facts]):
        yield Version(*_VALUES(row))


_NAMES = {"pk": "id", "author": "author_id", "collective": "collective_id", "organisation": "organisation_id"}
_HELD = [_NAMES.get(name, name) for name in Version._fields]
_COLUMNS, _VALUES = ", ".join(f"e.{name}" for name in _HELD), attrgetter(*_HELD)


def _arrows(ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Which version replaces which, of and by these."""
    if not ids:
        return []
    rows = Replacement.objects.filter(Q(replaced__in=ids) | Q(version__in=ids)).order_by("replaced")
    return list(rows.values_list("version_id", "replaced"))


def _contested(facts: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Fact and version of what is said not to be so; by hand, it costs a fifth."""
    if not facts:
        return []
    query = f"""
        SELECT c.id, c.fact, c.version FROM journal_contest c
        WHERE c.settled_at IS NULL AND c.fact IN ({", ".join(["%s"] * len(facts))})"""
    found = Contest.objects.raw(query, [as_held(fact) for fact in facts])
    return [(row.fact, row.version) for row in found]


def _older(day: date, pk: UUID) -> Q:
    return Q(happened_on__lt=day) | Q(happened_on=day, pk__lt=pk)
