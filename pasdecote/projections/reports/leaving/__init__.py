"""Which numbers of a bilan leave the group: all those about people are judged together, once. Pure.

A number is a cell of its scope and period under the name of what it counts, so that the same count asked by
two fields, two models or two bilans is one cell. An average and a cost by attendance tell their total: they
are cells of that total, shown or withheld with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pasdecote.ground.measures.periods import Period, aligned
from pasdecote.ground.measures.releases import Part, Release, Told, Within, protected
from pasdecote.ground.measures.small_numbers import (
    ABOUT_PEOPLE,
    SMALLEST_SHOWN,
    Cell,
    Figure,
    Slot,
    Unit,
    Why,
    about_people,
    withheld,
)
from pasdecote.ground.measures.suppression import Rest, SumsDisagree
from pasdecote.projections.reports.indicators import figure_of
from pasdecote.projections.reports.indicators.bands import Band, banded, span_of
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import FieldSpec

MONTHLY = "attendances_by_month"
COUNTED_AS = {
    "attendance_per_session": "attendances_at_sessions",
    "cost_per_attendance": "attendances",
    MONTHLY: "attendances",
    "volunteers_at_most": "volunteer_attendances",
}
GREATEST = frozenset({"volunteers_at_once"})
# What is always true of these counts; left out where a journal says otherwise.
PARTS = (
    Part("attendances", ("attendances_at_sessions", "contacts"), Rest.PEOPLE),
    Part("attendances", ("new_people",), Rest.LOOSE),
    Part("volunteer_attendances", ("volunteers_at_once",), Rest.LOOSE),
)

# Stands for a period that is not aligned: no other holds it, so that nothing is tied to it.
NO_PERIOD = Period(9999, 1, 12)

Asked = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Former:
    """What is known outside already: `scope` names this one; releases newest first, tied to it by `nest`."""

    scope: str = "here"
    releases: tuple[Release, ...] = ()
    nest: tuple[Within, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaving:
    """The figures as they leave, by what a field asks (indicator, bands); and what is to be remembered."""

    figures: Mapping[Asked, Figure]
    release: Release


class _Place(NamedTuple):
    asked: Asked
    slot: Slot


@dataclass(slots=True)
class _Counts:
    """The numbers of one bilan, each once, and where each stands."""

    period: Period
    told: dict[tuple[str, Period], Told] = field(default_factory=dict)
    places: dict[tuple[str, Period], list[_Place]] = field(default_factory=dict)

    def add(self, place: _Place, one: Told) -> None:
        """A number at a place. Two that differ under one name are two."""
        known = self.told.get((one.item, one.period))
        if known is not None and known.value != one.value:
            one = Told(
                item=f"{one.item} ({place.asked[0]})", period=one.period, value=one.value, small=one.small
            )
        self.told.setdefault((one.item, one.period), one)
        self.places.setdefault((one.item, one.period), []).append(place)

    def people(self, place: _Place, item: str, value: int | None, period: Period | None = None) -> None:
        """People or attendances."""
        small = value is not None and value < SMALLEST_SHOWN
        one = Told(
            item=item,
            period=period or self.period,
            value=value,
            small=small,
            adds=item not in GREATEST,
            cost=1 if place.slot.whole else None,
        )
        self.add(place, one)


def leaving(specs: Iterable[FieldSpec], notes: Notes, former: Former | None = None) -> Leaving:
    """The figures that these fields ask, as they may leave beside what left before.

    Over a period that is not aligned nothing was remembered, and nothing may leave: these figures are then
    for looking. Raises ReportError when the notes contradict themselves.
    """
    former = former or Former()
    asked = dict.fromkeys(each for spec in specs for each in _asked(spec))
    figures = {each: _figure(each, notes) for each in asked}
    start, end = notes.scope.start, notes.scope.end
    counts = _Counts(aligned(start, end) or NO_PERIOD)
    for each, figure in figures.items():
        _count(each, figure, notes, counts)
    release = Release(former.scope, counts.period, tuple(counts.told.values()), _sums(figures, notes, counts))
    try:
        left = protected(release, former.releases, former.nest)
    except SumsDisagree as error:
        raise ReportError(str(error)) from error
    why: dict[Asked, dict[Slot, Why]] = {}
    for one in left.told:
        for place in counts.places[one.item, one.period]:
            if one.why:
                why.setdefault(place.asked, {})[place.slot] = one.why
    return Leaving({each: withheld(figure, why.get(each, {})) for each, figure in figures.items()}, left)


def _asked(spec: FieldSpec) -> Iterator[Asked]:
    if spec.indicator:
        yield spec.indicator, spec.bands
    yield from ((name, ()) for name in spec.indicators)


def _figure(asked: Asked, notes: Notes) -> Figure:
    name, bands = asked
    figure = figure_of(name, notes)
    return banded(figure, bands) if bands else figure


def _count(asked: Asked, figure: Figure, notes: Notes, counts: _Counts) -> None:
    """The numbers of a figure that count people: its value, its parts, what these are out of."""
    name, _ = asked
    place = _Place(asked, Slot())
    item = COUNTED_AS.get(name, name)
    if figure.unit is Unit.HOURS and figure.behind is not None:
        minutes = None if figure.value is None else round(figure.value * 60)
        few = figure.behind < SMALLEST_SHOWN
        counts.add(place, Told(item=item, period=counts.period, value=minutes, small=few, minutes=True))
    elif about_people(figure) and figure.value is not None:
        value = figure.value if figure.behind is None else figure.behind
        counts.people(place, item, int(value))
    elif figure.unit in ABOUT_PEOPLE and name in (item, MONTHLY):
        counts.people(place, item, None)
    for rank, cell in enumerate(figure.cells):
        if cell.unit not in ABOUT_PEOPLE:
            continue
        if name == MONTHLY:
            month = Period(*notes.scope.months[rank], 1)
            counts.people(_Place(asked, Slot(rank)), item, _whole(cell), month)
            continue
        if cell.value is not None:
            counts.people(_Place(asked, Slot(rank)), _item(asked, figure, cell, notes), _whole(cell))
        if cell.denominator is not None:
            counts.people(
                _Place(asked, Slot(rank, whole=True)), _dimension(asked, cell, notes), cell.denominator
            )


def _whole(cell: Cell) -> int | None:
    return None if cell.value is None else int(cell.value)


def _dimension(asked: Asked, cell: Cell, notes: Notes) -> str:
    """What the parts along this dimension are out of: the same for all models that ask it."""
    told = figure_of(asked[0], notes).cells if asked[1] else ()
    return told[0].dimension if told else cell.dimension


def _item(asked: Asked, figure: Figure, cell: Cell, notes: Notes) -> str:
    """A part as it was told ("âge : 16-25"), or a band that a model asks ("âge ~ 16-25")."""
    dimension = _dimension(asked, cell, notes)
    regrouped = bool(asked[1]) and cell.dimension == dimension
    return f"{dimension} ~ {cell.label}" if regrouped else f"{dimension} : {cell.label}"


def _sums(figures: Mapping[Asked, Figure], notes: Notes, counts: _Counts) -> tuple[Part, ...]:
    """What ties these numbers, as far as it is true of these notes. Where nothing is left beside the parts,
    the bilan may well say so elsewhere (no meeting, no note without ages): the reader is taken to know it."""
    items = {item for item, _ in counts.told}
    values = {item: one.value or 0 for (item, period), one in counts.told.items() if period == counts.period}
    found = []
    for total, parts, rest in PARTS:
        for name in (total, *parts):
            if name not in values:
                values[name] = int(figure_of(name, notes).value or 0)
        if items & {total, *parts}:
            found.append(Part(total, tuple(one for one in parts if one in items or values[one]), rest))
    for asked, figure in figures.items():
        found += _parts_of(asked, figure, notes, values)
    return tuple(dict.fromkeys(one for part in found if (one := _true(part, values))))


def _parts_of(asked: Asked, figure: Figure, notes: Notes, values: dict[str, int]) -> Iterator[Part]:
    """Those of whom a dimension was told are among those who came; its parts are among them."""
    cells = [cell for cell in figure.cells if cell.unit in ABOUT_PEOPLE and cell.value is not None]
    if asked[0] == MONTHLY or not cells:
        return
    by_dimension: dict[str, list[str]] = {}
    for cell in cells:
        by_dimension.setdefault(_dimension(asked, cell, notes), []).append(_item(asked, figure, cell, notes))
    for dimension, parts in by_dimension.items():
        yield Part("attendances", (dimension,), Rest.LOOSE)
        yield Part(dimension, tuple(parts), Rest.PEOPLE)
    if asked[1]:
        atoms = figure_of(asked[0], notes).cells
        values.update((f"{cell.dimension} : {cell.label}", int(cell.value or 0)) for cell in atoms)
        for band, inside in _regrouped(asked[1], atoms):
            if inside:
                yield Part(f"{atoms[0].dimension} ~ {band}", inside, Rest.NOTHING)


def _regrouped(bands: tuple[str, ...], atoms: tuple[Cell, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each band asked, and the others together, with the told parts within."""
    spans = [(f"{cell.dimension} : {cell.label}", span_of(cell.label)) for cell in atoms]
    wanted = [(band, span) for band in bands if (span := span_of(band))]
    for band, asked in wanted:
        yield band, tuple(item for item, span in spans if span and asked.holds(span))
    beyond = [item for item, span in spans if span and not any(asked.meets(span) for _, asked in wanted)]
    yield str(Band.OTHERS), tuple(beyond)


def _true(part: Part, values: Mapping[str, int]) -> Part | None:
    """The sum as it holds here, or None."""
    if not part.parts or part.total not in values or any(item not in values for item in part.parts):
        return None
    rest = values[part.total] - sum(values[item] for item in part.parts)
    if rest == 0:
        return part._replace(rest=Rest.NOTHING)
    return part if rest > 0 and part.rest is not Rest.NOTHING else None
