"""A number with everything needed to read it honestly: unit, denominator, how obtained, what is missing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

Amount = int | Decimal


class Unit(StrEnum):
    """What a figure counts. Two units are never added up."""

    PEOPLE = "people"
    ATTENDANCES = "attendances"
    SESSIONS = "sessions"
    HOURS = "hours"
    EUROS = "euros"
    MEETINGS = "meetings"
    STREET_PRESENCES = "street_presences"
    ENCOUNTERS = "encounters"
    DECISIONS = "decisions"
    DEMANDS = "demands"
    ANSWERS = "answers"
    CHANGES = "changes"
    PARTNERS = "partners"
    COMMUNES = "communes"
    PLACES = "places"
    MONTHS = "months"
    DAYS = "days"
    NOTES = "notes"
    THEMES = "themes"
    STATEMENTS = "statements"
    PUBLICATIONS = "publications"
    PER_SESSION = "attendances_per_session"


class Obtained(StrEnum):
    """How a number was obtained; the same codes as in the journal."""

    COUNTED = "counted"
    SAID = "said"
    ESTIMATED = "estimated"
    NOT_COLLECTED = "not_collected"


class Why(StrEnum):
    """Why a number is withheld, as its reader is told: it is below five; or one of two reasons, when saying
    which would tell too much."""

    SMALL = "small"
    EITHER = "either"


class Number(NamedTuple):
    """One number as told in one note; `value` None when it was not. `source` is the note's version."""

    value: int | None
    unit: Unit
    obtained: Obtained = Obtained.SAID
    source: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a figure does not know: how many times, why (French words), in which notes."""

    count: int
    reason: str
    sources: tuple[UUID, ...] = ()


class Cell(NamedTuple):
    """One row of a figure told in parts: "16-25" of the dimension "age", with its own denominator.

    `hidden` is true when the value was withheld; `why` says for which reason, and means nothing otherwise.
    """

    dimension: str
    label: str
    value: Amount | None
    unit: Unit
    denominator: int | None = None
    hidden: bool = False
    why: Why = Why.SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and how to read it.

    `value` is None when it is unknown, never zero instead. `denominator` counts `of` ("12 sessions").
    `obtained` splits `value` by how it was obtained, in whole units; the amounts are None where they would
    tell too much. `sources` are the versions of the notes counted. `behind` is the number of people or
    attendances that showing this figure would tell, when it is not `value` itself (an average tells its
    total, hours tell their volunteers); None otherwise.
    `why` says for which reason it is `hidden`.
    """

    unit: Unit
    value: Amount | None = None
    denominator: int | None = None
    of: Unit | None = None
    obtained: tuple[tuple[Obtained, int | None], ...] = ()
    missing: tuple[Missing, ...] = ()
    sources: tuple[UUID, ...] = ()
    cells: tuple[Cell, ...] = ()
    method: str = ""
    behind: int | None = None
    hidden: bool = False
    why: Why = Why.SMALL

    @property
    def missing_count(self) -> int:
        """How many notes or sessions lack the number, all reasons together."""
        return sum(gap.count for gap in self.missing)
