"""Money on the lines of the official form: exact cents, one line a funder, nothing lost."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.atoms import FundingStatus
from pasdecote.ground.facts.money import Expense, Funding, Income
from pasdecote.projections.reports.money.budget import Amounts, budget, grant_of
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template.reading import template
from tests.projections.reports.journal import money, note, scope, version

CERFA = next(field.budget for field in template("cerfa-15059-02").fields() if field.budget)
GRANT = UUID(int=77)


def table(*notes, **changes):
    return budget(CERFA, Notes(notes, scope(**changes)), lambda told: told.circle == "institution")


def spent(number, *lines, circle="institution", day=date(2025, 4, 1)):
    return note(number, Expense(happened_on=day, happened="Dépense", money=lines), circle)


def funded(number, *lines, day=date(2025, 4, 1), **more):
    return note(number, Funding(happened_on=day, happened="Financement", money=lines), "institution", **more)


def cents(found, line_id):
    return found.line(line_id).amounts


def test_amounts_fall_on_the_lines_of_the_form_and_add_up_to_its_totals():
    """601: 100,10 + 50,20 planned, 140 actual; 625: 30,05 actual. 60 = 601. Total 27 = 60 + 62."""
    found = table(
        spent(1, money("601", "expense", "planned", 100.10), money("601", "expense", "actual", 140)),
        spent(2, money("601", "expense", "planned", 50.20)),
        spent(3, money("625", "expense", "actual", 30.05)),
    )
    assert cents(found, "1_3") == Amounts(15030, 14000)
    assert cents(found, "achat") == Amounts(15030, 14000)
    assert cents(found, "1_12") == Amounts(None, 3005)
    assert cents(found, "1_27") == found.expenses == Amounts(15030, 17005)
    assert cents(found, "1_33") == Amounts(15030, 17005)
    assert found.line("1_27").sources == (version(1), version(2), version(3))


def test_a_line_that_nobody_told_is_blank_and_not_zero():
    found = table(spent(1, money("601", "expense", "actual", 10)))
    assert cents(found, "1_5") == Amounts(None, None)
    assert cents(found, "1_3").planned is None
    assert cents(found, "2_30") == Amounts(None, None)


def test_the_percentage_is_actual_over_planned():
    assert Amounts(20000, 15000).percent == Decimal("75.0")
    assert Amounts(0, 15000).percent is None
    assert Amounts(None, 15000).percent is None
    assert Amounts(20000, None).percent is None


def test_money_goes_by_exercise_and_not_by_the_day_it_was_told():
    late = spent(1, money("601", "expense", "actual", 10), day=date(2026, 1, 20))
    other = spent(2, money("601", "expense", "actual", 99, exercise=2026), day=date(2025, 6, 1))
    assert cents(table(late, other), "1_3").actual == 1000


def test_a_detailed_account_goes_on_the_line_above_it():
    found = table(spent(1, money("6251", "expense", "actual", 10), money("604", "expense", "actual", 5)))
    assert cents(found, "1_12").actual == 1000
    assert cents(found, "1_1").actual == 500


def test_an_account_that_the_form_does_not_know_is_shown_apart():
    found = table(spent(1, money("999", "expense", "actual", 10)))
    assert [line.id for line in found.unplaced] == ["999"]
    assert found.expenses == Amounts()


def test_cotisations_are_recalled_without_being_added_twice():
    found = table(
        note(1, Income(happened_on=date(2025, 1, 1), money=(money("756", "income", "actual", 40),)))
    )
    assert cents(found, "2_22").actual == 4000
    assert cents(found, "2_23").actual == 4000
    assert cents(found, "2_30").actual == 4000


def test_a_grant_told_three_times_is_one_line():
    """Asked 5 000, granted 3 000, paid 1 800 then 1 200: planned 3 000, actual 3 000, paid."""
    lines = [
        money("74-prive", "income", "planned", 5000, status="requested", grant=GRANT, funder="Fondation"),
        money("74-prive", "income", "planned", 3000, status="granted", grant=GRANT, funder="Fondation"),
        money("74-prive", "income", "actual", 1800, status="paid", grant=GRANT, funder="Fondation"),
        money("74-prive", "income", "actual", 1200, status="paid", grant=GRANT, funder="Fondation"),
    ]
    found = table(*(funded(n, line, day=date(2025, n, 1)) for n, line in enumerate(lines, start=1)))
    (funder,) = found.funders
    assert funder.status is FundingStatus.PAID
    assert funder.amounts == Amounts(300000, 300000)
    assert found.income == Amounts(300000, 300000)
    assert funder.sources == tuple(version(n) for n in range(1, 5))


def test_the_last_told_stands_whatever_the_order_of_arrival():
    asked = funded(1, money("74-dep", "income", "planned", 900, status="requested", funder="Département"))
    granted = funded(
        2,
        money("74-dep", "income", "planned", 700, status="granted", funder="Département"),
        told_at=datetime(2026, 2, 1, tzinfo=UTC),
    )
    assert table(asked, granted).income == table(granted, asked).income == Amounts(70000, None)


def test_a_refused_grant_counts_for_nothing_and_stays_in_the_list():
    found = table(
        funded(
            1,
            money("74-etat", "income", "planned", 5000, status="requested", grant=GRANT, funder="Préfecture"),
        ),
        funded(
            2,
            money("74-etat", "income", "planned", 5000, status="refused", grant=GRANT, funder="Préfecture"),
            day=date(2025, 6, 1),
        ),
    )
    assert found.income == Amounts()
    (funder,) = found.funders
    assert (funder.status, funder.asked) == (FundingStatus.REFUSED, 500000)


def test_each_named_funder_has_its_own_line():
    found = table(
        funded(
            1,
            money("74-etat", "income", "actual", 100, funder="DDETS"),
            money("74-etat", "income", "actual", 50, funder="Préfecture"),
            money("74-etat", "income", "actual", 7),
        )
    )
    assert [(found.line(i).label, cents(found, i).actual) for i in ("2_3", "2_4", "2_5")] == [
        ("État", 700),
        ("DDETS", 10000),
        ("Préfecture", 5000),
    ]
    assert cents(found, "SUBE").actual == 15700


def test_more_funders_than_free_lines_lose_no_amount():
    names = ("A", "B", "C", "D", "E")
    found = table(funded(1, *(money("74-etat", "income", "actual", 10, funder=name) for name in names)))
    assert cents(found, "SUBE").actual == 5000


def test_words_of_a_line_that_may_not_leave_are_not_shown():
    line = money("604", "expense", "actual", 10, label="Chez Mireille")
    assert table(spent(1, line)).line("1_1").label == "Chez Mireille"
    assert table(spent(1, line, circle="team")).line("1_1").label == "Prestations de services"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fondation du Rhône", 60000),
        ("fondation", 60000),
        ("FONDATION DU RHONE", 60000),
        ("Caf", 20000),
        ("Région", None),
        ("", None),
    ],
)
def test_the_grant_is_the_one_of_the_funder_named(name, expected):
    found = table(
        funded(
            1,
            money("74-prive", "income", "actual", 600, funder="Fondation du Rhône"),
            money("74-social", "income", "planned", 200, funder="Caf"),
        )
    )
    grant = grant_of(found.funders, name)
    assert (grant.cents if grant else None) == expected


def test_the_only_funder_needs_no_name():
    found = table(funded(1, money("74-social", "income", "planned", 200, funder="Caf")))
    grant = grant_of(found.funders, "")
    assert grant is not None
    assert (grant.funder, grant.cents, grant.actual) == ("Caf", 20000, False)


ACCOUNTS = ["60", "601", "604", "613", "625", "641", "65", "69", "CI1", "864"]


@given(st.lists(st.tuples(st.sampled_from(ACCOUNTS), st.integers(0, 10**9)), max_size=12))
def test_no_cent_is_ever_lost_or_made(told):
    notes = [
        spent(n, money(account, "expense", "actual", 0), money(account, "expense", "planned", value / 100))
        for n, (account, value) in enumerate(told, start=1)
    ]
    found = table(*notes)
    exact = sum(line.cents for told in notes for line in told.content.money)
    assert (cents(found, "1_33").planned or 0) == exact
