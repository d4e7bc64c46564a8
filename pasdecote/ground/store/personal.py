"""Each kind of data that may speak of people, declared once, in the `erasers.py` of its domain as `KINDS`.

From these declarations come the register of processing, what somebody takes away, the dry run of an erasure
and the erasure itself: none of them can say otherwise than the others.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

Words: TypeAlias = str | Promise
Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Whom an act is about: identifiers, and the names by which groups call them.

    `whole`: the account goes with all that is its own; otherwise only what ties it to `collectives`.
    `spoken`: the collectives where they speak for themselves, and may take their words back; where they
    accompany, a note is told in the course of work and belongs to the group. `words`: whether they want their
    words erased, or kept without their name. `relayed`: the notes in which others wrote down what they said.
    """

    account: UUID | None
    memberships: frozenset[UUID] = frozenset()
    collectives: frozenset[UUID] = frozenset()
    spoken: frozenset[UUID] = frozenset()
    names: frozenset[str] = frozenset()
    whole: bool = True
    words: bool = True
    relayed: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Erasure:
    """One thing that an erasure does, in words; how many rows it concerns, and doing it: the same number."""

    words: Words
    count: Callable[[Person], int]
    run: Callable[[Person], int]


@dataclass(frozen=True)
class Kind:
    """One kind of data: the label of its model, the name of its file when it leaves, and what is said of it.

    `why` is empty for what speaks of nobody. `until`: until when it is kept. `contact`: what counts as the
    last contact, for what is kept from there. `stays` says what an erasure leaves, and why. `leaves` gives
    the rows that go with the person, `number` how many when there may be thousands; `files` their files, each
    with its name in the archive.
    """

    model: str
    name: str
    title: Words
    why: Words = ""
    until: Words = ""
    readers: Words = ""
    contact: Words = ""
    stays: Words = ""
    erasures: tuple[Erasure, ...] = ()
    leaves: Callable[[Person], list[Row]] | None = None
    number: Callable[[Person], int] | None = None
    files: Callable[[Person], Iterable[tuple[str, FieldFile]]] | None = None


@dataclass
class Tally:
    """What an erasure found or did, line by line: its words and a number above zero."""

    lines: list[tuple[Words, int]] = field(default_factory=list)

    def add(self, words: Words, number: int) -> None:
        """One more line, unless there is nothing to say."""
        if number:
            self.lines.append((words, number))

    def __iter__(self) -> Iterator[tuple[Words, int]]:
        return iter(self.lines)


def over(
    words: Words,
    rows: Callable[[Person], "QuerySet[Any]"],
    act: Callable[["QuerySet[Any]"], object],
) -> Erasure:
    """An erasure that does one thing to the rows found: `delete`, or an update."""

    def run(person: Person) -> int:
        found = rows(person).count()
        if found:
            act(rows(person))
        return found

    return Erasure(words=words, count=lambda person: rows(person).count(), run=run)


def delete(rows: "QuerySet[Any]") -> None:
    """Delete these rows."""
    rows.delete()


def about_nobody(model: str, title: Words, stays: Words) -> Kind:
    """A kind of rows that speaks of nobody, with the reason."""
    return Kind(model=model, name="", title=title, stays=stays)
