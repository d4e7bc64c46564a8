"""Answers of people to statements, one a pair: the last one given counts, whatever order they arrive in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from scipy import sparse

AGREE, PASS, DISAGREE = 1, 0, -1

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Names = NDArray[Any]


class VotesRefused(ValueError):
    """Answers that cannot be put together; `str(error)` is a French sentence."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Votes:
    """The answers kept, one a (person, statement), ordered by person then statement.

    `voters` (n) and `statements` (s) are their names in order; `row`, `column` and `answer` (v each) say who
    answered what how: 1 agrees, -1 disagrees, 0 passes; `time` (v) is when, in any unit, None when unknown.
    """

    voters: Names
    statements: Names
    row: Ints
    column: Ints
    answer: NDArray[np.int8]
    time: Ints | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """How many people, how many statements."""
        return len(self.voters), len(self.statements)

    def __len__(self) -> int:
        return len(self.answer)

    def per_voter(self) -> Ints:
        """How many statements each person answered, passes included (n)."""
        return np.bincount(self.row, minlength=len(self.voters))

    def matrix(self, values: Floats) -> "sparse.csr_array":
        """A sparse matrix (n × s) with `values` (v) where somebody answered, and nothing elsewhere."""
        # Slow to load, and of no use to who only counts.
        from scipy import sparse

        starts = np.concatenate(([0], np.cumsum(self.per_voter())))
        return sparse.csr_array((values, self.column, starts), shape=self.shape)

    def only(self, kept: Bools) -> "Votes":
        """The answers that `kept` (v) marks, among the same people and statements."""
        time = None if self.time is None else self.time[kept]
        return replace(
            self, row=self.row[kept], column=self.column[kept], answer=self.answer[kept], time=time
        )

    def of_people(self, rows: Ints) -> "Votes":
        """The answers of these people alone, by rank in increasing order, with every statement."""
        rank = np.full(len(self.voters), -1)
        rank[rows] = np.arange(len(rows))
        kept = self.only(rank[self.row] >= 0)
        return replace(kept, voters=self.voters[rows], row=rank[kept.row])

    def first(self, count: int) -> "Votes":
        """The `count` answers given first; at one time, by person then statement. All without times."""
        if self.time is None or count >= len(self):
            return self
        last = np.partition(self.time, count - 1)[count - 1]
        kept = self.time < last
        kept[np.flatnonzero(self.time == last)[: count - int(kept.sum())]] = True
        return self.only(kept)


def gather(
    voters: ArrayLike | Sequence[Any],
    statements: ArrayLike | Sequence[Any],
    answers: ArrayLike,
    times: ArrayLike | None = None,
) -> Votes:
    """Put answers together; four columns of the same length, in any order.

    Of several answers of one person to one statement the last by `times` is kept; at one time, the greatest
    (agree over pass over disagree), so that the same answers give the same result in any order. Without
    times the order of the columns is the order of the answers. Names are whole numbers or texts.

    Raises VotesRefused when the columns differ in length or an answer is none of 1, 0, -1.
    """
    who, voter = _ranks(np.asarray(voters))
    what, statement = _ranks(np.asarray(statements))
    given = np.asarray(answers)
    time = None if times is None else np.asarray(times, dtype=np.int64)
    lengths = {len(voter), len(statement), len(given), len(given if time is None else time)}
    if len(lengths) > 1:
        raise VotesRefused("Les colonnes n’ont pas toutes le même nombre de lignes.")
    if not ((given == AGREE) | (given == PASS) | (given == DISAGREE)).all():
        raise VotesRefused("Une réponse est 1 (d’accord), -1 (pas d’accord) ou 0 (je passe), rien d’autre.")
    pair = voter.astype(np.int64) * max(len(what), 1) + statement
    last = _last(pair, given, time)
    return Votes(
        voters=who,
        statements=what,
        row=pair[last] // max(len(what), 1),
        column=pair[last] % max(len(what), 1),
        answer=given[last].astype(np.int8),
        time=None if time is None else time[last],
    )


def _ranks(names: Names) -> tuple[Names, Ints]:
    """The different names in order, and the rank of each; numbers that lie close together without sorting."""
    if names.dtype.kind == "i" and len(names) and np.ptp(names) <= 4 * len(names):
        least = names.min()
        there = np.zeros(int(np.ptp(names)) + 1, dtype=bool)
        there[names - least] = True
        return np.flatnonzero(there) + least, (np.cumsum(there) - 1)[names - least]
    return np.unique(names, return_inverse=True)


def _last(pair: Ints, given: NDArray[Any], time: Ints | None) -> Ints:
    """The rank of the last answer of each pair, pairs in increasing order."""
    order = np.argsort(pair, kind="stable")
    if not (np.diff(pair[order]) == 0).any():
        return order
    if time is not None:
        order = np.lexsort((given, time, pair))
    ends = np.append(np.diff(pair[order]) != 0, True)
    return order[ends]
