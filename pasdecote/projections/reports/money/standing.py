"""What stands of the money told: amounts that were asked, granted and paid are one line, not three.

Which money: every amount of the scope told for its accounting year, whatever the day it was told; a compte
rendu is a project × a grant × an exercise, and its table holds the whole budget of the action.

A funder's line (the same grant; without one, the same account, funder and label, when a status is told)
is told several times while it lives. Of its planned amounts the last told stands; of its actual ones, all
those paid add up, and when none is paid the last told stands. A refused line counts for nothing and stays
in the list of funders. Other amounts simply add up.

Names of funders are shown, for that is what the amount was told for; other labels are words, and appear
only from notes whose words may leave.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from pasdecote.ground.facts.atoms import FundingStatus, Money, Side, Stage
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.scope import Notes

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
class Entry:
    """What stands for one told line: its account, its amounts, whose it is; `label` only if it may leave."""

    account: str
    side: Side
    amounts: Amounts
    funder: str = ""
    label: str = ""
    sources: tuple[UUID, ...] = ()


def standing_money(notes: Notes, may_show: Shows) -> tuple[list[Entry], list[Funder]]:
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
        sources=unique(told.version for told, _ in life),
    )
    return entry, last.status, asked


def _last_told(pairs: list[tuple[Told, Money]]) -> int | None:
    """The amount of the last note, its lines added up when it tells several."""
    if not pairs:
        return None
    last = pairs[-1][0].version
    return sum(money.cents for told, money in pairs if told.version == last)


def ratio(part: int, whole: int | None) -> Decimal | None:
    """part ÷ whole × 100, to a tenth, halves up; None without a whole."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def euros(cents: int) -> Decimal:
    """Cents as euros, exact, with two decimals."""
    return Decimal(cents).scaleb(-2)


def _add(first: int | None, second: int | None) -> int | None:
    if first is None or second is None:
        return second if first is None else first
    return first + second


def unique(sources: Iterable[UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(sources))
