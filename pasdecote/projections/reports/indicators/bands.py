"""Bands of ages: two funders ask different ones. What was told is kept as told, and regrouped only where
every told band lies within one that is asked; otherwise the band is said to be unknown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from pasdecote.ground.measures.small_numbers import Cell, Figure, Missing
from pasdecote.projections.reports.indicators.registry import Reason

OLDEST = 200
_RANGE = re.compile(r"(\d{1,3})-(\d{1,3})")
_OVER = re.compile(r"(\d{1,3})\+")


class Band(StrEnum):
    """What is said of bands: a closed list."""

    AS_TOLD = "{dimension}, tel que dit"
    OTHERS = "autres âges"
    UNKNOWN = "Tranches qui ne se déduisent pas de ce qui a été dit : {bands}."


class Span(NamedTuple):
    """Ages from `low` to `high`, both included."""

    low: int
    high: int

    def holds(self, other: "Span") -> bool:
        """Whether all ages of the other are in this one."""
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "Span") -> bool:
        """Whether an age is in both."""
        return self.low <= other.high and other.low <= self.high


def span_of(band: str) -> Span | None:
    """The ages of a band written "16-25" or "60+"; None for one in words ("jeunes")."""
    text = band.strip()
    if over := _OVER.fullmatch(text):
        return Span(int(over[1]), OLDEST)
    found = _RANGE.fullmatch(text)
    span = Span(int(found[1]), int(found[2])) if found else None
    return span if span and span.low <= span.high else None


def banded(figure: Figure, asked: Sequence[str]) -> Figure:
    """The figure of told ages with one cell for each band asked, which must be as `span_of` reads them.

    A band that told ones straddle, or that ages told in words may hold, has no value; the told bands that
    stand in the way follow, as they were told. Ages outside all that is asked are one more cell.
    """
    if not figure.cells:
        return figure
    whole = figure.cells[0]
    spans = [(told, span_of(told.label)) for told in figure.cells]
    complete = sum(int(told.value or 0) for told in figure.cells) == whole.denominator
    cells: list[Cell] = []
    unknown: list[str] = []
    in_the_way: dict[str, Cell] = {}
    for band in asked:
        wanted = span_of(band)
        assert wanted is not None
        inside = [told for told, span in spans if span and wanted.holds(span)]
        near = [told for told, span in spans if span is None or wanted.meets(span)]
        known = len(inside) == len(near) and (bool(inside) or complete)
        value = sum(int(told.value or 0) for told in inside) if known else None
        cells.append(whole._replace(label=band, value=value))
        if not known:
            unknown.append(band)
            in_the_way |= {told.label: told for told in near}
    return _said(figure, cells + _others(spans, asked, whole), unknown, list(in_the_way.values()))


def _others(spans: list[tuple[Cell, Span | None]], asked: Sequence[str], whole: Cell) -> list[Cell]:
    """The told ages that no asked band meets, added up in one cell; none when there are none."""
    wanted = [span for band in asked if (span := span_of(band))]
    outside = [told for told, span in spans if span and not any(span.meets(each) for each in wanted)]
    if not outside:
        return []
    value = sum(int(told.value or 0) for told in outside)
    return [whole._replace(label=str(Band.OTHERS), value=value)]


def _said(figure: Figure, cells: list[Cell], unknown: list[str], in_the_way: list[Cell]) -> Figure:
    if not unknown:
        return replace(figure, cells=tuple(cells))
    told = [cell._replace(dimension=Band.AS_TOLD.format(dimension=cell.dimension)) for cell in in_the_way]
    gap = Missing(len(unknown), Reason.NOT_FROM_BANDS.value)
    words = Band.UNKNOWN.format(bands=", ".join(unknown))
    return replace(
        figure,
        cells=(*cells, *told),
        missing=(*figure.missing, gap),
        method=f"{figure.method} {words}".strip(),
    )
