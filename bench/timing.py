"""How a measure is taken: the best of several turns, which other work on the machine disturbs least."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table: what is compared, the ratio found, and the one that is still believed good."""

    name: str
    ratio: float
    limit: float
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.ratio <= self.limit


def best(work: Callable[[], object], turns: int = 5) -> float:
    """Seconds of the quickest of several turns of `work`, after one that warms up."""
    work()
    return min(_once(work) for _ in range(turns))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def growth(work: Callable[[int], Callable[[], object]], small: int, large: int) -> float:
    """How much longer `large` takes than `small`, divided by how much larger it is: 1.0 is straight growth.

    `work(n)` prepares the case of size n, untimed, and gives what is timed.
    """
    return best(work(large)) / best(work(small)) / (large / small)
