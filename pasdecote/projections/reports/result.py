"""What a bilan gives: each field with its value, how it was filled, and the notes behind it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pasdecote.ground.measures.periods import aligned
from pasdecote.ground.measures.releases import Release
from pasdecote.ground.measures.small_numbers import Cell, Missing, Obtained, Share, Unit, Why
from pasdecote.ground.measures.wording import Sentence
from pasdecote.projections.reports.money.budget import Budget
from pasdecote.projections.reports.scope import Scope
from pasdecote.projections.reports.template import Template


class Status(StrEnum):
    """How a field stands. A withheld number is a filled field, labelled."""

    FILLED = "filled"
    ANSWERED = "answered"
    NOT_COLLECTED = "not_collected"
    TO_ANSWER = "to_answer"
    TO_REVIEW = "to_review"
    WITHHELD = "withheld"


STATUS_WORDS: dict[Status, str] = {
    Status.FILLED: "rempli depuis le carnet",
    Status.ANSWERED: "répondu une fois",
    Status.NOT_COLLECTED: "non recueilli",
    Status.TO_ANSWER: "à répondre",
    Status.TO_REVIEW: "à relire et partager",
    Status.WITHHELD: "nombre retenu",
}

WITHOUT_TYPING = frozenset({Status.FILLED, Status.WITHHELD})
Value = int | Decimal | str | None


class ReportError(ValueError):
    """What was asked of a bilan cannot be done; `str(error)` is a French sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a human answered to a question of bilans, once: words, or why it was not collected."""

    text: str
    not_collected: str
    on: date
    source: UUID
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence as a human edited it, the versions it stood on at that time, and their facts.

    Without text when a note it came from was erased since.
    """

    text: str
    sources: tuple[UUID, ...] = ()
    facts: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    """The facts that a field of sentences shows, in the order a human chose, and those left out."""

    order: tuple[UUID, ...]
    left_out: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One field of the form, filled or not.

    `words` is the value as read ("12 séances, dont 3 sans nombre de présents"); `value` the bare one.
    `cells` are the parts of a figure told in parts; `why` says that its value is withheld. `note` is for
    those who prepare the bilan and is never printed in it; `method` is the definition of the number, and is.
    `told` is what the journal says where a human wrote other words.
    """

    id: str
    number: str
    label: str
    kind: str
    status: Status
    value: Value = None
    words: str = ""
    unit: Unit | None = None
    denominator: int | None = None
    of: Unit | None = None
    obtained: tuple[tuple[Obtained, int | None], ...] = ()
    missing: tuple[Missing, ...] = ()
    cells: tuple[Cell, ...] = ()
    sources: tuple[UUID, ...] = ()
    note: str = ""
    method: str = ""
    help: str = ""
    max_chars: int | None = None
    question: str = ""
    waiting: tuple[UUID, ...] = ()
    conflict: bool = False
    why: Why | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    number: str
    fields: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole bilan, recomputable from the journal. `lost_edits` are edits of fields that are no more;
    `release` are the numbers about people as they leave, when it is drawn for outside."""

    template: Template
    scope: Scope
    sections: tuple[Section, ...]
    budget: Budget | None
    outside: bool
    lost_edits: tuple[str, ...] = ()
    release: Release | None = None

    @property
    def cannot_leave(self) -> str:
        """Why a bilan over this period stays inside, in words; nothing when it may leave."""
        may = aligned(self.scope.start, self.scope.end)
        return "" if may else str(Sentence.PERIOD_REFUSED)

    @property
    def fields(self) -> tuple[FieldValue, ...]:
        """Every field, in the form's order."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, field_id: str) -> FieldValue:
        """A field by its id. Raises KeyError."""
        return {field.id: field for field in self.fields}[field_id]

    @property
    def by_status(self) -> dict[Status, int]:
        """How many fields stand in each status; every status is there."""
        tally = Counter(field.status for field in self.fields)
        return {status: tally[status] for status in Status}

    @property
    def filled_without_typing(self) -> Share:
        """Fields filled from the journal and what the structure said of itself, among all fields.

        An answer that somebody typed, even once for all, is not counted as filled without typing.
        """
        fields = self.fields
        return Share(sum(1 for field in fields if field.status in WITHOUT_TYPING), len(fields))

    @property
    def sources(self) -> tuple[UUID, ...]:
        """Every version that the bilan stands on, once."""
        return tuple(dict.fromkeys(source for field in self.fields for source in field.sources))
