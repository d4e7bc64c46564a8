"""The budget table of a bilan: told amounts on the lines of a form, in exact cents.

What is counted, and how a grant told three times is one, is in `standing.py`. The funder of the scope
only picks which grant is "la subvention de … €".
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from pasdecote.ground.facts.accounts import label_of
from pasdecote.ground.facts.atoms import FundingStatus, Side
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.money.standing import (
    Amounts,
    Entry,
    Funder,
    Shows,
    standing_money,
    unique,
)
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import BudgetSpec, LineSpec


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the table, with the versions of the notes behind it.

    `total` when it adds up others; `free` when the form leaves its label blank.
    """

    id: str
    number: str
    label: str
    side: str
    amounts: Amounts
    sources: tuple[UUID, ...] = ()
    total: bool = False
    free: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """The grant that a compte rendu is about: cents, and whether they were paid or only planned."""

    funder: str
    cents: int
    actual: bool
    sources: tuple[UUID, ...]


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
    entries, funders = standing_money(notes, may_show)
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
        sources=unique(source for entry in entries for source in entry.sources),
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
    sources = unique(source for funder in chosen for source in funder.sources)
    return Grant(chosen[0].name, cents, amounts.actual is not None, sources)


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
            line.id,
            line.number,
            label,
            line.side,
            amounts,
            unique(sources),
            total=bool(line.adds),
            free=line.free,
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
    label = entry.funder or entry.label or label_of(entry.account, entry.side)
    return BudgetLine(entry.account, entry.account, label, entry.side, entry.amounts, entry.sources)
