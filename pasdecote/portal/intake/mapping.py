"""Which column holds what: a value that a screen shows, a person edits, and that is kept for the next
file."""

from enum import StrEnum

import msgspec


class Field(StrEnum):
    """What a column can hold. WORDS joins the note under its header; IGNORE stays in the file."""

    DATE = "date"
    END_DATE = "end_date"
    MONTH = "month"
    TIMES = "times"
    START_TIME = "start_time"
    END_TIME = "end_time"
    DURATION = "duration"
    KIND = "kind"
    STAGE = "stage"
    TITLE = "title"
    HAPPENED = "happened"
    CHANGED = "changed"
    DIFFICULTY = "difficulty"
    NEXT_STEP = "next_step"
    PLACE = "place"
    COMMUNE = "commune"
    PROJECT = "project"
    THEME = "theme"
    PARTNERS = "partners"
    PRESENT = "present"
    PEOPLE = "people"
    NEW = "new"
    REGISTERED = "registered"
    REACHED = "reached"
    PART = "part"
    VOLUNTEERS = "volunteers"
    VOLUNTEER_HOURS = "volunteer_hours"
    EXPENSE = "expense"
    INCOME = "income"
    AMOUNT = "amount"
    PLANNED = "planned"
    ACTUAL = "actual"
    ACCOUNT = "account"
    SIDE = "side"
    FUNDER = "funder"
    STATUS = "status"
    EXERCISE = "exercise"
    WORDS = "words"
    IGNORE = "ignore"


LABELS: dict[Field, str] = {
    Field.DATE: "date",
    Field.END_DATE: "date de fin",
    Field.MONTH: "mois",
    Field.TIMES: "horaires",
    Field.START_TIME: "heure de début",
    Field.END_TIME: "heure de fin",
    Field.DURATION: "durée",
    Field.KIND: "genre de note",
    Field.STAGE: "prévu, réalisé ou annulé",
    Field.TITLE: "titre",
    Field.HAPPENED: "ce qui s’est passé",
    Field.CHANGED: "ce qui a changé",
    Field.DIFFICULTY: "ce qui a été difficile",
    Field.NEXT_STEP: "la suite",
    Field.PLACE: "lieu",
    Field.COMMUNE: "commune",
    Field.PROJECT: "projet ou action",
    Field.THEME: "thème",
    Field.PARTNERS: "partenaires",
    Field.PRESENT: "présences",
    Field.PEOPLE: "personnes différentes",
    Field.NEW: "nouvelles personnes",
    Field.REGISTERED: "personnes inscrites",
    Field.REACHED: "personnes touchées",
    Field.PART: "dont… (une partie des présences)",
    Field.VOLUNTEERS: "nombre de bénévoles",
    Field.VOLUNTEER_HOURS: "heures bénévoles",
    Field.EXPENSE: "dépense",
    Field.INCOME: "recette",
    Field.AMOUNT: "montant",
    Field.PLANNED: "montant prévu",
    Field.ACTUAL: "montant réalisé",
    Field.ACCOUNT: "compte",
    Field.SIDE: "charge ou produit",
    Field.FUNDER: "financeur",
    Field.STATUS: "état du financement",
    Field.EXERCISE: "exercice",
    Field.WORDS: "à garder dans le texte",
    Field.IGNORE: "à laisser de côté",
}

SEVERAL = frozenset({
    Field.HAPPENED, Field.CHANGED, Field.DIFFICULTY, Field.NEXT_STEP, Field.THEME, Field.PARTNERS,
    Field.PART, Field.EXPENSE, Field.INCOME, Field.WORDS, Field.IGNORE,
})  # fmt: skip


class Shape(StrEnum):
    """What a sheet is: a log of activity, a budget, or something that is not read."""

    ACTIVITY = "activity"
    BUDGET = "budget"
    OTHER = "other"


class Column(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One column: place from 0, header as written, field. `parts` are (dimension, band) of a PART column;
    `counted` when the header says the number was counted; `personal` when it seems to name people, which is
    then left aside unless somebody asks otherwise; `confidence` from 0 (not recognised) to 1."""

    index: int
    header: str
    field: Field
    confidence: float = 0.0
    parts: tuple[tuple[str, str], ...] = ()
    counted: bool = False
    personal: bool = False


class Mapping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one sheet is read. `first_row` is the row after the headers; `year` completes dates without one and
    is the exercise of a budget without one; `kinds` are (told type folded, kind code) decided by a person."""

    shape: Shape
    signature: str
    first_row: int
    columns: tuple[Column, ...]
    year: int | None = None
    default_kind: str = "action_held"
    kinds: tuple[tuple[str, str], ...] = ()
    fill_down_dates: bool = False
    keep_unreadable: bool = False

    @property
    def unmapped(self) -> tuple[Column, ...]:
        """Columns that were not recognised; their text is kept in the words of each note."""
        return tuple(column for column in self.columns if column.field is Field.WORDS)

    @property
    def confidence(self) -> float:
        """The share of the columns that was recognised, weighted by how surely; from 0 to 1."""
        weights = [column.confidence for column in self.columns]
        return round(sum(weights) / len(weights), 2) if weights else 0.0

    def of(self, field: Field) -> tuple[Column, ...]:
        """The columns of a field, left to right."""
        return tuple(column for column in self.columns if column.field is field)

    def having(self, index: int, field: Field) -> "Mapping":
        """The same mapping with one column holding another field, as a person decided (confidence 1)."""
        columns = tuple(
            msgspec.structs.replace(column, field=field, confidence=1.0) if column.index == index else column
            for column in self.columns
        )
        return msgspec.structs.replace(self, columns=columns)

    def applied_to(self, found: "Mapping") -> "Mapping":
        """This kept mapping, for a new file with the same headers: only where the rows start and the year
        move."""
        return msgspec.structs.replace(self, first_row=found.first_row, year=found.year or self.year)
