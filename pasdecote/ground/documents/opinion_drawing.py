"""The opinion map as a drawing and its tables, for a page or a paper: nobody sees where another stands.

A group is an outline around its middle, never the hull of its people, whose corners are people. How many
stand where is told by squares in which five people or more stand, in three sizes. One mark may say "vous".
"""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np

from pasdecote.ground.measures.opinion.consensus import Side
from pasdecote.ground.measures.opinion.counts import Counts
from pasdecote.ground.measures.opinion.groups import SMALLEST
from pasdecote.ground.measures.opinion.opinion_map import Group, OpinionMap
from pasdecote.ground.measures.opinion.votes import Floats

from .model import Column, Table

_WIDTH, _HEIGHT, _EDGE = 640, 480, 40
_SQUARE = 40
_LISTED = 5
# How far an outline goes from the middle, in standard deviations: about four people in five of a round cloud.
_REACH = 1.8
_STEPS = ((SMALLEST, 4), (10, 7), (20, 11))
# One hatching a letter, so that groups differ without any colour.
_HATCHINGS = (
    "M0 8 L8 0",
    "M0 0 L8 8",
    "M0 4 H8",
    "M4 0 V8",
    "M0 8 L8 0 M0 0 L8 8",
)
_SAID = {Side.AGREE: "d’accord", Side.DISAGREE: "pas d’accord"}


def opinion_svg(made: OpinionMap, *, me: int | None = None, name: str = "carte") -> str:
    """The map as an SVG element, the same bytes for the same map; black lines in the page's own colour.

    `me` is the rank of who looks, marked "vous" if they have a place; `name` begins every id, for two maps on
    one page. What it shows is said in its title and description.
    """
    where = _scaled(made)
    marks = "".join(
        [
            *(_hatching(group, name) for group in made.groups),
            *(_outline(group, where, name) for group in made.groups),
            _density(where[made.people]),
            *(_letter(group, where) for group in made.groups),
            _mark(where[me]) if me is not None and made.people[me] else "",
        ]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-labelledby="{escape(name)}-titre {escape(name)}-description" fill="none" '
        f'stroke="currentColor" font-size="20"><title id="{escape(name)}-titre">La carte des réponses</title>'
        f'<desc id="{escape(name)}-description">{escape(described(made))}</desc>{marks}</svg>'
    )


def described(made: OpinionMap) -> str:
    """What the drawing shows, in words."""
    groups = ", ".join(f"groupe {group.letter}, {len(group.members)} personnes" for group in made.groups)
    start = f"{int(made.people.sum())} personnes placées selon leurs réponses. {made.sentence}"
    end = "Deux personnes proches ont répondu de la même façon ; le haut et la droite ne veulent rien dire."
    return " ".join(
        part for part in (start, f"{groups[:1].upper()}{groups[1:]}." if groups else "", end) if part
    )


def groups_table(made: OpinionMap, texts: Mapping[Any, str]) -> Table | None:
    """The groups, how many people each, and what is typical of them; None when there are none to show.

    `texts` gives the words of a statement by its name; one without words is shown by its name.
    """
    if not made.groups:
        return None
    rows = tuple(
        (
            f"Groupe {group.letter}",
            len(group.members),
            "\n".join(
                f"{_words(made, one.statement, texts)} : {one.people} sur {one.of} {_SAID[one.side]}"
                for one in group.typical
            ),
        )
        for group in made.groups
    )
    return Table(
        (Column("Groupe"), Column("Personnes", "number", weight=0), Column("Ce qui est typique", weight=4)),
        rows,
        caption="Les groupes, et ce que chacun répond et les autres non",
    )


def uniting_table(made: OpinionMap, texts: Mapping[Any, str]) -> Table:
    """The five statements that unite most, with how many people of each group, or of all, answer that way."""
    heads = [(f"Groupe {group.letter}", group.counts) for group in made.groups] or [("Ensemble", made.total)]
    rows = tuple(
        (
            _words(made, one.statement, texts),
            _SAID[one.side],
            *(_share(counts, one.side, one.statement) for _head, counts in heads),
        )
        for one in made.uniting[:_LISTED]
    )
    columns = (Column("Phrase", weight=4), Column("Réponse"), *(Column(head) for head, _counts in heads))
    return Table(columns, rows, caption="Ce qui unit")


