"""People who answer alike: two to five groups, as many as the silhouette says.

Above 10,000 people they are first put together in 100 small clusters, as Polis always does; below, people
themselves are grouped, which agrees better with published groups. A grouping that leaves fewer than five
people together is not considered: no such group is shown to anyone.
"""

from dataclasses import dataclass

import numpy as np

from .partition import centres, partition
from .silhouette import silhouettes
from .votes import Floats, Ints

SIZES = (2, 3, 4, 5)
SMALLEST = 5
MANY, BASE = 10_000, 100
_ROUNDS = 8
_AT_ONCE = 10_000


@dataclass(frozen=True, eq=False)
class Grouping:
    """The group of each point (n), numbered left to right, how many groups, and their mean silhouette."""

    labels: Ints
    count: int
    silhouette: float


def grouping(points: Floats) -> Grouping | None:
    """The best grouping of people (n × 2), or None when none has groups of five people."""
    if len(points) < SIZES[0] * SMALLEST:
        return None
    base, weights = None, None
    cloud = points
    if len(points) > MANY:
        base = _base(points)
        weights = np.bincount(base, minlength=BASE).astype(np.float64)
        cloud = centres(points[None], base[None], BASE, np.ones(len(points)))[0][0][weights > 0]
        base = (np.cumsum(weights > 0) - 1)[base]
        weights = weights[weights > 0]
    labels, values = _each_size(cloud[None], weights)
    best = int(np.argmax(values[:, 0]))
    if values[best, 0] == -np.inf:
        return None
    found = labels[best][0] if base is None else labels[best][0][base]
    return Grouping(found, SIZES[best], float(values[best, 0]))


def best_silhouettes(clouds: Floats) -> Floats:
    """The silhouette of the best grouping of each cloud (b × n × 2), -inf where there is none (b)."""
    return _each_size(clouds, None)[1].max(axis=0)


def _each_size(clouds: Floats, weights: Floats | None) -> tuple[list[Ints], Floats]:
    """Labels by number of groups, and their silhouettes (sizes × b); -inf where a group is too small."""
    labels = [partition(clouds, k, weights) for k in SIZES]
    values = silhouettes(clouds, list(zip(labels, SIZES, strict=True)), weights)
    weighed = np.ones(clouds.shape[1]) if weights is None else weights
    for rank, k in enumerate(SIZES):
        total = ((labels[rank][:, None, :] == np.arange(k)[:, None]) @ weighed).min(axis=1)
        values[rank, total < SMALLEST] = -np.inf
    # Of numbers that differ by rounding alone, the fewest groups.
    return labels, np.round(values, 9)


def _base(points: Floats) -> Ints:
    """The small cluster of each person (n): k-means from a grid of equal shares, a fixed number of rounds."""
    side = int(np.sqrt(BASE))
    column = np.argsort(np.argsort(points[:, 0], kind="stable"), kind="stable") * side // len(points)
    order = np.lexsort((points[:, 1], column))
    labels = np.empty(len(points), dtype=np.int64)
    labels[order] = np.arange(len(points)) * BASE // len(points)
    for _ in range(_ROUNDS):
        total = np.bincount(labels, minlength=BASE)
        sums = [np.bincount(labels, weights=axis, minlength=BASE) for axis in points.T]
        middle = np.where(total[:, None] > 0, np.stack(sums, axis=1) / np.maximum(total, 1)[:, None], np.inf)
        former, labels = labels, _nearest(points, middle)
        if (former == labels).all():
            break
    return labels


def _nearest(points: Floats, middle: Floats) -> Ints:
    there = np.flatnonzero(np.isfinite(middle[:, 0]))
    kept = middle[there]
    parts = [
        np.argmax(part @ (2 * kept.T) - (kept**2).sum(axis=1), axis=1)
        for part in np.array_split(points, max(1, len(points) // _AT_ONCE))
    ]
    return there[np.concatenate(parts)]
