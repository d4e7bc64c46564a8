"""From what is expected to the lines of an agenda. Pure: same facts, same agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import BY_THEIR_ACT, Expected, Owed, State

A_WEEK = timedelta(days=7)
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line: `at` is "18:30" or empty; `fact` opens on the note where `whole`; `stamp` is when it was last
    told. While its words are disputed, or where the note may not be read, only dates and codes are given,
    and for a bilan its funder."""

    fact: UUID
    rank: int
    on: date
    what: Expected
    state: State
    stamp: datetime
    at: str = ""
    title: str = ""
    place: str = ""
    who: str = ""
    group: str = ""
    minutes: int | None = None
    whole: bool = True
    disputed: bool = False

    @property
    def session(self) -> bool:
        """Whether it is a session: it takes place, and is told, where all else is owed and settled."""
        return self.what is Expected.SESSION

    @property
    def settled_elsewhere(self) -> bool:
        """Whether only its own act settles it: a session is held, a vote is closed."""
        return self.what in BY_THEIR_ACT

    @property
    def open(self) -> bool:
        """Whether it is still expected."""
        return self.state is State.OPEN


class When(StrEnum):
    """The parts of an agenda, in order; `month` comes once a month."""

    LATE = "late"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under one title; `first` is the first day that the title speaks of."""

    when: When
    first: date
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which sessions are planned, and the names of the groups: no day, no place, no number."""

    first: date
    groups: tuple[str, ...]


def item_of(owed: Owed, *, group: str = "", whole: bool = True) -> Item:
    """The line of something expected, without words while somebody disputes them."""
    told, due, content = owed.told, owed.due, owed.told.content
    stamp = max(told.told_at, owed.settled_by.told_at) if owed.settled_by else told.told_at
    spoken = whole and not told.held_back
    return Item(
        fact=told.fact,
        rank=owed.rank,
        on=due.on,
        what=Expected(due.what),
        state=owed.state,
        stamp=stamp,
        at=due.at if whole else "",
        title=_title(content) if spoken else "",
        place=content.place.name.strip() if spoken and content.place else "",
        who="" if told.held_back else _who(content, due.who),
        group=group,
        minutes=content.duration_minutes,
        whole=whole,
        disputed=told.held_back,
    )


def waiting(items: Iterable[Item], today: date) -> list[Item]:
    """What a screen shows: what is open, and what was called off and would still be to come."""
    called_off = State.CANCELLED
    return [item for item in items if item.open or (item.state is called_off and item.on >= today)]


def recent(items: Iterable[Item], today: date) -> list[Item]:
    """What a calendar keeps: what is open, and the sessions of these months, held or called off."""
    return [item for item in items if item.open or (item.session and item.on >= today - KEPT)]


def sections(items: Iterable[Item], today: date) -> list[Section]:
    """The lines by week, then by month, those whose day has passed first. Empty parts are left out."""
    found: dict[tuple[When, date], list[Item]] = {}
    for item in sorted(items, key=lambda item: (item.on, item.at or "~", item.stamp, item.fact, item.rank)):
        found.setdefault(_part(item.on, today), []).append(item)
    order = list(When)
    parts = sorted(found, key=lambda part: (order.index(part[0]), part[1]))
    return [Section(when, first, tuple(found[when, first])) for when, first in parts]


def months(items: Iterable[Item], today: date) -> list[Month]:
    """The months to come, this one included, in which sessions of these are planned."""
    found: dict[date, set[str]] = {}
    for item in items:
        if item.session and item.open and item.on >= today:
            found.setdefault(item.on.replace(day=1), set()).add(item.group)
    return [Month(first, tuple(sorted(groups))) for first, groups in sorted(found.items())]


def _part(on: date, today: date) -> tuple[When, date]:
    monday = today - timedelta(days=today.weekday())
    if on < today:
        return When.LATE, date.min
    if on < monday + A_WEEK:
        return When.THIS_WEEK, monday
    if on < monday + 2 * A_WEEK:
        return When.NEXT_WEEK, monday + A_WEEK
    return When.MONTH, on.replace(day=1)


def _title(content: Fact) -> str:
    """The title, or else what happened, on one line."""
    return " ".join((content.title or content.happened).split())


def _who(content: Fact, who: str) -> str:
    """Whom it is for, or who owes it: as noted, or who funds, or to whom the demand was addressed."""
    funder = next((line.funder for line in content.money if line.funder), "")
    return (who or funder or str(getattr(content, "addressed_to", ""))).strip()
