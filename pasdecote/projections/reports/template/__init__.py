"""A modèle de bilan: sections and fields, as data. Adding a funder needs no Python."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


class Asked(StrEnum):
    """How long an answer holds: told once for good, or once for each accounting year."""

    ONCE = "once"
    EACH_EXERCISE = "each_exercise"


class NarrativeSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which notes' words are joined: kinds (codes), which words of each, at most how many notes.

    `words` are names of fields of notes ("happened", "changed"…), or "partners" and "place" for names.
    With `dated`, each sentence begins with its month. `latest` keeps the last notes instead of the first.
    """

    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ("happened",)
    limit: int = 200
    dated: bool = True
    latest: bool = False


class LineSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a budget: the accounts it takes (the longest beginning wins), or the lines it adds up.

    `recalls` are accounts already counted elsewhere, repeated for the reader ("dont cotisations").
    `by_funder` names the free lines that named funders of this line are written on, in order.
    With `each_funder`, the copy sheet gives one line for each named funder, with its own status.
    """

    id: str
    label: str
    side: str
    number: str = ""
    accounts: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    recalls: tuple[str, ...] = ()
    by_funder: tuple[str, ...] = ()
    each_funder: bool = False
    free: bool = False


class BudgetSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A budget table: its lines in order, and the lines that are the totals of expenses and of income."""

    lines: tuple[LineSpec, ...]
    expenses: str = ""
    income: str = ""


class FieldSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field: exactly one of `indicator`, `indicators`, `narrative`, `budget`, `money`, `identity`,
    `statement`, `question` says how it is filled (`question` may also stand beside another, for what a human
    adds).

    `funder_word` says that the label is quoted: its words are the funder's, not ours. `bands` are the ages
    that this funder asks, regrouped from those that were told where they can be. A `statement` is what the
    template itself says, the same for all: what does not apply, and why.
    """

    id: str
    label: str
    number: str = ""
    help: str = ""
    max_chars: int | None = None
    funder_word: bool = False
    indicator: str = ""
    indicators: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    narrative: NarrativeSpec | None = None
    budget: BudgetSpec | None = None
    money: str = ""
    identity: str = ""
    statement: str = ""
    question: str = ""
    asked: Asked = Asked.ONCE

    @property
    def kind(self) -> str:
        """How the field is filled: "indicator", "narrative", "budget", "money", "identity", "statement" or
        "question"."""
        if self.indicator or self.indicators:
            return "indicator"
        ways = ("narrative", "budget", "money", "identity", "statement")
        return next((way for way in ways if getattr(self, way)), "question")


class SectionSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    fields: tuple[FieldSpec, ...]
    number: str = ""
    help: str = ""


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole modèle de bilan. `years` are the years it is known to hold for; none means unknown. `family`
    is the title it is listed under, with the models of the same kind of funder.

    `confidence` says how its content was established: "lu" (read in the official document), "2e main" (read
    at somebody else's), "mémoire" (from memory: to be checked against the document).
    """

    id: str
    version: str
    title: str
    sections: tuple[SectionSpec, ...]
    funder: str = ""
    family: str = ""
    years: tuple[int, ...] = ()
    periodicity: str = ""
    unit: str = ""
    language: str = "fr"
    source: str = ""
    confidence: str = ""
    scopes: tuple[str, ...] = ("collective",)

    def fields(self) -> Iterator[FieldSpec]:
        """Every field, in the form's order."""
        return (field for section in self.sections for field in section.fields)
