"""From the rows of a sheet to facts of the journal, one row → one fact."""

from collections.abc import Iterator

from pasdecote.portal.intake.activity import ActivityReader
from pasdecote.portal.intake.budgeting import BudgetReader
from pasdecote.portal.intake.lines import CellError, Line, Memory
from pasdecote.portal.intake.mapping import Field, Mapping, Shape
from pasdecote.portal.intake.readers.sheet import Sheet
from pasdecote.portal.intake.taking import in_words

__all__ = ["CellError", "Line", "Memory", "kinds_told", "to_facts"]


def to_facts(
    table: Sheet, mapping: Mapping, anchor_key: str, *, memory: Memory | None = None
) -> Iterator[Line]:
    """Each row after the headers as a Line, streamed. `anchor_key` names the collective or structure and
    enters the
    identifiers. Several sheets read together share one `memory`. Raises FileRefused if the file breaks on
    the way.
    """
    memory = memory or Memory.of(anchor_key)
    if mapping.shape is Shape.BUDGET:
        return BudgetReader(table, mapping, memory).lines()
    return ActivityReader(table, mapping, memory).lines()


def kinds_told(table: Sheet, mapping: Mapping, *, most: int = 200) -> dict[str, int]:
    """The different words of the type column with how many rows have each, for a person to decide
    `Mapping.kinds`."""
    column = next(iter(mapping.of(Field.KIND)), None)
    told: dict[str, int] = {}
    if column is None:
        return told
    for row in table.rows():
        words = in_words(row.cells[column.index]) if column.index < len(row.cells) else ""
        if row.number >= mapping.first_row and words and (words in told or len(told) < most):
            told[words] = told.get(words, 0) + 1
    return told
