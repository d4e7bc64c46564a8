"""Many steps of "add1" counted at once with floats, each of which knows how wrong it may be.

The exact count is too slow to try a thousand shares one after the other. Here the shares of a batch are the
columns of an array, and a comparison closer than its error makes its column uncertain: that one is counted
anew, exactly. So nothing ever depends on rounding. A price that nobody is emptied by, beyond those already
empty, gives effective votes that are a whole number: such ties, the usual ones, are settled here.

Errors. Beside each purse stands the bound of its error; let u be 2**-52. The price of a point solves
G(price) = sum(min(purse, price * points)) = cost. Of n supporters, some may be emptied, whose errors add up
to E, and W points surely are not: purses move G by E at most, rounding by (n + 4) * u * cost, and G grows
with slope W at least. Hence the error of the price; that of a purse then grows by as much times its points,
plus one rounding, or is none when it is surely emptied. As min() is continuous, who is emptied by a hair or
not changes nothing beyond these bounds.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pasdecote.ground.measures.voting.equal_shares_count import Election, counted

Floats = NDArray[np.float64]
Ranks = NDArray[np.int64]
Marks = NDArray[np.bool_]
Table = TypeVar("Table", Floats, NDArray[np.float32])

ROUNDING = 2.0**-52
CLOSE = 1e-6  # purses this close to the price count as possibly emptied
MOST_STEPS = 1_000_000
LANES = 256
MOST_NUMBERS = 4_000_000  # purses in one batch: 32 MB
SAFELY = 1 + 1e-5  # errors are kept in short floats, rounded by less than this
GONE, OVER = -1.0, -1


def steps_that_hold(election: Election) -> int:
    """The last step up to which every count stays within the budget and leaves a supported project unbought.

    The first step is not looked at: with the real share, nothing is spent beyond the budget.
    """
    since, prepared = 0, _Prepared(election)
    lanes = max(8, min(LANES, MOST_NUMBERS // len(election.ballots)))
    while since < MOST_STEPS:
        shares = [float(election.share(since + step)) for step in range(1, lanes + 1)]
        batch = _Batch(prepared, np.array(shares))
        for holds, certain in zip(batch.holds(), batch.certain, strict=True):
            if not (holds if certain else _holds(election, since + 1)):
                return since
            since += 1
    return since


def _holds(election: Election, steps: int) -> bool:
    count = counted(election, election.share(steps))
    return count.spent <= election.total and len(count.bought) < election.supported


class _Prepared:
    """The projects that have supporters, in the order that settles ties."""

    def __init__(self, election: Election) -> None:
        chosen = [rank for rank, supporters in enumerate(election.supporters) if supporters]
        chosen.sort(key=election.precedence)
        self.total, self.voters = election.total, len(election.ballots)
        self.costs = np.array([election.projects[rank].cost for rank in chosen], dtype=np.int64)
        pairs = [np.array(election.supporters[rank], dtype=np.int64) for rank in chosen]
        self.supporters = [np.ascontiguousarray(pair[:, 0]) for pair in pairs]
        self.points = [pair[:, 1:].astype(np.float64) for pair in pairs]
        self.all_points = np.array([points.sum() for points in self.points])


class _Batch:
    """One count for each share, side by side; a column goes its own way through the rounds.

    Arrays by purse are (voters, columns), those by project (columns, projects): each is read along its rows.
    `most` and `least` bound the effective votes as last looked at; `seen` is the round of that look.
    """

    def __init__(self, prepared: _Prepared, shares: Floats) -> None:
        columns, projects = len(shares), len(prepared.costs)
        self.prepared = prepared
        self.shares, self.rounding = shares, 4 * ROUNDING * shares
        self.purses = np.repeat(shares[np.newaxis, :], prepared.voters, axis=0)
        self.errors = np.repeat(
            (shares * ROUNDING)[np.newaxis, :].astype(np.float32), prepared.voters, axis=0
        )
        self.most = np.repeat(prepared.all_points[np.newaxis, :], columns, axis=0)
        self.least = np.zeros((columns, projects))
        self.price = np.zeros((columns, projects))
        self.price_error = np.zeros((columns, projects))
        self.seen = np.full((columns, projects), -1)
        self.round = np.zeros(columns, dtype=np.int64)
        self.spent = np.zeros(columns, dtype=np.int64)
        self.certain = np.ones(columns, dtype=bool)
        self.wanted = self.most.argmax(axis=1)

    def holds(self) -> Marks:
        """Which columns stay within the budget without buying everything, where they are `certain`. Those
        after the first that certainly does not are not gone through."""
        every = np.arange(len(self.shares))
        # The highest bound first: columns that buy the same in another order stay side by side.
        while (bounds := np.where(self.wanted == OVER, GONE, self.most[every, self.wanted])).max() > 0:
            columns = np.flatnonzero(self.wanted == self.wanted[bounds.argmax()])
            project = int(self.wanted[columns[0]])
            self._look(project, columns)
            self._settle(columns)
        everything = self.round == len(self.prepared.costs)
        return (self.spent <= self.prepared.total) & ~everything

    def _rows(self, table: Table, project: int, columns: Ranks) -> Table:
        """The lines of the supporters of a project, in these columns; a copy."""
        rows = table[self.prepared.supporters[project]]
        return rows if columns.size == len(self.shares) else rows[:, columns]

    def _look(self, project: int, columns: Ranks) -> None:
        """Bound the price and the effective votes of a project in these columns."""
        cost, points = float(self.prepared.costs[project]), self.prepared.points[project]
        rows, errors = self._rows(self.purses, project, columns), self._rows(self.errors, project, columns)
        held = rows.sum(axis=0)
        doubt = errors.sum(axis=0) * SAFELY + len(rows) * ROUNDING * held
        price, paying = _price(rows, points, cost)
        doubtful = rows - errors < points * (price * (1 + CLOSE)) + self.rounding[columns]
        surely = points.sum() - (points * doubtful).sum(axis=0)
        moved = (errors * doubtful).sum(axis=0) * SAFELY + (len(rows) + 4) * ROUNDING * cost
        plain = (doubtful == ((rows == 0) & (errors == 0))).all(axis=0) & (surely > 0)
        off = np.where(plain, 0.0, moved / np.maximum(surely, 1)) + ROUNDING * price
        gone = held < cost - doubt
        sure = gone | ((held > cost + doubt) & (surely > 0) & (paying > 0) & (off < CLOSE * price))
        self.certain[columns] &= sure
        price, off = np.where(sure & ~gone, price, 1.0), np.where(sure & ~gone, off, 0.0)
        most = np.where(plain, surely, cost / (price - off) * (1 + 4 * ROUNDING))
        least = np.where(plain, surely, cost / (price + off) * (1 - 4 * ROUNDING))
        self.most[columns, project] = np.where(gone, GONE, most)
        self.least[columns, project] = np.where(gone, GONE, least)
        self.price[columns, project], self.price_error[columns, project] = price, off
        self.seen[columns, project] = self.round[columns]

    def _settle(self, columns: Ranks) -> None:
        """Buy where the best project is certain; say elsewhere which is to be looked at next."""
        bounds = self.most[columns]
        lines = np.arange(columns.size)
        first = bounds.argmax(axis=1)
        best = bounds[lines, first]
        bounds[lines, first] = GONE
        second = bounds.argmax(axis=1)
        after = bounds[lines, second]
        fresh = self.seen[columns, first] == self.round[columns]
        least = self.least[columns, first]
        wins = fresh & ((least > after) | ((least == after) & (first < second)))
        unclear = fresh & ~wins & (self.seen[columns, second] == self.round[columns])
        self.certain[columns] &= ~unclear
        self.wanted[columns] = np.where(fresh, second, first)
        self.wanted[columns[best <= 0]] = OVER
        wins &= best > 0
        for project in np.unique(first[wins]):
            self._buy(int(project), columns[wins & (first == project)])
        self.wanted[~self.certain] = OVER
        over = self.certain & (self.spent > self.prepared.total)
        if over.any():
            self.wanted[np.argmax(over) :] = OVER

    def _buy(self, project: int, columns: Ranks) -> None:
        prepared = self.prepared
        points, price = prepared.points[project], self.price[columns, project]
        rows, errors = self._rows(self.purses, project, columns), self._rows(self.errors, project, columns)
        left = rows - points * price
        more = points * self.price_error[columns, project] + self.rounding[columns]
        errors = np.where(left + errors + more < 0, 0.0, (errors + more) * SAFELY).astype(np.float32)
        supporters = prepared.supporters[project]
        whole = columns.size == len(self.shares)
        here = supporters if whole else np.ix_(supporters, columns)
        self.purses[here], self.errors[here] = np.maximum(left, 0.0), errors
        self.spent[columns] += prepared.costs[project]
        self.most[columns, project] = GONE
        self.round[columns] += 1
        self.wanted[columns] = self.most[columns].argmax(axis=1)
        self.wanted[columns[self.most[columns, self.wanted[columns]] <= 0]] = OVER


def _price(rows: Floats, points: Floats, cost: float) -> tuple[Floats, Floats]:
    """The price of a point in each column, and the points that pay it whole.

    Whoever cannot pay gives all, the others pay more, until nobody else is emptied.
    """
    paying = np.full(rows.shape[1], points.sum())
    price = cost / paying
    while True:
        poor = rows < points * price
        left = points.sum() - (points * poor).sum(axis=0)
        if (left == paying).all():
            return price, paying
        paying = left
        owed = cost - np.where(poor, rows, 0.0).sum(axis=0)
        price = np.maximum(price, owed / np.maximum(paying, 1.0))
