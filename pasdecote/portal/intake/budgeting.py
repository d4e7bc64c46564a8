"""A budget sheet: one row → one fact with its planned and its actual amounts. Subtotals are left out, and
said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pasdecote.ground.facts.atoms import Money, Side, Stage
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.kinds import KINDS
from pasdecote.portal.intake.identity import Normaliser
from pasdecote.portal.intake.lines import CellError, Line, Memory
from pasdecote.portal.intake.mapping import Field, Mapping
from pasdecote.portal.intake.readers.sheet import Row, Sheet
from pasdecote.portal.intake.skipping import Skipper, is_total
from pasdecote.portal.intake.spending import (
    account_for,
    account_told,
    exercise_of,
    status_told,
    words_of_side,
)
from pasdecote.portal.intake.taking import Columns, Taking, filled, in_words
from pasdecote.portal.intake.values.amounts import read_money
from pasdecote.portal.intake.values.dates import Span, read_date
from pasdecote.portal.intake.vocabulary import account_of, is_planned, side_of, side_of_account


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row read, before subtotals are known."""

    line: Line
    account: str = ""
    side: Side | None = None
    funder: str = ""

    @property
    def amounts(self) -> dict[Stage, int]:
        return {line.stage: line.cents for line in self.line.fact.money} if self.line.fact else {}


class BudgetReader:
    """Reads the rows of one budget sheet with one mapping. A budget is short: its rows are held together."""

    def __init__(self, sheet: Sheet, mapping: Mapping, memory: Memory) -> None:
        self._sheet, self._mapping, self._memory = sheet, mapping, memory
        self._columns = Columns(mapping)
        self._normaliser = Normaliser(mapping.columns)
        self._skipper = Skipper(mapping)
        self._section: Side | None = None

    def lines(self) -> Iterator[Line]:
        """Every row after the headers, in order, subtotals skipped."""
        entries = [self._entry(row) for row in self._sheet.rows() if row.number >= self._mapping.first_row]
        for entry in entries:
            yield _without_double(entry, entries)

    def _entry(self, row: Row) -> _Entry:
        taking = Taking(self._sheet.name, row, self._columns)
        amounts = self._amounts(taking)
        told = filled(row.cells)
        if is_total(told):
            return _Entry(Line(sheet=self._sheet.name, row=row.number, skipped="ligne de total"))
        if not amounts and not taking.errors:
            return self._title(taking)
        account, label, title = self._named(taking)
        funder = taking.text(Field.FUNDER)
        side = self._side(taking, account, funder)
        account = account_for(account, side, funder) if side else account
        fact = self._fact(taking, amounts, account, label or title, funder, side) if side else None
        return _Entry(self._line(taking, fact), account, side, funder)

    def _title(self, taking: Taking) -> _Entry:
        """A row without any amount: a section title, or an account with nothing planned nor spent."""
        side = side_of(words_of_side(taking))
        self._section = side or self._section
        reason = self._skipper.reason(taking.cells) or "aucun montant sur cette ligne"
        return _Entry(Line(sheet=self._sheet.name, row=taking.number, skipped=reason))

    def _amounts(self, taking: Taking) -> dict[Stage, int]:
        amounts = {}
        for field, stage in (
            (Field.PLANNED, Stage.PLANNED),
            (Field.ACTUAL, Stage.ACTUAL),
            (Field.AMOUNT, None),
        ):
            cents = taking.first(field, read_money)
            if cents is not None:
                told = Stage.PLANNED if is_planned(taking.text(Field.STAGE)) else Stage.ACTUAL
                amounts[stage or told] = cents
        return amounts

    def _named(self, taking: Taking) -> tuple[str, str, str]:
        """Account code, its label, title; the code may stand before the title when it has no column."""
        account, label = account_told(taking, self._columns)
        title = taking.text(Field.TITLE)
        if not account and title:
            account, rest = account_of(title)
            title = rest or title
        return account, label, title

    def _side(self, taking: Taking, account: str, funder: str) -> Side | None:
        told = taking.text(Field.SIDE)
        side = (side_of(told) if told else None) or side_of_account(account) or self._section
        side = side or (Side.INCOME if funder else None)
        if side is None:
            taking.fail("Cette ligne est-elle une charge ou un produit ? Indiquez son compte.")
        return side

    def _fact(
        self, taking: Taking, amounts: dict[Stage, int], account: str, label: str, funder: str, side: Side
    ) -> Fact | None:
        span = self._span(taking)
        if span is None:
            return None
        if not account:
            taking.warn("Le compte n’est pas dit : cette ligne attendra d’être rangée.")
        title = taking.text(Field.TITLE) or label or funder
        exercise = exercise_of(taking) or span.start.year
        status = status_told(taking, self._columns)
        money = tuple(
            Money(account=account, side=side, stage=stage, cents=cents, exercise=exercise,
                  label=label or title, funder=funder, status=status)
            for stage, cents in amounts.items()
        )  # fmt: skip
        for column in self._columns.all(Field.WORDS):
            taking.keep(column.header, in_words(taking.cell(column)))
        happened = "\n".join(filter(None, (taking.text(Field.HAPPENED), *taking.extra)))
        kind = "expense" if side is Side.EXPENSE else "funding" if account.startswith("74") else "income"
        return KINDS[kind](
            happened_on=span.start, ended_on=span.end, title=title, happened=happened, money=money
        )

    def _span(self, taking: Taking) -> Span | None:
        """The date of the row, else the whole accounting year."""
        told = taking.first(Field.DATE, read_date, self._mapping.year)
        year = exercise_of(taking) or self._mapping.year
        if told is None and year is None:
            taking.fail("Il manque l’exercice : dites de quelle année est ce budget.")
            return None
        return told or Span(date(year or 1, 1, 1), date(year or 1, 12, 31))

    def _line(self, taking: Taking, fact: Fact | None) -> Line:
        fact_id, _ = self._memory.identities.of(self._normaliser.row(taking.cells))
        if fact is not None and not taking.errors:
            try:
                check(fact)
            except FactError as error:
                taking.fail(str(error))
        return Line(
            sheet=self._sheet.name,
            row=taking.number,
            fact=None if taking.errors else fact,
            fact_id=fact_id,
            project_name=taking.text(Field.PROJECT),
            errors=tuple(taking.errors),
            warnings=tuple(taking.warnings),
        )


def _without_double(entry: _Entry, entries: Sequence[_Entry]) -> Line:
    """The line, skipped when it only adds up the accounts below it, warned when it overlaps them."""
    if not entry.line.fact or not entry.account or entry.funder:
        return entry.line
    below = [other for other in entries if _is_below(other, entry)]
    leaves = [other for other in below if not any(_is_below(deeper, other) for deeper in below)]
    if not leaves:
        return entry.line
    if all(
        cents == sum(leaf.amounts.get(stage, 0) for leaf in leaves) for stage, cents in entry.amounts.items()
    ):
        return Line(
            sheet=entry.line.sheet,
            row=entry.line.row,
            skipped=f"sous-total du compte {entry.account}, détaillé par ailleurs",
        )
    warning = CellError(
        entry.line.sheet,
        entry.line.row,
        None,
        f"Le compte {entry.account} n’est pas la somme de ses sous-comptes : vérifiez que rien "
        "n’est compté deux fois.",
    )
    return replace(entry.line, warnings=(*entry.line.warnings, warning))


def _is_below(other: _Entry, entry: _Entry) -> bool:
    if other is entry or other.line.fact is None or other.side is not entry.side:
        return False
    deeper = len(other.account) > len(entry.account) or bool(other.funder and not entry.funder)
    return other.account.startswith(entry.account) and deeper
