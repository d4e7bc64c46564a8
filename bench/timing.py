"""How a measure is taken: the best of several turns, which other work on the machine disturbs least."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table: what, its value, its unit ("×" for a ratio), and the most that is aimed at.

    Without an aim (`limit` None) the line is there to be read beside the others.
    """

    name: str
    ratio: float
    limit: float | None
    remark: str = ""
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the value is within what is aimed at."""
        return self.limit is None or self.ratio <= self.limit


def best(work: Callable[[], object], turns: int = 5) -> float:
    """Seconds of the quickest of several turns of `work`, after one that warms up."""
    work()
    return min(once(work) for _ in range(turns))


def once(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of one turn: of processor, which other work on the machine does not lengthen; or by `clock`,
    where another process works too."""
    start = clock()
    work()
    return clock() - start


def growth(work: Callable[[int], Callable[[], object]], small: int, large: int) -> float:
    """How much longer `large` takes than `small`, divided by how much larger it is: 1.0 is straight growth.

    `work(n)` prepares the case of size n, untimed, and gives what is timed.
    """
    return best(work(large)) / best(work(small)) / (large / small)
