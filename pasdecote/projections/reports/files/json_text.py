"""A bilan as JSON: every field with its value, its status, the versions behind it; the budget beside."""

from typing import Any

import msgspec

from pasdecote.ground.measures.small_numbers import Cell
from pasdecote.projections.reports.money.budget import Budget, BudgetLine
from pasdecote.projections.reports.money.standing import Amounts, euros
from pasdecote.projections.reports.result import FieldValue, Report

_encoder = msgspec.json.Encoder(decimal_format="number")


def json_text(report: Report) -> str:
    """The bilan as JSON text, indented. Same report, same text."""
    return msgspec.json.format(_encoder.encode(as_mapping(report)), indent=2).decode()


def as_mapping(report: Report) -> dict[str, Any]:
    """The bilan as plain values; amounts of money are euros with two decimals.

    A field has the nine keys that others may rely on. Beside them, `withheld` says why a number is not there,
    `wholes` what the denominators count, and `parts` gives those of the figures that have a value too.
    """
    template, scope, share = report.template, report.scope, report.filled_without_typing
    return {
        "template": {"id": template.id, "version": template.version, "title": template.title},
        "scope": {"kind": scope.kind.value, "name": scope.name, "funder": scope.funder},
        "period": {"start": scope.start, "end": scope.end, "exercise": scope.year},
        "outside": report.outside,
        "filled_without_typing": {"value": share.value, "denominator": share.denominator},
        "fields": [_field(field) for field in report.fields],
        "withheld": {field.id: field.why for field in report.fields if field.why},
        "wholes": {field.id: field.of for field in report.fields if field.denominator is not None},
        "parts": {
            field.id: [_cell(cell) for cell in field.cells]
            for field in report.fields
            if field.value is not None and field.cells
        },
        "budget": _budget(report.budget) if report.budget else None,
    }


def _field(field: FieldValue) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label,
        "value": [_cell(cell) for cell in field.cells]
        if field.value is None and field.cells
        else field.value,
        "unit": field.unit,
        "denominator": field.denominator,
        "obtained": dict(field.obtained),
        "missing": [{"count": gap.count, "reason": gap.reason} for gap in field.missing],
        "status": field.status,
        "sources": field.sources,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "dimension": cell.dimension,
        "label": cell.label,
        "value": cell.value,
        "unit": cell.unit,
        "denominator": cell.denominator,
        "withheld": cell.hidden,
        "why": cell.why if cell.hidden else None,
    }


def _budget(budget: Budget) -> dict[str, Any]:
    return {
        "exercise": budget.exercise,
        "expenses": _amounts(budget.expenses),
        "income": _amounts(budget.income),
        "lines": [_line(line) for line in budget.lines],
        "funders": [
            {
                "name": funder.name,
                "account": funder.account,
                "status": funder.status,
                "asked": None if funder.asked is None else euros(funder.asked),
                **_amounts(funder.amounts),
                "sources": funder.sources,
            }
            for funder in budget.funders
        ],
        "unplaced": [_line(line) for line in budget.unplaced],
    }


def _line(line: BudgetLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "number": line.number,
        "label": line.label,
        "side": line.side,
        "total": line.total,
        **_amounts(line.amounts),
        "percent": line.amounts.percent,
        "sources": line.sources,
    }


def _amounts(amounts: Amounts) -> dict[str, Any]:
    return {
        "planned": None if amounts.planned is None else euros(amounts.planned),
        "actual": None if amounts.actual is None else euros(amounts.actual),
    }