def _words(made: OpinionMap, statement: int, texts: Mapping[Any, str]) -> str:
    name = made.statements[statement].item()
    return texts.get(name) or f"Phrase {name}"


def _share(counts: Counts, side: Side, statement: int) -> str:
    seen = int(counts.seen[statement])
    if seen < SMALLEST:
        return f"moins de {SMALLEST} réponses"
    people = counts.agree if side is Side.AGREE else counts.disagree
    return f"{int(people[statement])} sur {seen}"


def _scaled(made: OpinionMap) -> Floats:
    """Positions in the drawing (n × 2), whoever stands far out brought to its edge; up is up."""
    placed = made.positions[made.people]
    reach = np.quantile(np.abs(placed), 0.98, axis=0) if len(placed) else np.ones(2)
    unit = np.clip(made.positions / np.maximum(reach, 1e-9), -1, 1) * (1, -1)
    half = np.array([_WIDTH, _HEIGHT]) / 2
    return half + unit * (half - _EDGE)


def _density(where: Floats) -> str:
    squares, people = np.unique(where // _SQUARE, axis=0, return_counts=True)
    dots = [
        f'<circle cx="{_n((x + 0.5) * _SQUARE)}" cy="{_n((y + 0.5) * _SQUARE)}" r="{_size(int(count))}"/>'
        for (x, y), count in zip(squares.tolist(), people.tolist(), strict=True)
        if count >= SMALLEST
    ]
    return f'<g fill="currentColor" stroke="none" fill-opacity="0.55">{"".join(dots)}</g>'


def _size(people: int) -> int:
    return [size for least, size in _STEPS if people >= least][-1]


def _hatching(group: Group, name: str) -> str:
    lines = _HATCHINGS[group.label % len(_HATCHINGS)]
    return (
        f'<defs><pattern id="{_pattern(group, name)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{lines}" stroke-width="1" stroke-opacity="0.35"/></pattern></defs>'
    )


def _pattern(group: Group, name: str) -> str:
    return f"{escape(name)}-hachures-{group.letter}"


def _outline(group: Group, where: Floats, name: str) -> str:
    """An ellipse around the middle of a group, as wide as its people are spread."""
    people = where[group.members]
    x, y = people.mean(axis=0)
    spread, turn = np.linalg.eigh(np.cov(people.T))
    long, short = (max(float(_REACH * np.sqrt(max(value, 0.0))), 12.0) for value in spread[::-1])
    slope = np.degrees(np.arctan2(turn[1, 1], turn[0, 1])) % 180
    return (
        f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(long)}" ry="{_n(short)}" '
        f'transform="rotate({_n(slope)} {_n(x)} {_n(y)})" stroke-width="2" '
        f'fill="url(#{_pattern(group, name)})"/>'
    )


def _letter(group: Group, where: Floats) -> str:
    """The letter and the number of people, on a plate in the page's ground so that it reads over anything."""
    x, y = where[group.members].mean(axis=0)
    words = f"{group.letter} · {len(group.members)}"
    wide = 11 * len(words) + 16
    return (
        f'<g text-anchor="middle"><rect x="{_n(x - wide / 2)}" y="{_n(y - 18)}" width="{wide}" height="36" '
        f'rx="6" fill="Canvas" stroke-width="1.5"/>'
        f'<text x="{_n(x)}" y="{_n(y + 7)}" fill="currentColor" stroke="none">'
        f"{words}</text></g>"
    )


def _mark(place: Floats) -> str:
    x, y = place
    return (
        f'<g><circle cx="{_n(x)}" cy="{_n(y)}" r="11" fill="Canvas" stroke-width="3"/>'
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" fill="currentColor"/>'
        f'<text x="{_n(x)}" y="{_n(y - 17)}" text-anchor="middle" fill="currentColor" stroke="Canvas" '
        f'stroke-width="4" paint-order="stroke">vous</text></g>'
    )


def _n(value: float) -> str:
    return f"{round(float(value), 1) + 0.0:.1f}"
