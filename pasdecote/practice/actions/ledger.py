"""Budget lines as the journal tells them: one row an account and funder, planned beside actual. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from pasdecote.ground.facts.accounts import EXPENSES, INCOMES, label_of
from pasdecote.ground.facts.atoms import FundingStatus, Money, Side, Stage
from pasdecote.ground.facts.told import Told

_ORDER = {code: rank for rank, code in enumerate([*EXPENSES, *INCOMES])}


@dataclass(frozen=True, slots=True)
class Behind:
    """A note behind an amount: its fact, its day, what it says for this line, in cents."""

    fact: UUID
    on: date
    cents: int


@dataclass(slots=True)
class Row:
    """One line of the table. Amounts in cents; `notes` are those behind each stage."""

    side: Side
    account: str
    label: str
    funder: str
    status: FundingStatus | None = None
    cents: dict[Stage, int] = field(default_factory=dict)
    notes: dict[Stage, list[Behind]] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The number of the account as the form prints it: 74 for every funder."""
        return self.account.partition("-")[0]


@dataclass(frozen=True)
class Books:
    """The budgets of a group: the table of each accounting year that some line names, latest first."""

    tables: dict[int, list[Row]]

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Books":
        """The budgets that these facts tell."""
        facts = list(told)
        return cls({year: rows(facts, year) for year in exercises(facts)})

    @property
    def years(self) -> list[int]:
        """The accounting years, latest first."""
        return list(self.tables)

    def table(self, year: int) -> list[Row]:
        """The lines of a year; none for a year that no line names."""
        return self.tables.get(year, [])


def rows(told: Iterable[Told], exercise: int) -> list[Row]:
    """The budget of one accounting year, in the order of the chart of accounts. Amounts add up exactly."""
    found: dict[tuple[Side, str, str], Row] = {}
    for item in told:
        for line in item.content.money:
            if line.exercise == exercise:
                _add(found, item, line)
    return sorted(found.values(), key=lambda row: (row.side != Side.EXPENSE, _ORDER.get(row.account, 999)))


def exercises(told: Iterable[Told]) -> list[int]:
    """The accounting years that some line names, latest first."""
    return sorted({line.exercise for item in told for line in item.content.money}, reverse=True)


def totals(table: Iterable[Row]) -> dict[tuple[Side, Stage], int]:
    """Cents by side and stage; what no line tells has no sum: blank is never zero."""
    sums: dict[tuple[Side, Stage], int] = {}
    for row in table:
        for stage, cents in row.cents.items():
            sums[row.side, stage] = sums.get((row.side, stage), 0) + cents
    return sums


def _add(found: dict[tuple[Side, str, str], Row], item: Told, line: Money) -> None:
    key = (line.side, line.account, line.funder)
    row = found.setdefault(key, Row(line.side, line.account, label_of(line.account, line.side), line.funder))
    row.cents[line.stage] = row.cents.get(line.stage, 0) + line.cents
    row.notes.setdefault(line.stage, []).append(Behind(item.fact, item.content.happened_on, line.cents))
    row.status = line.status or row.status
