"""The dry run, the budget sheet, the three examples."""

import runpy
from datetime import date
from pathlib import Path

import msgspec
import pytest

from pasdecote.ground.facts.atoms import FundingStatus, Stage
from pasdecote.portal.intake.headers import guess
from pasdecote.portal.intake.plan import Plan, dry_run
from pasdecote.portal.intake.readers.sheet import Row, Sheet
from pasdecote.portal.intake.reading import open_table
from pasdecote.portal.intake.rows import to_facts
from pasdecote.portal.intake.survey import survey

EXAMPLES = Path(__file__).parents[3] / "examples"
BUDGET = ["Compte", "Libellé", "Financeur", "Prévu", "Réalisé", "Statut"]


def sheet(*rows, name="Suivi"):
    numbered = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=2))
    return Sheet(name=name, head=numbered, rows=lambda: iter(numbered))


def budget(*rows, labels=BUDGET, year=2025):
    return list(to_facts(sheet(*rows, name="Budget"), guess(labels, year=year), "c"))


def example(name):
    found = survey(open_table(EXAMPLES / name))
    return [(each.sheet, each.mapping) for each in found if each.proposed and each.mapping]


def test_the_plan_says_what_would_be_created_and_what_would_not():
    mapping = guess(["Date", "Titre", "Type", "Présents", "Nouveaux"])
    rows = [
        ["12/03/2025", "Hall", "Permanence", 4, 1],
        ["14/03/2025", "Jardin", "Atelier", "une dizaine", None],
        ["31/02/2025", "Hall", "Atelier", 3, None],
        [None, "TOTAL", None, 14, None],
    ]
    plan = dry_run([(sheet(*rows), mapping)], "c")
    assert plan.created == {"action_held": 1, "presence": 1}
    assert (plan.rows, plan.to_create, plan.lines_with_errors, plan.lines_skipped) == (4, 2, 1, 1)
    assert plan.errors[0].where == "feuille Suivi, cellule A4"
    assert (plan.first_on, plan.last_on) == (date(2025, 3, 12), date(2025, 3, 14))
    assert (plan.totals.attendances, plan.totals.new_people) == (14, 1)


def test_importing_the_same_file_again_creates_nothing():
    sheets = example("club-prevention-presence.ods")
    known = {line.fact_id for each, mapping in sheets for line in to_facts(each, mapping, "c")}
    plan = dry_run(sheets, "c", known=known)
    assert (plan.to_create, plan.known) == (0, len(known))


def test_a_plan_survives_json():
    plan = dry_run(example("association-activites.csv"), "c")
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan


def test_a_budget_line_gives_its_planned_and_its_actual_amount():
    (line,) = budget([601, "Achats", None, "1 000,00", 950.5, None])
    assert line.fact.kind == "expense"
    assert {money.stage: money.cents for money in line.fact.money} == {
        Stage.PLANNED: 100_000,
        Stage.ACTUAL: 95_050,
    }
    assert (line.fact.happened_on, line.fact.ended_on) == (date(2025, 1, 1), date(2025, 12, 31))
    assert {money.exercise for money in line.fact.money} == {2025}


def test_a_grant_names_its_funder_its_account_and_where_it_stands():
    (line,) = budget([74, "Contrat de ville", "Préfecture", 9000, 9000, "versé"])
    assert line.fact.kind == "funding"
    assert {money.account for money in line.fact.money} == {"74-etat"}
    assert {money.status for money in line.fact.money} == {FundingStatus.PAID}


def test_subtotals_and_totals_are_not_counted_twice():
    rows = [
        ["CHARGES"], [60, "Achats", None, 300, 280, None], [601, "Terre", None, 100, 90, None],
        [606, "Repas", None, 200, 190, None], [None, "Total des charges", None, 300, 280, None],
    ]  # fmt: skip
    assert [bool(line.fact) for line in budget(*rows)] == [False, False, True, True, False]
    assert "sous-total du compte 60" in budget(*rows)[1].skipped


def test_an_account_that_is_not_the_sum_of_those_below_is_kept_and_remarked():
    first, _ = budget([60, "Achats", None, 300, 280, None], [601, "Terre", None, 100, 90, None])
    assert first.fact is not None
    assert "deux fois" in str(first.warnings[0])


def test_an_account_may_stand_before_its_label_and_a_section_gives_the_side():
    lines = budget(
        ["PRODUITS"], ["756 - Cotisations", 10, 12], ["Dons", 5, 6], labels=["Libellé", "Prévu", "Réalisé"]
    )
    assert [(line.fact.kind, line.fact.money[0].account) for line in lines[1:]] == [
        ("income", "756"),
        ("income", ""),
    ]


def test_a_budget_without_a_year_asks_for_it():
    (line,) = budget([601, "Achats", None, 10, 12, None], year=None)
    assert "exercice" in str(line.errors[0])


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("centre-social-suivi.xlsx", 60),
        ("club-prevention-presence.ods", 60),
        ("association-activites.csv", 60),
    ],
)
def test_each_example_is_read_without_a_touch(name, least):
    plan = dry_run(example(name), "c")
    assert plan.to_create >= least
    assert plan.lines_with_errors == 0
    assert plan.first_on.year == plan.last_on.year == 2025


def test_the_centre_social_example_holds_a_whole_financial_report():
    totals = dry_run(example("centre-social-suivi.xlsx"), "c").totals
    assert totals.expense_actual == totals.income_actual == 4_075_717
    sheets = example("centre-social-suivi.xlsx")
    lines = [line for each, mapping in sheets for line in to_facts(each, mapping, "c")]
    funders = {money.funder for line in lines if line.fact for money in line.fact.money if money.funder}
    assert funders == {"Préfecture (contrat de ville)", "Caf", "Conseil départemental"}


def test_the_examples_are_those_that_the_script_writes(tmp_path):
    runpy.run_path(str(EXAMPLES.parent / "scripts" / "fabriquer_exemples.py"))["main"](tmp_path)
    for path in sorted(tmp_path.iterdir()):
        written = [list(sheet.rows()) for sheet in open_table(path).sheets]
        assert written == [list(sheet.rows()) for sheet in open_table(EXAMPLES / path.name).sheets], path.name
