"""The rules for numbers about small groups (1 to 4, 7 and 8, and how a figure looks once 5 was applied), in
one place. Which numbers rule 5 withholds is decided for a whole bilan at once: `suppression`, `releases`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from pasdecote.ground.measures.figures import Amount, Cell, Figure, Missing, Number, Obtained, Unit, Why
from pasdecote.ground.measures.intervals import Interval, IntervalError, wilson
from pasdecote.ground.measures.shares import Share, ShareError, TooFewForPercent, share, share_in_words
from pasdecote.ground.measures.suppression import SMALLEST_SHOWN
from pasdecote.ground.measures.wording import (
    Sentence,
    amount_in_words,
    cell_in_words,
    figure_in_words,
    forbidden_in,
    interval_in_words,
    number_in_words,
)

__all__ = [
    "ABOUT_PEOPLE",
    "SMALLEST_SHOWN",
    "Amount",
    "Cell",
    "Figure",
    "Interval",
    "IntervalError",
    "Missing",
    "Number",
    "Obtained",
    "Sentence",
    "Share",
    "ShareError",
    "Slot",
    "TooFewForPercent",
    "Unit",
    "UnitsMixed",
    "Why",
    "about_people",
    "amount_in_words",
    "cell_in_words",
    "cross",
    "distinct_people",
    "figure_in_words",
    "forbidden_in",
    "interval_in_words",
    "number_in_words",
    "share",
    "share_in_words",
    "total",
    "wilson",
    "withheld",
]

ABOUT_PEOPLE = frozenset({Unit.PEOPLE, Unit.ATTENDANCES, Unit.PER_SESSION})
WITHOUT_NUMBER = "sans nombre"


class UnitsMixed(ValueError):
    """Numbers of different units were added up; `str(error)` is a French sentence."""


def total(numbers: Iterable[Number], unit: Unit, *, without: str = WITHOUT_NUMBER) -> Figure:
    """The sum of what was told, with what was not told beside it (rules 1 and 3).

    A number not told is missing, never zero; when none was told, the value is None. The denominator is
    left to the caller, who knows what the numbers were asked of. Numbers of one note come one after the
    other. `without` words the gap when the note
    gives no reason. Raises UnitsMixed when one number counts something else than `unit`.
    """
    value = 0
    obtained: dict[Obtained, int] = defaultdict(int)
    gaps: dict[str, list[UUID]] = defaultdict(list)
    silent: dict[str, int] = defaultdict(int)
    sources: list[UUID] = []
    for number in numbers:
        if number.unit is not unit:
            raise UnitsMixed(
                f"Des « {number.unit.value} » ne s’ajoutent pas à des « {unit.value} » : "
                "deux unités différentes ne font pas un total."
            )
        if number.value is None:
            silent[number.reason or without] += 1
            if number.source:
                gaps[number.reason or without].append(number.source)
            continue
        value += number.value
        obtained[number.obtained] += number.value
        if number.source and (not sources or sources[-1] is not number.source):
            sources.append(number.source)
    return Figure(
        unit=unit,
        value=value if obtained else None,
        obtained=tuple((how, obtained[how]) for how in Obtained if how in obtained),
        missing=tuple(Missing(count, reason, tuple(gaps[reason])) for reason, count in silent.items()),
        sources=tuple(sources),
    )


def cross(first: Sequence[Cell], second: Sequence[Cell]) -> Figure:
    """What the crossing of two told dimensions gives: unknown, always (rule 7).

    "16-25" and "femmes" told apart say nothing of young women. The unit is that of the first cells.
    """
    unit = first[0].unit if first else second[0].unit if second else Unit.PEOPLE
    return Figure(unit=unit, missing=(Missing(1, str(Sentence.NO_CROSSING)),))


def distinct_people(attendances: Figure, told: int | None = None) -> Figure:
    """Different people over several sessions: unknown from attendances, unless somebody `told` it.

    The sources stay those of the attendances only when a human's number stands beside them.
    """
    if told is None:
        why = Missing(1, str(Sentence.NOT_FROM_ATTENDANCES), attendances.sources)
        return Figure(unit=Unit.PEOPLE, missing=(why,))
    return Figure(unit=Unit.PEOPLE, value=told, obtained=((Obtained.SAID, told),))


class Slot(NamedTuple):
    """Where a number stands in a figure: its value, its part of that rank, or what this part is out of."""

    part: int | None = None
    whole: bool = False


def about_people(figure: Figure) -> bool:
    """Whether its value tells people, attendances or volunteers, by itself or behind it."""
    return figure.unit in ABOUT_PEOPLE or figure.behind is not None


def withheld(figure: Figure, why: Mapping[Slot, Why]) -> Figure:
    """The figure as it leaves the group, without the numbers that `why` withholds (rule 5).

    A hidden figure keeps its unit and loses value, sources, split and gaps. With a hidden part it opens on
    no note. A split by how it was obtained keeps only the ways, for its amounts would be cells too.
    """
    cells = tuple(_withheld_cell(cell, rank, why) for rank, cell in enumerate(figure.cells))
    of_whom = any(slot.whole for slot in why)
    method = f"{figure.method} {Sentence.WHOLE_WITHHELD}".strip() if of_whom else figure.method
    if Slot() in why:
        return Figure(
            unit=figure.unit, of=figure.of, cells=cells, method=method, hidden=True, why=why[Slot()]
        )
    obtained = figure.obtained
    if about_people(figure) and len(obtained) > 1:
        obtained = tuple((how, None) for how, _ in obtained)
    return replace(
        figure, cells=cells, sources=() if why else figure.sources, obtained=obtained, method=method
    )


def _withheld_cell(cell: Cell, rank: int, why: Mapping[Slot, Why]) -> Cell:
    if Slot(rank, whole=True) in why:
        cell = cell._replace(denominator=None)
    if Slot(rank) not in why:
        return cell
    return cell._replace(value=None, hidden=True, why=why[Slot(rank)])
