"""A bilan, from the database to its report, over a thousand, ten and a hundred thousand notes of its year."""

import gc
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from statistics import median

from bench.timing import Measure, once
from bench.world import YEAR, group
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.queries import material
from pasdecote.projections.reports.template.reading import template

SIZES = (1_000, 10_000, 100_000)
TEMPLATES = ("assemblee-generale", "cerfa-15059-02")
TURNS = {1_000: 7, 10_000: 5, 100_000: 1}


def measures() -> list[Measure]:
    """Seconds at 10,000 notes, and how many times longer ten times more notes take."""
    return [line for name in TEMPLATES for line in _template(name)]


def _template(name: str) -> list[Measure]:
    spent = {size: _spent(_drawing(name, size), TURNS[size]) for size in SIZES}
    lines = [Measure(f"bilan {name}, 10 000 notes", spent[10_000], 1.0, "base → bilan", "s")]
    for small, large in pairwise(SIZES):
        title = f"bilan {name}, {small} → {large} notes"
        lines.append(Measure(title, spent[large] / spent[small], 12.0, "dix fois plus de notes"))
    return lines


def _drawing(name: str, size: int) -> Callable[[], object]:
    about = group(size)
    draft = Draft(
        template=name,
        collective=about.collective,
        bearer=about.house,
        since=date(YEAR, 1, 1),
        until=date(YEAR, 12, 31),
    )

    def draw() -> object:
        read = material(draft)
        return report(
            template(name),
            read.facts,
            read.scope,
            outside=True,
            answers=read.answers,
            edits=read.edits,
            approved=read.approved,
        )

    return draw


def _spent(work: Callable[[], object], turns: int) -> float:
    """Median seconds of several turns after one that warms up, garbage of earlier ones left out. A single
    turn is not preceded: the same work over fewer notes warmed up before it."""
    if turns > 1:
        work()
    taken = []
    for _turn in range(turns):
        gc.collect()
        taken.append(once(work))
    return median(taken)
