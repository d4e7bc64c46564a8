"""The money of a bilan: told amounts on the lines of a form, in exact cents.

Which money: every amount of the scope told for its accounting year, whatever the day it was told; a compte
rendu is a project × a grant × an exercise, and its table holds the whole budget of the action. The funder
of the scope only picks which grant is "la subvention de … €".

A funder's line (the same grant; without one, the same account, funder and label, when a status is told)
is told several times while it lives: asked, granted, paid. Of its planned amounts the last told stands; of
its actual ones, all those paid add up, and when none is paid the last told stands. A refused line counts
for nothing and stays in the list of funders. Other amounts simply add up.

Names of funders are shown, for that is what the amount was told for; other labels are words, and appear
only from notes whose words may leave.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from pasdecote.ground.facts.atoms import FundingStatus, Money, Side, Stage
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import BudgetSpec, LineSpec

GRANTS = "74"
Shows = Callable[[Told], bool]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What was planned and what was done, in cents; None when nothing was told, which is not zero."""

    planned: int | None = None
    actual: int | None = None

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(_add(self.planned, other.planned), _add(self.actual, other.actual))

    @property
    def percent(self) -> Decimal | None:
        """Actual ÷ planned × 100, to a tenth, as the official form counts it; None when it has no meaning."""
        return None if self.actual is None else ratio(self.actual, self.planned)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the table, with the versions of the notes behind it. `total` when it adds up others."""

    id: str
    number: str
    label: str
    side: str
    amounts: Amounts
    sources: tuple[UUID, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Funder:
    """One funder's line: what stands for it, what was last asked, and where it is."""

    name: str
    account: str
    status: FundingStatus | None
    amounts: Amounts
    asked: int | None = None
    label: str = ""
    sources: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Grant:
    """The grant that a compte rendu is about: cents, and whether they were paid or only planned."""

    funder: str
    cents: int
    actual: bool
    sources: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for one told line: its account, its amounts, whose it is; `label` only if it may leave."""

    account: str
    side: Side
    amounts: Amounts
    funder: str = ""
    label: str = ""
    sources: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """The whole table. `unplaced` are accounts that the form has no line for; they are in no total.

    `entries` are the amounts that stand, before they were put on lines (those unplaced left out).
    """

    exercise: int
    lines: tuple[BudgetLine, ...]
    funders: tuple[Funder, ...]
    unplaced: tuple[BudgetLine, ...]
    expenses: Amounts
    income: Amounts
    sources: tuple[UUID, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def told(self) -> bool:
        """Whether any amount was told for this exercise."""
        return bool(self.sources)

    def line(self, line_id: str) -> BudgetLine:
        """A line by its id. Raises KeyError."""
        found = {line.id: line for line in self.lines}
        return found[line_id]


def budget(spec: BudgetSpec, notes: Notes, may_show: Shows) -> Budget:
    """The told amounts of the scope's exercise on the lines of a form."""
    entries, funders = _entries(notes, may_show)
    filled: dict[str, list[Entry]] = defaultdict(list)
    unplaced: list[Entry] = []
    places: dict[tuple[Side, str], LineSpec | None] = {}
    for entry in entries:
        key = (entry.side, entry.account)
        if key not in places:
            places[key] = _line_for(entry, spec)
        line = places[key]
        (filled[line.id] if line else unplaced).append(entry)
    _recall(spec, filled, entries)
    _spread_by_funder(spec, filled)
    lines = _with_totals(spec, filled)
    return Budget(
        exercise=notes.scope.year,
        lines=tuple(lines.values()),
        funders=tuple(funders),
        unplaced=tuple(_unplaced_line(entry) for entry in unplaced),
        expenses=_amounts_of(lines, spec.expenses, spec, Side.EXPENSE),
        income=_amounts_of(lines, spec.income, spec, Side.INCOME),
        sources=_unique(source for entry in entries for source in entry.sources),
        entries=tuple(entry for entry in entries if places[entry.side, entry.account]),
    )


def grant_of(funders: tuple[Funder, ...], name: str) -> Grant | None:
    """The grant of a funder named as people name it, or of the only funder when no name is given.

    What was received, otherwise what was planned. None when no funder, or more than one, answers.
    """
    living = [funder for funder in funders if funder.status is not FundingStatus.REFUSED]
    names = {fold(funder.name) for funder in living if funder.name}
    wanted = fold(name)
    matching = {wanted} & names or {
        known for known in names if wanted and (wanted in known or known in wanted)
    }
    if not wanted:
        matching = names
    if len(matching) != 1:
        return None
    chosen = [funder for funder in living if fold(funder.name) in matching]
    amounts = sum((funder.amounts for funder in chosen), Amounts())
    cents = amounts.planned if amounts.actual is None else amounts.actual
    if cents is None:
        return None
    sources = _unique(source for funder in chosen for source in funder.sources)
    return Grant(chosen[0].name, cents, amounts.actual is not None, sources)


