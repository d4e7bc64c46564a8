"""Groups keep their letter while answers come in: matched with the map at the last power of two of answers.

The result depends on the answers alone, never on when somebody looked or when a server started again.
"""

import numpy as np
from scipy.optimize import linear_sum_assignment

from .votes import Ints


def milestone(answers: int) -> int:
    """The greatest power of two below this number of answers; 0 when there is none."""
    return 1 << (answers - 1).bit_length() - 1 if answers > 1 else 0


def lasting(labels: Ints, former: Ints) -> Ints:
    """The same groups (n, -1 for none) under the letters that `former` (n, -1 for none) gave their people.

    The sum of people who keep their letter is the greatest possible; a group that continues none takes the
    lowest letter left.
    """
    now, then = int(labels.max(initial=-1)) + 1, int(former.max(initial=-1)) + 1
    both = (labels >= 0) & (former >= 0)
    shared = np.zeros((now, max(then, now)), dtype=np.int64)
    np.add.at(shared, (labels[both], former[both]), 1)
    kept: dict[int, int] = {}
    for group, letter in zip(*linear_sum_assignment(-shared), strict=True):
        if shared[group, letter]:
            kept[int(group)] = int(letter)
    free = iter(sorted(set(range(2 * max(now, then) + 1)) - set(kept.values())))
    names = np.array([kept[group] if group in kept else next(free) for group in range(now)] or [0])
    return np.where(labels >= 0, names[labels], -1)


def letter(label: int) -> str:
    """A, B, C… for 0, 1, 2…"""
    return chr(ord("A") + label)
