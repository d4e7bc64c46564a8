"""From the money columns of a row of activity to budget lines. What was spent or received; what was
planned."""

from pasdecote.ground.facts.atoms import FundingStatus, Money, Side, Stage
from pasdecote.portal.intake.mapping import Field
from pasdecote.portal.intake.taking import Columns, Taking, in_words
from pasdecote.portal.intake.values.amounts import read_money
from pasdecote.portal.intake.vocabulary import (
    account_of,
    funder_account,
    is_planned,
    side_of,
    side_of_account,
    status_of,
)

_COLUMNS = (
    (Field.EXPENSE, Side.EXPENSE, None),
    (Field.INCOME, Side.INCOME, None),
    (Field.AMOUNT, None, None),
    (Field.PLANNED, None, Stage.PLANNED),
    (Field.ACTUAL, None, Stage.ACTUAL),
)


def has_money(columns: Columns) -> bool:
    """Whether a sheet has a column of amounts at all."""
    return any(columns.all(field) for field, _, _ in _COLUMNS)


def money_of(
    taking: Taking, columns: Columns, *, year: int, title: str, kind: str | None
) -> tuple[Money, ...]:
    """The budget lines of a row; amounts of zero and blanks give none. `kind` settles a side that nothing
    tells."""
    found = []
    for field, side, stage in _COLUMNS:
        for column in columns.all(field):
            cents = taking.read(column, read_money)
            if cents:
                found.append((column, cents, side, stage))
    if not found:
        _keep_unused(taking, columns)
        return ()
    account, label = account_told(taking, columns)
    funder = taking.text(Field.FUNDER)
    told_stage = Stage.PLANNED if is_planned(taking.text(Field.STAGE)) else Stage.ACTUAL
    lines = []
    for column, cents, column_side, stage in found:
        side = column_side or _side(taking, account, funder, kind)
        if side is None:
            taking.fail(
                "Ce montant est-il une dépense ou une recette ? Rien ne le dit sur cette ligne.", column
            )
            continue
        code = account_for(account, side, funder)
        if not code:
            taking.warn("Le compte n’est pas dit : cette somme attendra d’être rangée.", column)
        lines.append(
            Money(
                account=code,
                side=side,
                stage=stage or told_stage,
                cents=cents,
                exercise=exercise_of(taking) or year,
                label=title or label or column.header,
                funder=funder,
                status=status_told(taking, columns),
            )
        )
    return tuple(lines)


def _keep_unused(taking: Taking, columns: Columns) -> None:
    """What was told about money on a row without an amount stays in the words of the note."""
    for field in (Field.ACCOUNT, Field.FUNDER, Field.STATUS, Field.SIDE):
        for column in columns.all(field):
            taking.keep(column.header, in_words(taking.cell(column)))


def account_told(taking: Taking, columns: Columns) -> tuple[str, str]:
    """The account code and its label; a name without a code stays in the words of the note."""
    column = columns.one(Field.ACCOUNT)
    cell = taking.cell(column)
    if column is None or cell is None:
        return "", ""
    account, label = account_of(cell)
    if not account:
        taking.keep(column.header, label)
    return account, label


def account_for(account: str, side: Side, funder: str) -> str:
    """The account, made precise by the funder; a grant without an account is in 74."""
    if not account and funder and side is Side.INCOME:
        account = "74"
    return funder_account(account, funder) if side is Side.INCOME else account


def exercise_of(taking: Taking) -> int | None:
    """The accounting year that a row tells, if it does and it is a year."""
    told = taking.text(Field.EXERCISE)
    return int(told) if len(told) == 4 and told.isdigit() and 1900 < int(told) < 2200 else None


def status_told(taking: Taking, columns: Columns) -> FundingStatus | None:
    """Where a grant stands; words that mean none of the known states stay in the note."""
    told = taking.text(Field.STATUS)
    status = status_of(told) if told else None
    column = columns.one(Field.STATUS)
    if told and status is None and column is not None:
        taking.keep(column.header, told)
    return status


def _side(taking: Taking, account: str, funder: str, kind: str | None) -> Side | None:
    told = taking.text(Field.SIDE)
    side = (side_of(told) if told else None) or side_of_account(account)
    if side is not None:
        return side
    by_kind = {"expense": Side.EXPENSE, "income": Side.INCOME, "funding": Side.INCOME}
    return by_kind.get(kind or "") or (Side.INCOME if funder else None)


def words_of_side(taking: Taking) -> str:
    """The first text of a row, where a budget writes « CHARGES » or « PRODUITS »."""
    return next((in_words(cell) for cell in taking.cells if cell is not None), "")
