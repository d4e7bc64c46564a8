"""The rules for numbers about small groups (1 to 4, the first half of 5, 7 and 8), in one place.

Not here yet: the second half of rule 5, that is secondary suppression within nested scopes and aligned
periods, and the ledger of what was released. Both will take figures that `withheld` already went over,
so that hiding one cell of a told total is not enough to hide it from a subtraction: until then a bilan
sent must not show a total beside all of its parts but one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from pasdecote.ground.measures.figures import Amount, Cell, Figure, Missing, Number, Obtained, Unit
from pasdecote.ground.measures.intervals import Interval, IntervalError, wilson
from pasdecote.ground.measures.shares import Share, ShareError, TooFewForPercent, share, share_in_words
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
    "TooFewForPercent",
    "Unit",
    "UnitsMixed",
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

SMALLEST_SHOWN = 5
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


def withheld(figure: Figure) -> Figure:
    """The figure as it may leave the group: no people or attendances below 5 (first half of rule 5).

    Zero is below five: telling zero from four would tell who came. Sessions, decisions and euros pass
    unchanged. A hidden figure keeps its unit and loses value, sources, split and gaps; cells are judged
    one by one. Hours, averages and shares are judged by the people `behind` them.
    """
    cells = tuple(_withheld_cell(cell) for cell in figure.cells)
    if figure.value is not None and _too_few(figure):
        return Figure(unit=figure.unit, of=figure.of, cells=cells, method=figure.method, hidden=True)
    kept_sources = () if any(cell.hidden for cell in cells) else figure.sources
    return replace(figure, cells=cells, sources=kept_sources, obtained=_split_shown(figure))


def _too_few(figure: Figure) -> bool:
    if figure.behind is not None:
        return figure.behind < SMALLEST_SHOWN
    return figure.unit in ABOUT_PEOPLE and figure.value is not None and figure.value < SMALLEST_SHOWN


def _split_shown(figure: Figure) -> tuple[tuple[Obtained, int], ...]:
    about_people = figure.unit in ABOUT_PEOPLE or figure.behind is not None
    if about_people and any(value < SMALLEST_SHOWN for _, value in figure.obtained):
        return ()
    return figure.obtained


def _withheld_cell(cell: Cell) -> Cell:
    if cell.unit not in ABOUT_PEOPLE:
        return cell
    small_whole = cell.denominator is not None and cell.denominator < SMALLEST_SHOWN
    small = cell.value is not None and cell.value < SMALLEST_SHOWN
    if not (small or small_whole):
        return cell
    return cell._replace(value=None, hidden=True, denominator=None if small_whole else cell.denominator)
