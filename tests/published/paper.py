"""What was computed on paper: the files of `figures` and `bilans`, read."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pasdecote.projections.reports.result import FieldValue
from tests.published.telling import number

HERE = Path(__file__).parent
MODELS = tuple(sorted(path.stem for path in (HERE / "bilans").glob("*.yaml")))
EMPTY_LINE = [None, None, None]


def read(folder: str, name: str) -> dict[str, Any]:
    """One file of the paper."""
    found: dict[str, Any] = yaml.safe_load((HERE / folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def bilan(model: str) -> dict[str, Any]:
    """A bilan on paper, with the figures that it names by « =name » in their place."""
    found = read("bilans", model)
    known = read("figures", found["about"])
    found["texts"] = {
        field: [known[line[1:]] if line.startswith("=") else {"says": line} for line in lines]
        for field, lines in found.get("texts", {}).items()
    }
    found["figures"] = {field: known[name[1:]] for field, name in found.get("figures", {}).items()}
    return found


def fields_of(paper: dict[str, Any]) -> list[str]:
    """Every field that the paper answers for, as often as it does."""
    kinds = ("identity", "statements", "to_answer", "to_review", "not_collected", "answered", "words")
    named = [field for kind in (*kinds, "names", "texts", "figures") for field in paper.get(kind, ())]
    return [*named, *({"budget"} & paper.keys())]


def as_on_paper(field: FieldValue, figure: dict[str, Any]) -> dict[str, Any]:
    """What the field says, in the words of the paper and as far as the paper says something."""
    said: dict[str, Any] = {
        "value": field.value,
        "unit": field.unit.value if field.unit else None,
        "of": f"{field.denominator} {field.of.value}" if field.denominator and field.of else None,
        "how": {how.value: value for how, value in field.obtained},
        "missing": {gap.reason: gap.count for gap in field.missing},
        "cells": [
            [cell.dimension, cell.label, cell.value, *([cell.denominator] if cell.denominator else [])]
            for cell in field.cells
        ],
    }
    if "notes" in figure:
        said["notes"] = sorted(map(number, field.sources))
    return said


def expected(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure of the paper with what it leaves unsaid: no denominator, nothing missing, no parts."""
    blank: dict[str, Any] = {
        "value": None,
        "unit": None,
        "of": None,
        "how": {},
        "missing": {},
        "cells": [],
    }
    said = {name: value for name, value in figure.items() if name in (*blank, "notes")}
    said["cells"] = [
        [dimension, label, exact(value), *whole] for dimension, label, value, *whole in said.get("cells", [])
    ]
    return blank | said | {"value": exact(said.get("value"))}


def exact(value: Any) -> Any:
    """A number of the paper as an exact one; words and blanks as they are."""
    return Decimal(str(value)) if isinstance(value, float) else value


def euros(cents: int | None) -> Decimal | None:
    """Cents of a budget line as the paper has them."""
    return None if cents is None else Decimal(cents) / 100
