"""The budget table of the compte rendu financier: sums, percentages, and no amount lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.documents.cerfa_15059_budget import (
    ROUNDING,
    BudgetLine,
    UnknownAccount,
    budget_lines,
    budget_table,
    form_lines,
)

CHARGES = (
    "60",
    "601",
    "604",
    "60x",
    "61",
    "611",
    "613",
    "62",
    "622",
    "6226",
    "63",
    "635",
    "64",
    "641",
    "65",
    "66",
    "67",
    "68",
    "69",
    "CI",
    "CI1",
    "CI3",
    "EXC",
)
PRODUITS = (
    "70",
    "708",
    "73",
    "74",
    "74-etat",
    "74-region",
    "74-dep",
    "74-com",
    "74-ue",
    "74-autres",
    "74-prive",
    "75",
    "750",
    "756",
    "758",
    "76",
    "77",
    "78",
    "789",
    "79",
    "RP",
    "INS",
)
amounts = st.none() | st.integers(-(10**7), 10**9)
labels = st.sampled_from(("", "", "Ville", "Caf", "Région", "Fondation"))


def _lines(accounts):
    return st.lists(st.builds(BudgetLine, st.sampled_from(accounts), amounts, amounts, labels), max_size=30)


def test_accounts_have_their_lines_and_groups_their_sums():
    table = budget_table(budget_lines({"601": (100_00, 90_00), "60x": (50_00, 60_00), "641": (None, 10_00)}))
    assert (table.rows["1_3"].planned, table.rows["1_3"].actual, table.rows["1_3"].percent) == (100, 90, 90)
    assert (table.rows["achat"].planned, table.rows["achat"].actual) == (150, 150)
    assert (table.rows["1_27"].planned, table.rows["1_33"].actual) == (150, 160)
    assert table.rows["1_16"].planned is None


def test_the_share_of_a_group_is_its_own_even_for_line_74():
    table = budget_table(budget_lines({"74-etat": (200_00, 100_00), "73": (10_00, 30_00)}))
    assert table.rows["SUBE"].percent == 50


def test_nothing_planned_gives_no_percentage():
    assert budget_table([BudgetLine("613", 0, 5_00)]).rows["1_5"].percent is None
    assert budget_table([BudgetLine("613", 5_00, None)]).rows["1_5"].percent is None


def test_the_grant_is_compared_with_the_income_received():
    table = budget_table(budget_lines({"74-etat": (900_00, 500_00), "70": (0, 1500_00), "870": (0, 9000_00)}))
    assert table.grant_share(500_00) == Decimal("25.0")
    assert budget_table(()).grant_share(500_00) is None


def test_accounts_without_a_line_take_a_free_one_with_their_name():
    table = budget_table(budget_lines({"604": (1_00, 1_00), "69": (2_00, 2_00), "79": (3_00, 3_00)}))
    assert table.rows["1_1"].label == "Prestations de services"
    assert table.rows["1_20"].label == "Impôt sur les bénéfices"
    assert table.rows["2_27"].label == "Transfert de charges"


def test_too_many_accounts_for_the_free_lines_are_put_together_and_named():
    told = [BudgetLine(account, 1_00, 2_00) for account in ("604", "605", "606", "607")]
    table = budget_table(told)
    assert table.rows["1_2"].label == "Autres : Compte 605, Compte 606, Compte 607"
    assert (table.rows["1_2"].planned, table.rows["achat"].actual) == (3, 8)


def test_named_funders_take_the_free_lines_of_their_group():
    table = budget_table(
        [BudgetLine("74-etat", 1_00, 1_00, "ANCT"), BudgetLine("74-etat", 2_00, 2_00, "DRAJES")]
    )
    assert [table.rows[line].label for line in ("2_4", "2_5")] == ["ANCT", "DRAJES"]
    assert table.rows["2_3"].planned is None
    assert table.rows["SUBE"].planned == 3


def test_one_funder_more_than_free_lines_takes_the_printed_line_and_this_is_said():
    told = [BudgetLine("74-dep", 5_00, 5_00, "Hérault"), BudgetLine("74-dep", 1_00, 1_00, "Gard")]
    table = budget_table(told)
    assert (table.rows["2_8"].planned, table.rows["2_9"].label) == (5, "Gard")
    assert "Hérault" in table.remarks[0]


def test_more_funders_still_spill_over_the_other_free_lines_of_74_then_are_put_together():
    told = [BudgetLine("74-com", 1_00, 1_00, f"Ville {n}") for n in range(6)]
    table = budget_table(told)
    assert [table.rows[line].label for line in ("2_13", "2_18")] == ["Ville 1", "Ville 2"]
    assert table.rows["2_21"].label == "Autres : Ville 3, Ville 4, Ville 5"
    assert table.rows["SUBE"].planned == 6


def test_membership_fees_are_in_75_and_recalled_beneath_without_counting_twice():
    table = budget_table(budget_lines({"756": (30_00, 31_00), "75": (10_00, 10_00)}))
    assert (table.rows["2_22"].actual, table.rows["2_23"].actual) == (41, 31)
    assert table.rows["2_30"].actual == 41


def test_cents_are_rounded_line_by_line_and_this_is_said():
    table = budget_table(budget_lines({"613": (0, 10_50), "616": (0, 10_49), "70": (0, 20_99)}))
    assert (table.rows["1_5"].actual, table.rows["1_7"].actual, table.rows["1_27"].actual) == (11, 10, 21)
    assert table.remarks == (ROUNDING,)


def test_a_gap_that_comes_from_rounding_is_explained():
    table = budget_table(budget_lines({"613": (0, 10_50), "616": (0, 10_50), "70": (0, 21_00)}))
    assert (table.rows["1_33"].actual, table.rows["2_36"].actual) == (22, 21)
    assert "Totaux réalisés : l’écart de 1 €" in table.remarks[-1]


@pytest.mark.parametrize("account", ["", "6", "999", "truc", "45"])
def test_an_account_from_elsewhere_is_refused(account):
    with pytest.raises(UnknownAccount, match="n’a pas de place"):
        budget_table([BudgetLine(account, 1, 1)])


@given(_lines(CHARGES + PRODUITS))
def test_no_amount_is_ever_lost_beyond_rounding(lines):
    rows = budget_table(lines).rows
    for accounts, total, written in ((CHARGES, "1_27", "1_"), (PRODUITS, "2_30", "2_")):
        exact = sum(line.actual or 0 for line in lines if line.account in accounts)
        places = sum(1 for name in rows if name.startswith(written))
        assert abs(rows[total].actual * 100 - exact) <= 50 * places


@given(_lines(CHARGES + PRODUITS))
def test_written_totals_are_the_sums_of_written_lines(lines):
    rows = budget_table(lines).rows
    for form in form_lines().values():
        if form.kind == "sum":
            parts = [rows[part.id] for part in form_lines().values() if part.part_of == form.id]
            assert rows[form.id].planned == sum(part.planned or 0 for part in parts)
            assert rows[form.id].actual == sum(part.actual or 0 for part in parts)
