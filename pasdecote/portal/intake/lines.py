"""What reading a row gives: a fact or the reasons why not, each naming its cell."""

from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.identity import Identities
from pasdecote.portal.intake.readers.sheet import letters

_folded = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True, slots=True)
class CellError:
    """A sentence about one cell, or about a whole row when `column` is None (columns count from 0)."""

    sheet: str
    row: int
    column: int | None
    sentence: str

    @property
    def where(self) -> str:
        """« feuille Suivi, cellule C14 » or « feuille Suivi, ligne 14 »."""
        if self.column is None:
            return f"feuille {self.sheet}, ligne {self.row}"
        return f"feuille {self.sheet}, cellule {letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.where[:1].upper()}{self.where[1:]} : {self.sentence}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row read. `fact` is None when there are `errors`, or when the row is `skipped` (a total, a title:
    the
    reason in French). `fact_id` is the same at every import. `project_name` is for the caller to resolve.
    `twin` is set when the row is probably the same as an earlier one; a warning says which."""

    sheet: str
    row: int
    fact: Fact | None = None
    fact_id: UUID | None = None
    project_name: str = ""
    errors: tuple[CellError, ...] = ()
    warnings: tuple[CellError, ...] = ()
    skipped: str = ""
    twin: bool = False


@dataclass
class Memory:
    """What is remembered across the sheets read together: identifiers given, and rows that may be told
    twice."""

    identities: Identities
    twins: dict[tuple[object, ...], tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, anchor_key: str) -> "Memory":
        """An empty memory. `anchor_key` is the text that names the collective or structure, for
        identifiers."""
        return cls(identities=Identities(anchor_key))

    def earlier_twin(self, fact: Fact, project_name: str, sheet: str, row: int) -> tuple[str, int] | None:
        """The sheet and row that told the same day, subject and numbers before; None and remembered
        otherwise."""
        subject = _folded(project_name or fact.title) or fold(fact.happened)
        numbers = tuple((count.measure, count.value, count.parts) for count in fact.counts)
        money = tuple((line.account, line.stage, line.cents, line.funder) for line in fact.money)
        key = (fact.kind, fact.happened_on, fact.ended_on, subject, numbers, money, fact.duration_minutes)
        earlier = self.twins.setdefault(key, (sheet, row))
        return None if earlier == (sheet, row) else earlier
