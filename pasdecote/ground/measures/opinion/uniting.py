"""What unites across groups: statements that each group answers the same way."""

from dataclasses import dataclass

import numpy as np

from .consensus import Side, ranked
from .counts import Counts, smoothed
from .votes import Bools, Floats


@dataclass(frozen=True)
class Uniting:
    """A statement, by rank, how much it unites (0 to 1, comparable at one number of groups only), and on
    which side."""

    statement: int
    side: Side
    value: float


def agreement_across(groups: Counts) -> tuple[Floats, Floats]:
    """For agreeing and for disagreeing (s each): the product over groups of (people + 1) / (answered + 2).

    Polis calls it group-aware consensus. One group that says no is enough to bring it down.
    """
    return (
        np.prod(smoothed(groups.agree, groups.seen), axis=0),
        np.prod(smoothed(groups.disagree, groups.seen), axis=0),
    )


def uniting(groups: Counts, kept: Bools) -> tuple[Uniting, ...]:
    """Every statement `kept` (s) on its stronger side, what unites most first; `groups` is groups × s, one
    group or more."""
    agree, disagree = agreement_across(groups)
    value = np.maximum(agree, disagree)
    return tuple(
        Uniting(j, Side.AGREE if agree[j] >= disagree[j] else Side.DISAGREE, float(value[j]))
        for j in ranked(value, kept)
    )
