"""What everybody says, what divides, and what is still unknown, as counts of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .counts import Counts, smoothed, z_half
from .votes import Bools, Floats, Ints

# 90 % quantile of the normal distribution, as Polis rounds it.
Z_90 = 1.2816
LISTED = 5
_ASKED = 5


class Side(StrEnum):
    """Whether people say yes or no to a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True)
class Shared:
    """A statement, by rank, to which most say the same: how many of those who answered, smoothed share, z."""

    statement: int
    side: Side
    people: int
    of: int
    share: float
    z: float


@dataclass(frozen=True)
class Standing:
    """Ranks of the statements that unite (a), that divide (b), and of which nothing can be said yet (c)."""

    unites: tuple[int, ...]
    divides: tuple[int, ...]
    unknown: tuple[int, ...]


def consensus(total: Counts, kept: Bools) -> tuple[Shared, ...]:
    """At most five statements that most agree with, then five that most disagree with.

    Among those `kept` (s): a smoothed share above one half and z above 1.2816, ranked by share · z; of equals
    the first (Polis, consensus over everybody).
    """
    return tuple(
        Shared(j, side, int(people[j]), int(total.seen[j]), float(share[j]), float(z[j]))
        for side, people in ((Side.AGREE, total.agree), (Side.DISAGREE, total.disagree))
        for share, z in [(smoothed(people, total.seen), z_half(people, total.seen))]
        for j in ranked(share * z, (share > 0.5) & (z > Z_90) & kept)[:LISTED]
    )


def standing(total: Counts, kept: Bools) -> Standing:
    """Each of the statements `kept` (s) once, for when there are no groups to compare.

    It divides when at least five people answered and the smaller side is a quarter of them; it unites when
    most say the same (as in `consensus`) and it does not divide; otherwise it is not known yet.
    """
    smaller = np.minimum(total.agree, total.disagree)
    divides = kept & (total.seen >= _ASKED) & (4 * smaller >= total.seen)
    greater = np.maximum(total.agree, total.disagree)
    share, z = smoothed(greater, total.seen), z_half(greater, total.seen)
    unites = kept & ~divides & (share > 0.5) & (z > Z_90)
    return Standing(
        unites=tuple(ranked(share * z, unites)),
        divides=tuple(ranked(smoothed(smaller, total.seen), divides)),
        unknown=tuple(ranked(-total.seen.astype(np.float64), kept & ~divides & ~unites)),
    )


def ranked(values: Floats, among: Bools) -> Sequence[int]:
    """Ranks of those marked, the greatest value first; of equals the first."""
    marked: Ints = np.flatnonzero(among)
    order = np.argsort(-np.round(values[marked], 12), kind="stable")
    return [int(j) for j in marked[order]]
