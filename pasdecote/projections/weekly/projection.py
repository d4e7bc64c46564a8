"""One week of a group, as its sheet tells it. Pure: same facts, same sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from pasdecote.ground.facts.becoming import Awaited, Became, Holding, Stage, became
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.owing import Owed, State, owed
from pasdecote.ground.facts.reporting import DueNoted, DueSettled
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision, Statement

READ_BY_ALL = frozenset({"collective", "institution", "public"})
# A sheet is read in two minutes: beyond, it says how many are in the thread.
MOST_HAPPENED, MOST_DECIDED, MOST_NEXT, MOST_CAME, MOST_AWAITED = 7, 5, 6, 4, 2
A_WEEK, TWO_WEEKS, A_YEAR = timedelta(days=7), timedelta(days=14), timedelta(days=365)
_PLANNING = (SessionPlanned, SessionCancelled, DueNoted, DueSettled)


@dataclass(frozen=True, slots=True)
class Came:
    """Words of which the same came this week, or which wait for the same: the oldest, how many others, and
    what came or is awaited."""

    word: Told
    others: int
    what: Told | Awaited


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a week's sheet tells. `more` counts what happened and did not fit; `disputed`, what is held back
    because somebody said that it is not so. `came`: what became of words this week; `owed`: the words that
    an institution holds up; `nothing`: how many words of this year nothing followed yet."""

    monday: date
    happened: tuple[Told, ...]
    decided: tuple[Told, ...]
    coming: tuple[Owed, ...]
    more: int = 0
    disputed: int = 0
    came: tuple[Came, ...] = ()
    owed: tuple[Came, ...] = ()
    nothing: int = 0

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + A_WEEK - timedelta(days=1)

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to tell: a group may rest."""
        return not (self.happened or self.decided or self.coming or self.disputed)


def monday_of(day: date) -> date:
    """The first day of the week of this day."""
    return day - timedelta(days=day.weekday())


def sheet_of(facts: Iterable[Told], monday: date) -> Sheet:
    """The sheet of the week that begins on `monday`, from what the whole group may read: what happened in it,
    what was decided, and what is expected in the two weeks after."""
    shared = [item for item in facts if item.circle in READ_BY_ALL]
    week = [item for item in shared if monday <= item.content.happened_on < monday + A_WEEK]
    said = [item for item in week if not item.held_back]
    happened = [item for item in said if not isinstance(item.content, (*_PLANNING, Decision))]
    decided = [item for item in said if isinstance(item.content, Decision)]
    words = [one for one in became(shared) if not one.statement.held_back]
    last = monday + A_WEEK - timedelta(days=1)
    return Sheet(
        monday=monday,
        happened=tuple(happened[:MOST_HAPPENED]),
        decided=tuple(decided[:MOST_DECIDED]),
        coming=tuple(_coming(shared, monday + A_WEEK))[:MOST_NEXT],
        more=max(0, len(happened) - MOST_HAPPENED) + max(0, len(decided) - MOST_DECIDED),
        disputed=len(week) - len(said),
        came=_came(words, monday, last),
        owed=_owed(words, last),
        nothing=sum(_is_of_the_year(one, last) for one in words if one.stage is Stage.NOTHING),
    )


def _came(words: list[Became], first: date, last: date) -> tuple[Came, ...]:
    """What came of words in these days, once each, however many words it came of."""
    found: dict[UUID, tuple[Told, list[Told]]] = {}
    for one in reversed(words):
        for step in one.moved(first, last):
            if not step.held_back and not isinstance(step.content, (*_PLANNING, Statement)):
                found.setdefault(step.fact, (step, []))[1].append(one.statement)
    came = [Came(told[0], len(told) - 1, step) for step, told in found.values()]
    return tuple(came[:MOST_CAME])


def _owed(words: list[Became], last: date) -> tuple[Came, ...]:
    """The words for which an institution owed an answer already, the longest first."""
    found: dict[UUID, tuple[Awaited, list[Told]]] = {}
    for one in reversed(words):
        for awaited in one.awaited:
            asked = awaited.holding is Holding.INSTITUTION and awaited.since <= last
            if asked and not awaited.told.held_back:
                found.setdefault(awaited.told.fact, (awaited, []))[1].append(one.statement)
    waiting = sorted(found.values(), key=lambda pair: pair[0].since)
    return tuple(Came(told[0], len(told) - 1, awaited) for awaited, told in waiting[:MOST_AWAITED])


def _is_of_the_year(one: Became, last: date) -> bool:
    return last - A_YEAR <= one.statement.content.happened_on <= last


def _coming(facts: list[Told], first: date) -> Iterable[Owed]:
    """What is still expected in the two weeks from this day, by date."""
    for item in owed(facts):
        fits = first <= item.due.on < first + TWO_WEEKS
        if fits and item.state is State.OPEN and not item.told.held_back:
            yield item
