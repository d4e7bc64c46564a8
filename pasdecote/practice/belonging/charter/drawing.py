"""How roles turned, as bars on a line of time: readable in black and white, beside its table."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pasdecote.practice.belonging.charter.queries import Held

WIDTH, MARGIN, ROW, TOP = 420, 6, 58, 28


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
    shown = [day for day in years if MARGIN + 20 < at(day) < WIDTH - 20]
    titles = format_html_join(
        "",
        '<text x="{}" y="18" font-size="16" text-anchor="middle" fill="currentColor">{}</text>',
        ((at(day), day.year) for day in shown),
    )
    # A year is marked beside each bar, and never across a name.
    marks = format_html_join(
        "",
        '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="currentColor" stroke-opacity="0.4"/>',
        (
            (at(day), TOP + rank * ROW + 24, TOP + rank * ROW + 54)
            for day in shown
            for rank in range(len(held))
        ),
    )
    rows = format_html_join(
        "",
        '<text x="{}" y="{}" font-size="18" fill="currentColor">{}</text>'
        '<rect x="{}" y="{}" width="{}" height="20" rx="4" fill="currentColor" fill-opacity="{}"'
        ' stroke="currentColor"/>',
        (
            (
                MARGIN,
                TOP + rank * ROW + 20,
                f"{one.name or '…'} · {one.words}",
                at(one.since),
                TOP + rank * ROW + 29,
                max(3.0, round(at(one.until or today) - at(one.since), 1)),
                "0.25" if one.until else "0.75",
            )
            for rank, one in enumerate(held)
        ),
    )
    return format_html(
        '<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        height,
        words,
        titles,
        marks,
        rows,
    )
