"""How roles turned, as bars on a line of time: readable in black and white, beside its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pasdecote.practice.belonging.charter.queries import Held

WIDTH, MARGIN, ROW, TOP = 420, 6, 58, 28


@dataclass(frozen=True)
class Scale:
    """From a day to its place across the drawing."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where this day is, in units of the drawing; days outside are at its edges."""
        part = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * min(1.0, max(0.0, part)), 1)

    def years(self) -> list[date]:
        """The first days of years that have room for their number."""
        days = [date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]
        return [day for day in days if MARGIN + 20 < self.at(day) < WIDTH - 20]


def bars(held: Sequence[Held], today: date, words: str) -> SafeString:
    """The drawing; `words` say what it shows to who does not see it. Nothing when nobody held a role."""
    if not held:
        return SafeString("")
    scale = Scale(min(one.since for one in held), today)
    tops = [TOP + rank * ROW for rank in range(len(held))]
    return format_html(
        '<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        TOP + ROW * len(held),
        words,
        _titles(scale),
        _marks(scale, tops),
        format_html_join("", _ROW, (_row(scale, one, top) for one, top in zip(held, tops, strict=True))),
    )


_ROW = (
    '<text x="{}" y="{}" font-size="18" fill="currentColor">{}</text>'
    '<rect x="{}" y="{}" width="{}" height="20" rx="4" fill="currentColor" fill-opacity="{}"'
    ' stroke="currentColor"/>'
)


def _row(scale: Scale, one: Held, top: int) -> tuple[object, ...]:
    begins, ends = scale.at(one.since), scale.at(one.until or scale.last)
    over = one.until is not None and one.until < scale.last
    name = f"{one.name or '…'} · {one.words}"
    return MARGIN, top + 20, name, begins, top + 29, max(3.0, round(ends - begins, 1)), 0.25 if over else 0.75


def _titles(scale: Scale) -> SafeString:
    text = '<text x="{}" y="18" font-size="16" text-anchor="middle" fill="currentColor">{}</text>'
    return format_html_join("", text, ((scale.at(day), str(day.year)) for day in scale.years()))


def _marks(scale: Scale, tops: list[int]) -> SafeString:
    """A year is marked beside each bar, and never across a name."""
    line = '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="currentColor" stroke-opacity="0.4"/>'
    days = scale.years()
    return format_html_join("", line, ((scale.at(day), top + 24, top + 54) for day in days for top in tops))
