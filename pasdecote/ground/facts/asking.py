"""Demands as the journal tells them: asked, asked again, answered, refused, or met with silence. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Demand, DemandAnswered, DemandRepeated


class Outcome(StrEnum):
    """What came of a demand. Codes stay in notes."""

    ANSWERED = "answered"
    REFUSED = "refused"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand and the notes that follow it, by date: made again, answered, refused, silence. `dates`
    are the notes that only give a day by which an answer is awaited."""

    told: Told
    steps: tuple[Told, ...] = ()
    dates: tuple[Told, ...] = ()

    @property
    def last(self) -> Told | None:
        """The note of what came last; None when nothing came, or when the group asked again since."""
        step = self.steps[-1] if self.steps else None
        return step if step and isinstance(step.content, DemandAnswered) else None

    @property
    def outcome(self) -> str:
        """What came last, "" while something is awaited."""
        content = self.last.content if self.last else None
        return content.outcome if isinstance(content, DemandAnswered) else ""

    @property
    def owing(self) -> bool:
        """Whether the institution has still to answer: a silence that was noted is no answer."""
        return self.outcome == Outcome.SILENCE or self.last is None

    @property
    def due(self) -> date | None:
        """The day by which an answer is awaited: the last that was given; None when none was."""
        since = sorted((*self.dates, *self.steps), key=_when)
        days = [
            due.on for told in (self.told, *since) for due in told.content.due if due.what == Expected.ANSWER
        ]
        return days[-1] if days else None

    def days(self, today: date) -> int:
        """How many days passed since it was asked for the first time."""
        return max(0, (today - self.told.content.happened_on).days)

    @property
    def followed(self) -> tuple[UUID, ...]:
        """The facts that the next step follows: the demand, and each time that it was made again."""
        again = [step.fact for step in self.steps if isinstance(step.content, DemandRepeated)]
        return (self.told.fact, *again)


def demands(facts: Iterable[Told]) -> list[Asked]:
    """Every demand of these facts with its steps: those still owed an answer first, oldest first; then those
    that came to something, newest first."""
    told = list(facts)
    repeated = {item.fact: item for item in told if isinstance(item.content, DemandRepeated)}
    steps = _following(told, repeated, (DemandRepeated, DemandAnswered))
    dates = _following(told, repeated, (DueNoted,))
    found = [
        Asked(item, steps.get(item.fact, ()), dates.get(item.fact, ()))
        for item in sorted(told, key=_when)
        if isinstance(item.content, Demand)
    ]
    return [asked for asked in found if asked.owing] + [asked for asked in found[::-1] if not asked.owing]


def answers_apart(facts: Iterable[Told]) -> list[Told]:
    """The answers told without saying to which demand, newest first."""
    told = list(facts)
    known = {step.fact for asked in demands(told) for step in asked.steps}
    apart = [item for item in told if isinstance(item.content, DemandAnswered) and item.fact not in known]
    return sorted(apart, key=_when, reverse=True)


def _following(
    told: list[Told], repeated: dict[UUID, Told], kinds: tuple[type[Fact], ...]
) -> dict[UUID, tuple[Told, ...]]:
    """The notes of these kinds under each fact that they follow in the end, by date."""
    found: dict[UUID, list[Told]] = {}
    for item in told:
        if isinstance(item.content, kinds):
            for root in _roots(item, repeated):
                found.setdefault(root, []).append(item)
    return {root: tuple(sorted(items, key=_when)) for root, items in found.items()}


def _roots(item: Told, repeated: dict[UUID, Told]) -> set[UUID]:
    """What a step follows in the end, through the times that the demand was made again."""
    found: set[UUID] = set()
    waiting = list(item.content.follows)
    while waiting:
        fact = waiting.pop()
        if fact not in found:
            found.add(fact)
            waiting.extend(repeated[fact].content.follows if fact in repeated else ())
    return found - {item.fact}


def _when(told: Told) -> tuple[date, object, UUID]:
    return told.content.happened_on, told.told_at, told.fact
