"""The forms a bilan takes: JSON, a neutral document, the values of the official form."""

import json
from datetime import date
from decimal import Decimal

import pytest

from pasdecote.ground.documents.model import Document, FieldRow, Fields, Heading, Table
from pasdecote.ground.facts.money import Expense, Funding
from pasdecote.projections.reports.files.cerfa import cerfa_values
from pasdecote.projections.reports.files.document import document
from pasdecote.projections.reports.files.json_text import json_text
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template.reading import available, template
from tests.projections.reports.journal import YEAR, money, note, scope, version

MONEY = (
    note(
        30,
        Expense(
            happened_on=date(2025, 4, 1),
            money=(money("601", "expense", "planned", 200), money("601", "expense", "actual", 150.50)),
        ),
    ),
    note(
        31,
        Funding(
            happened_on=date(2025, 4, 2),
            money=(
                money("74-social", "income", "actual", 100, funder="Caf"),
                money("74-prive", "income", "actual", 300, funder="Fondation"),
            ),
        ),
    ),
)
FIELD_KEYS = {
    "id",
    "label",
    "value",
    "unit",
    "denominator",
    "obtained",
    "missing",
    "status",
    "sources",
}


def made(template_id="cerfa-15059-02", outside=False, **changes):
    return report(template(template_id), [*YEAR, *MONEY], scope(**changes), outside=outside)


def rows(found: Document) -> dict[str, FieldRow]:
    return {row.number: row for block in found.blocks if isinstance(block, Fields) for row in block.rows}


@pytest.mark.parametrize("template_id", available())
def test_each_field_in_json_has_exactly_its_nine_keys(template_id):
    kind = ScopeKind(template(template_id).scopes[0])
    found = json.loads(json_text(made(template_id, kind=kind)))
    assert all(set(field) == FIELD_KEYS for field in found["fields"])
    assert found["template"]["version"] == template(template_id).version
    assert found["period"] == {"start": "2025-01-01", "end": "2025-12-31", "exercise": 2025}


def test_sources_in_json_are_the_versions_as_text():
    fields = {f["id"]: f for f in json.loads(json_text(made("assemblee-generale")))["fields"]}
    assert fields["presences"]["sources"] == [str(version(1)), str(version(2)), str(version(4))]
    assert fields["presences"]["value"] == 31
    assert fields["presences"]["obtained"] == {"counted": 20, "estimated": 11}
    assert fields["presences"]["missing"][0] == {"count": 1, "reason": "sans nombre de présents"}


def test_euros_in_json_are_exact():
    found = json.loads(json_text(made()), parse_float=Decimal)
    line = next(line for line in found["budget"]["lines"] if line["id"] == "1_3")
    assert (line["planned"], line["actual"], line["percent"]) == (
        Decimal("200.00"),
        Decimal("150.50"),
        Decimal("75.3"),
    )


def test_a_blank_in_json_is_null_and_a_withheld_number_too():
    found = json.loads(json_text(made("assemblee-generale", outside=True)))
    fields = {field["id"]: field for field in found["fields"]}
    withheld = fields["personnes_nouvelles"]
    assert (withheld["value"], withheld["status"], withheld["sources"]) == (None, "withheld", [])
    blank = next(line for line in found["budget"]["lines"] if line["id"] == "c61")
    assert blank["planned"] is None


def test_the_same_bilan_gives_the_same_text():
    assert json_text(made()) == json_text(made())


def test_the_document_is_numbered_as_the_form_and_footnotes_what_was_counted():
    found = document(made("assemblee-generale"), on=date(2026, 1, 5))
    row = rows(found)["1.5"]
    assert (row.value, row.status, row.note) == ("31 présences", "rempli depuis le carnet", "sur 5 notes")
    assert row.footnote.startswith("Unité : présences ; sur 5 notes ; obtenu : compté 20, estimé 11")
    assert "manque : 1 sans nombre de présents" in row.footnote
    assert next(b.text for b in found.blocks if isinstance(b, Heading)) == "1 L’année en chiffres"


def test_the_document_holds_the_budget_in_cents_with_its_totals():
    tables = [block for block in document(made(), on=date(2026, 1, 5)).blocks if isinstance(block, Table)]
    table = next(table for table in tables if table.columns[0].title == "Compte")
    labels = {str(row[1]): (rank, row) for rank, row in enumerate(table.rows)}
    rank, total = labels["Total des charges"]
    assert total[2:] == (20000, 15050, Decimal("75.3"))
    assert rank in table.totals


def test_free_lines_of_the_form_that_hold_nothing_are_not_printed():
    tables = [block for block in document(made(), on=date(2026, 1, 5)).blocks if isinstance(block, Table)]
    labels = [row[1] for table in tables for row in table.rows]
    assert "Fondation" in labels
    assert "Autre financeur" not in labels


def test_a_figure_in_parts_is_a_table_where_a_month_without_a_number_stays_blank():
    found = document(made("assemblee-generale"), on=date(2026, 1, 5))
    table = next(b for b in found.blocks if isinstance(b, Table) and b.caption == "Présences, mois par mois")
    assert [column.title for column in table.columns] == ["Mois", "Présences"]
    assert table.rows[0] == ("janvier 2025", 8)
    assert table.rows[3] == ("avril 2025", None)


def test_what_is_not_known_is_a_dash_in_the_document_and_never_a_zero():
    empty = report(template("cerfa-15059-02"), [], scope(), outside=False)
    row = rows(document(empty, on=date(2026, 1, 5)))["1.1"]
    assert (row.value, row.status) == ("—", "à répondre")


def test_notes_for_those_who_prepare_the_bilan_are_not_printed():
    found = document(made(), on=date(2026, 1, 5))
    assert "discutée" not in str(found)


def test_the_official_form_gets_its_texts_its_grant_and_its_table():
    """601: 200 planned, 150,50 actual; Caf 100 and Fondation 300 received: 300 is 75 % of 400."""
    values = cerfa_values(made(funder="Fondation", identity={"name": "Centre social"}))
    assert (values.name, values.association, values.year) == ("Centre social", "Centre social", 2025)
    assert values.grant_cents == 30000
    assert values.budget is not None
    assert values.budget.grant_share(30000) == Decimal("75")
    assert values.budget.rows["1_3"].planned == 200
    assert "On a lu les charges à voix haute." in values.work_done
    assert made(funder="Fondation").field("subvention_part").value == Decimal("75.0")


def test_the_table_on_screen_and_the_official_form_agree_on_every_line():
    found = made()
    values = cerfa_values(found)
    assert found.budget is not None
    assert values.budget is not None
    for line in found.budget.lines:
        written = values.budget.rows[line.id]
        rounded = [
            0 if cents is None else int((Decimal(cents) / 100).to_integral_value("ROUND_HALF_UP"))
            for cents in (line.amounts.planned, line.amounts.actual)
        ]
        assert [written.planned or 0, written.actual or 0] == rounded, line.id


def test_an_unknown_grant_is_left_blank_on_the_form():
    values = cerfa_values(made())
    assert values.grant_cents is None
    assert "Caf, Fondation" in made().field("subvention").note


def test_only_the_right_template_fills_the_official_form():
    with pytest.raises(ReportError):
        cerfa_values(made("assemblee-generale"))
