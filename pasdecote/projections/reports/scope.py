"""What a bilan is about: a project, a collective or a structure, over a period, for a funder or nobody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.reporting import AnswerGiven, DueNoted, DueSettled, ReportSent
from pasdecote.ground.facts.told import Told

OWN_CIRCLE = "me"


class ScopeKind(StrEnum):
    """What a bilan may be about."""

    PROJECT = "project"
    COLLECTIVE = "collective"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One bilan's frame.

    `identity` holds what the structure said of itself once ("name", "siret", "rna"…). `exercise` is the
    accounting year of the money; the year of `end` when None. `funder` names whose grant this accounts
    for. `territories` gives the name of a commune from its INSEE code, when known. `project` keeps only
    its notes. Both `start` and `end` are days of the period.
    """

    kind: ScopeKind
    name: str
    start: date
    end: date
    exercise: int | None = None
    funder: str = ""
    project: UUID | None = None
    identity: Mapping[str, str] = field(default_factory=dict)
    territories: Mapping[str, str] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The accounting year that money is counted for."""
        return self.end.year if self.exercise is None else self.exercise

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Every (year, month) that the period touches, in order."""
        first, last = self.start.year * 12 + self.start.month - 1, self.end.year * 12 + self.end.month - 1
        return tuple((rank // 12, rank % 12 + 1) for rank in range(first, last + 1))


ADMINISTRATIVE = (AnswerGiven, ReportSent, DueNoted, DueSettled)
_ONLY_PLANNED = (SessionPlanned, SessionCancelled)


Read = TypeVar("Read")


class Notes:
    """The notes of a bilan, sorted by date once: every circle but one's own notebook.

    `told` are those of the period; `whole` those of any date, for money is counted by exercise and
    answers are given afterwards. Both keep the order of the days.
    """

    def __init__(self, facts: Iterable[Told], scope: Scope) -> None:
        self.scope = scope
        self._readings: dict[object, Any] = {}
        project = scope.project
        self.whole: tuple[Told, ...] = tuple(
            sorted(
                (
                    told
                    for told in facts
                    if told.circle != OWN_CIRCLE and (project is None or _fits(told, project))
                ),
                key=_by_day,
            )
        )

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The notes of the period, answers and bilans sent left out."""
        start, end = self.scope.start, self.scope.end
        return tuple(
            told
            for told in self.whole
            if start <= told.content.happened_on <= end and not isinstance(told.content, ADMINISTRATIVE)
        )

    @cached_property
    def happened(self) -> tuple[Told, ...]:
        """The notes of the period, without what was only planned or called off."""
        return tuple(told for told in self.told if not isinstance(told.content, _ONLY_PLANNED))

    @cached_property
    def _by_kind(self) -> dict[type[Fact], list[Told]]:
        sorted_out: dict[type[Fact], list[Told]] = {}
        for told in self.told:
            sorted_out.setdefault(type(told.content), []).append(told)
        return sorted_out

    def cached(self, reading: Callable[["Notes"], Read]) -> Read:
        """What a function reads in these notes, read once for the indicators of its family."""
        if reading not in self._readings:
            self._readings[reading] = reading(self)
        found: Read = self._readings[reading]
        return found

    def of(self, *kinds: type[Fact]) -> list[Told]:
        """The notes of the period of these kinds, kind by kind, each in the order of the days."""
        return [told for kind in kinds for told in self._by_kind.get(kind, ())]


def _fits(told: Told, project: UUID) -> bool:
    """A note of this project; or an answer to a funder that was given for no project in particular."""
    if told.content.project is None:
        return isinstance(told.content, ADMINISTRATIVE)
    return told.content.project == project


def _by_day(told: Told) -> tuple[date, datetime, int]:
    return told.content.happened_on, told.told_at, told.version.int