def ratio(part: int, whole: int | None) -> Decimal | None:
    """part ÷ whole × 100, to a tenth, halves up; None without a whole."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def euros(cents: int) -> Decimal:
    """Cents as euros, exact, with two decimals."""
    return Decimal(cents).scaleb(-2)


def _entries(notes: Notes, may_show: Shows) -> tuple[list[Entry], list[Funder]]:
    """What stands for each told line once what replaced what is known, and the list of funders."""
    lives: dict[tuple[object, ...], list[tuple[Told, Money]]] = defaultdict(list)
    for told in notes.whole:
        for rank, money in enumerate(told.content.money):
            if money.exercise == notes.scope.year:
                lives[_life(money, told, rank)].append((told, money))
    entries, funders = [], []
    for life in lives.values():
        entry, status, asked = _standing(life, may_show)
        if entry.side is Side.INCOME and entry.account.startswith(GRANTS):
            funders.append(
                Funder(
                    entry.funder,
                    entry.account,
                    status,
                    entry.amounts,
                    asked,
                    entry.label,
                    entry.sources,
                )
            )
        if status is not FundingStatus.REFUSED:
            entries.append(entry)
    return entries, funders


def _life(money: Money, told: Told, rank: int) -> tuple[object, ...]:
    if money.grant is not None:
        return money.side, money.account, money.grant
    if money.status is not None and money.account.startswith(GRANTS):
        return money.side, money.account, fold(money.funder), fold(money.label)
    return told.fact, rank


def _standing(
    life: list[tuple[Told, Money]], may_show: Shows
) -> tuple[Entry, FundingStatus | None, int | None]:
    """One line's amounts, its last status, and what was last planned, refused or not."""
    last = life[-1][1]
    planned = [(told, money) for told, money in life if money.stage is Stage.PLANNED]
    actual = [
        (told, money)
        for told, money in life
        if money.stage is Stage.ACTUAL and money.status is not FundingStatus.REFUSED
    ]
    paid = [pair for pair in actual if pair[1].status is FundingStatus.PAID]
    asked = _last_told(planned)
    done = sum(money.cents for _, money in paid) if paid else _last_told(actual)
    refused = last.status is FundingStatus.REFUSED
    labels = [money.label for told, money in life if money.label and may_show(told)]
    entry = Entry(
        account=last.account,
        side=last.side,
        amounts=Amounts() if refused else Amounts(asked, done),
        funder=next((money.funder for _, money in reversed(life) if money.funder), ""),
        label=labels[-1] if labels else "",
        sources=_unique(told.version for told, _ in life),
    )
    return entry, last.status, asked


def _last_told(pairs: list[tuple[Told, Money]]) -> int | None:
    """The amount of the last note, its lines added up when it tells several."""
    if not pairs:
        return None
    last = pairs[-1][0].version
    return sum(money.cents for told, money in pairs if told.version == last)


def _line_for(entry: Entry, spec: BudgetSpec) -> LineSpec | None:
    """The line whose account begins this one's code the longest way."""
    found = [
        (len(account), line)
        for line in spec.lines
        if line.side == entry.side
        for account in line.accounts
        if entry.account.startswith(account)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _spread_by_funder(spec: BudgetSpec, filled: dict[str, list[Entry]]) -> None:
    """Named funders on the free lines of theirs, in the order told; the others stay on the line itself.

    When there are more names than free lines and nothing without a name, the first named stays.
    """
    for line in spec.lines:
        if not line.by_funder:
            continue
        named: dict[str, list[Entry]] = defaultdict(list)
        for entry in filled[line.id]:
            named[fold(entry.funder)].append(entry)
        staying = named.pop("", [])
        groups = list(named.values())
        if not staying and len(groups) > len(line.by_funder):
            staying = groups.pop(0)
        for place, group in zip(line.by_funder, groups, strict=False):
            filled[place] += group
        filled[line.id] = staying + [entry for group in groups[len(line.by_funder) :] for entry in group]


def _recall(spec: BudgetSpec, filled: dict[str, list[Entry]], entries: list[Entry]) -> None:
    """Amounts repeated on a « dont » line, which no total adds up."""
    for line in spec.lines:
        if line.recalls:
            filled[line.id] += [
                entry
                for entry in entries
                if entry.side == line.side and entry.account.startswith(line.recalls)
            ]


def _with_totals(spec: BudgetSpec, filled: dict[str, list[Entry]]) -> dict[str, BudgetLine]:
    specs = {line.id: line for line in spec.lines}
    done: dict[str, BudgetLine] = {}

    def compute(line: LineSpec) -> BudgetLine:
        if line.id in done:
            return done[line.id]
        amounts = sum((entry.amounts for entry in filled[line.id]), Amounts())
        sources = [source for entry in filled[line.id] for source in entry.sources]
        for name in line.adds:
            inner = compute(specs[name])
            amounts += inner.amounts
            sources += inner.sources
        label = _free_label(line, filled[line.id])
        done[line.id] = BudgetLine(
            line.id, line.number, label, line.side, amounts, _unique(sources), total=bool(line.adds)
        )
        return done[line.id]

    return {line.id: compute(line) for line in spec.lines}


def _free_label(line: LineSpec, entries: list[Entry]) -> str:
    """What is written on a free line: the funder or the label told, otherwise what the template says."""
    if not line.free or not entries:
        return line.label
    names = dict.fromkeys(entry.funder or entry.label for entry in entries)
    return ", ".join(name for name in names if name) or line.label


def _amounts_of(lines: dict[str, BudgetLine], total_id: str, spec: BudgetSpec, side: Side) -> Amounts:
    if total_id:
        return lines[total_id].amounts
    inside = {name for line in spec.lines for name in line.adds}
    apart = inside | {line.id for line in spec.lines if line.recalls}
    tops = [line.amounts for line in lines.values() if line.side == side and line.id not in apart]
    return sum(tops, Amounts())


def _unplaced_line(entry: Entry) -> BudgetLine:
    label = entry.funder or entry.label or entry.account
    line = BudgetLine(entry.account, entry.account, label, entry.side, entry.amounts)
    return replace(line, sources=entry.sources)


def _add(first: int | None, second: int | None) -> int | None:
    if first is None or second is None:
        return second if first is None else first
    return first + second


def _unique(sources: Iterator[UUID] | list[UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(sources))
