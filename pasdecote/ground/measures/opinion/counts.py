"""Raw counts: how many agree, disagree, and answered at all; of everybody or of groups of people."""

from dataclasses import dataclass

import numpy as np

from .votes import AGREE, DISAGREE, Bools, Floats, Ints, Votes


@dataclass(frozen=True, eq=False)
class Counts:
    """People who agree, who disagree, and who answered (passes included), by statement; any leading shape,
    statements last."""

    agree: Ints
    disagree: Ints
    seen: Ints

    def __getitem__(self, which: int) -> "Counts":
        return Counts(self.agree[which], self.disagree[which], self.seen[which])

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(self.agree - other.agree, self.disagree - other.disagree, self.seen - other.seen)

    def together(self) -> "Counts":
        """The counts of all groups added up (groups first in the shape)."""
        return Counts(self.agree.sum(axis=0), self.disagree.sum(axis=0), self.seen.sum(axis=0))


def counts(votes: Votes, among: Bools | None = None) -> Counts:
    """Counts by statement (s), of everybody or of the people whom `among` (n) marks."""
    labels = np.zeros(len(votes.voters), dtype=np.int64) if among is None else np.where(among, 0, -1)
    return counts_by_group(votes, labels, 1)[0]


def counts_by_group(votes: Votes, labels: Ints, groups: int) -> Counts:
    """Counts (groups × s) from the group of each person (n), -1 for none."""
    size = len(votes.statements)
    label = labels[votes.row]
    cell = label * size + votes.column

    def total(kept: Bools) -> Ints:
        return np.bincount(cell[kept], minlength=groups * size).reshape(groups, size)

    inside = label >= 0
    return Counts(
        total(inside & (votes.answer == AGREE)),
        total(inside & (votes.answer == DISAGREE)),
        total(inside),
    )


def smoothed(successes: Ints, trials: Ints) -> Floats:
    """Shares, one half when nobody answered: (successes + 1) / (trials + 2), the rule of succession."""
    return (successes + 1) / (trials + 2)


def z_half(successes: Ints, trials: Ints) -> Floats:
    """How far a share is above one half, in standard deviations, one success added (one-proportion test)."""
    more = trials + 1
    return 2 * np.sqrt(more) * ((successes + 1) / more - 0.5)


def z_between(inside: tuple[Ints, Ints], outside: tuple[Ints, Ints]) -> Floats:
    """How far a share `inside` is above that `outside`, in standard deviations; each (successes, trials).

    Two-proportion test with pooled variance, one added to all four counts; 0 where everybody succeeded.
    """
    (one, of_one), (other, of_other) = [(a + 1, b + 1) for a, b in (inside, outside)]
    pooled = (one + other) / (of_one + of_other)
    variance = pooled * (1 - pooled) * (1 / of_one + 1 / of_other)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(variance > 0, (one / of_one - other / of_other) / np.sqrt(variance), 0.0)
