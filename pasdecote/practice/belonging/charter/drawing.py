"""How roles turned, as bars on a line of time: readable in black and white, beside its table."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pasdecote.practice.belonging.charter.queries import Held

WIDTH, MARGIN, ROW, TOP = 640, 8, 62, 34


def bars(held: Sequence[Held], today: date, words: str) -> SafeString:
    """The drawing; `words` say what it shows to who does not see it. Nothing when nobody held a role."""
    if not held:
        return SafeString("")
    first = min(one.since for one in held)
    span = max(1, (today - first).days)

    def at(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * min(1.0, max(0.0, (day - first).days / span)), 1)

    years = [date(year, 1, 1) for year in range(first.year + 1, today.year + 1)]
    height = TOP + ROW * len(held)
    lines = format_html_join(
        "",
        '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="currentColor" stroke-opacity="0.3"/>'
        '<text x="{0}" y="22" font-size="20" text-anchor="middle" fill="currentColor">{3}</text>',
        ((at(day), TOP - 6, height, day.year) for day in years if MARGIN + 30 < at(day) < WIDTH - 30),
    )
    rows = format_html_join(
        "",
        '<text x="{}" y="{}" font-size="22" fill="currentColor">{}</text>'
        '<rect x="{}" y="{}" width="{}" height="20" rx="4" fill="currentColor" fill-opacity="{}"'
        ' stroke="currentColor"/>',
        (
            (
                MARGIN,
                TOP + rank * ROW + 22,
                f"{one.name or '…'} · {one.words}",
                at(one.since),
                TOP + rank * ROW + 32,
                max(3.0, round(at(one.until or today) - at(one.since), 1)),
                "0.25" if one.until else "0.75",
            )
            for rank, one in enumerate(held)
        ),
    )
    return format_html(
        '<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        WIDTH,
        height,
        words,
        lines,
        rows,
    )
