"""Money is told line by line; the budget of a year is read from the journal."""

from datetime import date

import pytest

from pasdecote.ground.facts.atoms import FundingStatus, Money, Side, Stage
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions import ledger
from pasdecote.practice.actions.queries import money_of
from pasdecote.practice.actions.services import ActionRefused, tell_money
from pasdecote.practice.actions.templatetags.money import euros
from pasdecote.spine.journal.errors import NotAllowed


def line(account="601", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=12_550, exercise=2026, **more):
    return Money(account=account, side=side, stage=stage, cents=cents, exercise=exercise, **more)


def say(cast, atom, by=None):
    return tell_money(
        by=by or cast.nadia, id=uuid7(), collective=cast.tilleuls, line=atom, on=date(2026, 3, 3)
    )


def test_planned_and_actual_of_one_account_stand_on_one_row(cast):
    planned, actual = say(cast, line(stage=Stage.PLANNED, cents=20_000)), say(cast, line())
    (row,) = ledger.rows(money_of(cast.tilleuls.pk), 2026)
    assert row.cents == {Stage.PLANNED: 20_000, Stage.ACTUAL: 12_550}
    facts = {stage: [note.fact for note in notes] for stage, notes in row.notes.items()}
    assert facts == {Stage.PLANNED: [planned], Stage.ACTUAL: [actual]}


def test_two_funders_of_one_account_stay_apart_each_with_its_status(cast):
    for name, status in (("Fondation A", FundingStatus.PAID), ("Fondation B", FundingStatus.REFUSED)):
        say(cast, line("74-prive", Side.INCOME, cents=600_000, funder=name, status=status))
    rows = ledger.rows(money_of(cast.tilleuls.pk), 2026)
    assert {(row.funder, row.status) for row in rows} == {
        ("Fondation A", FundingStatus.PAID),
        ("Fondation B", FundingStatus.REFUSED),
    }


def test_amounts_add_up_to_the_cent_and_years_do_not_mix(cast):
    for cents in (10, 20, 30):
        say(cast, line(cents=cents))
    say(cast, line(cents=99, exercise=2025))
    told = money_of(cast.tilleuls.pk)
    assert ledger.totals(ledger.rows(told, 2026))[Side.EXPENSE, Stage.ACTUAL] == 60
    assert ledger.exercises(told) == [2026, 2025]


def test_rows_come_in_the_order_of_the_chart_of_accounts(cast):
    for account, side in (("870", Side.INCOME), ("641", Side.EXPENSE), ("601", Side.EXPENSE)):
        say(cast, line(account, side))
    assert [row.account for row in ledger.rows(money_of(cast.tilleuls.pk), 2026)] == ["601", "641", "870"]


@pytest.mark.parametrize(
    ("account", "side", "kind"),
    [("601", Side.EXPENSE, "expense"), ("756", Side.INCOME, "income"), ("74-com", Side.INCOME, "funding")],
)
def test_the_kind_of_note_follows_the_account(cast, account, side, kind):
    say(cast, line(account, side, funder="Commune"))
    assert money_of(cast.tilleuls.pk)[0].content.kind == kind


def test_a_line_without_an_amount_is_refused(cast):
    with pytest.raises(ActionRefused, match="montant"):
        say(cast, line(cents=0))


def test_a_negative_amount_is_refused(cast):
    with pytest.raises(FactError, match="négatif"):
        say(cast, line(cents=-5))


def test_a_member_who_does_not_accompany_the_group_tells_no_money_to_the_team(cast):
    with pytest.raises(NotAllowed):
        say(cast, line(), by=cast.mireille)


@pytest.mark.parametrize(
    ("cents", "shown"), [(None, ""), (0, "0 €"), (5, "0,05 €"), (123_450, "1 234,50 €"), (600_000, "6 000 €")]
)
def test_amounts_are_written_as_people_write_them(cents, shown):
    assert euros(cents).replace("\u202f", " ").replace("\u00a0", " ") == shown
