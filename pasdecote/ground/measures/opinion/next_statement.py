"""Which statement to show somebody next: rather those that pull, that few passed, that few have seen."""

import hashlib
from collections.abc import Collection

import numpy as np

from .counts import Counts, smoothed
from .votes import Floats


def priorities(people: Counts, extremity: Floats) -> Floats:
    """The weight of each statement (s) in the draw, from counts of people on the map.

    ((1 - p) (E + 1) a (1 + 8 · 2^(-S/5)))², with S seen, a = (agree + 1) / (S + 2), p = (pass + 1) / (S + 2)
    (Polis, comment priority).
    """
    passed = people.seen - people.agree - people.disagree
    importance = (1 - smoothed(passed, people.seen)) * (extremity + 1) * smoothed(people.agree, people.seen)
    return (importance * (1 + 8 * 2.0 ** (-people.seen / 5))) ** 2


def next_statement(weights: Floats, done: Collection[int], person: str) -> int | None:
    """The rank of the statement to show to `person` (any text that names them), or None when all are done.

    Drawn in proportion to `weights` (s) among those not `done` (ranks already answered or taken out). The
    draw hangs on the person and on how many are done: asked twice, the same statement comes.
    """
    open_ones = np.setdiff1d(np.arange(len(weights)), np.fromiter(done, dtype=np.int64, count=len(done)))
    if not len(open_ones):
        return None
    steps = np.cumsum(weights[open_ones])
    digest = hashlib.sha256(f"{person}\n{len(done)}".encode()).digest()
    chance = int.from_bytes(digest[:7], "big") / 256**7
    return int(open_ones[min(int(np.searchsorted(steps, chance * steps[-1], side="right")), len(steps) - 1)])
