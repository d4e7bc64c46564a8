"""Which sheets of a file to read: the log of activity, other months of it, the budget; the rest is named,
not read."""

from dataclasses import dataclass

from pasdecote.portal.intake.headers import guess_sheet
from pasdecote.portal.intake.mapping import Mapping, Shape
from pasdecote.portal.intake.readers.sheet import Sheet, Tables


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One sheet, its likely mapping (None when no headers were found), and whether it is proposed for
    reading."""

    sheet: Sheet
    mapping: Mapping | None
    proposed: bool


def survey(tables: Tables) -> tuple[Surveyed, ...]:
    """Every sheet in order. Proposed: the best log of activity, all sheets with the same headers, and
    budgets."""
    guessed = [(sheet, guess_sheet(sheet, tables.filename)) for sheet in tables.sheets]
    logs = [mapping for _, mapping in guessed if mapping and mapping.shape is Shape.ACTIVITY]
    best = max(logs, key=_strength, default=None)
    return tuple(
        Surveyed(sheet=sheet, mapping=mapping, proposed=_is_proposed(mapping, best))
        for sheet, mapping in guessed
    )


def _strength(mapping: Mapping) -> float:
    return sum(column.confidence for column in mapping.columns)


def _is_proposed(mapping: Mapping | None, best: Mapping | None) -> bool:
    if mapping is None:
        return False
    if mapping.shape is Shape.BUDGET:
        return True
    return best is not None and mapping.shape is Shape.ACTIVITY and mapping.signature == best.signature
