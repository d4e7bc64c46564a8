"""The typed pieces that every kind of fact is made of.

An atom is either *kept* (dates, codes, counts, identifiers) or made of *words*. Words are erasable:
a field that holds words is annotated `Words`, and `erasing.py` blanks exactly those.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

Words = Annotated[str, Meta(extra={"words": True})]


class Unit(StrEnum):
    """What a count counts. Units are never mixed, and a total of attendances is never called people."""

    PEOPLE = "people"
    ATTENDANCES = "attendances"
    SESSIONS = "sessions"


class Obtained(StrEnum):
    """How a number was obtained: counted one by one, said by somebody, estimated, or not collected."""

    COUNTED = "counted"
    SAID = "said"
    ESTIMATED = "estimated"
    NOT_COLLECTED = "not_collected"


class Measure(StrEnum):
    """What the count is about."""

    PRESENT = "present"
    NEW = "new"
    REGISTERED = "registered"
    DECIDING = "deciding"
    REACHED = "reached"


class MembersRole(StrEnum):
    """What members did in what happened, from being there to carrying it."""

    PRESENT = "present"
    CO_ORGANISE = "co_organise"
    DECIDE = "decide"
    CARRY = "carry"


class Side(StrEnum):
    EXPENSE = "expense"
    INCOME = "income"


class Stage(StrEnum):
    PLANNED = "planned"
    ACTUAL = "actual"


class FundingStatus(StrEnum):
    """Where one funder's line stands. `paid` money is in the bank; only actual lines are counted as such."""

    REQUESTED = "requested"
    GRANTED = "granted"
    NOTIFIED = "notified"
    PAID = "paid"
    REFUSED = "refused"


class Atom(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Base of all atoms: immutable, compared by value, unknown fields refused."""


class Part(Atom, frozen=True, kw_only=True):
    """A told part of a count along one told dimension ("age", "16-25", 4). Never crossed with another."""

    dimension: str
    band: str
    value: int


class Count(Atom, frozen=True, kw_only=True):
    """A number as it was told: unit, what it is about, how it was obtained, out of how many."""

    unit: Unit
    value: int | None = None
    measure: Measure = Measure.PRESENT
    obtained: Obtained = Obtained.SAID
    out_of: int | None = None
    reason: Words = ""
    parts: tuple[Part, ...] = ()


class VolunteerTime(Atom, frozen=True, kw_only=True):
    """Volunteer time, in minutes, all volunteers added up, and by how many people where that was told."""

    minutes: int
    people: int | None = None
    obtained: Obtained = Obtained.SAID


class Place(Atom, frozen=True, kw_only=True):
    """Where: a name in the teller's words, and the INSEE code of the commune when known."""

    name: Words = ""
    territory: str = ""


class Partner(Atom, frozen=True, kw_only=True):
    """Who else was there: a name in words, and the organisation's identifier when it is one we know."""

    name: Words = ""
    organisation: UUID | None = None


class Due(Atom, frozen=True, kw_only=True):
    """Something planned or owed: what (a code), when, at what time ("18:30"), by whom in words."""

    on: date
    what: str
    at: str = ""
    who: Words = ""


class Money(Atom, frozen=True, kw_only=True):
    """One budget line. `cents` are euro cents, never negative. `account` is a code of the plan comptable
    associatif as in the Cerfa ("60", "641", "74-etat"); `exercise` the accounting year."""

    account: str
    side: Side
    stage: Stage
    cents: int
    exercise: int
    label: Words = ""
    funder: Words = ""
    status: FundingStatus | None = None
    grant: UUID | None = None

    @property
    def euros(self) -> Decimal:
        """The amount in euros, exact."""
        return Decimal(self.cents) / 100
