"""k-means over many copies of a cloud at once, from starts that depend on the cloud alone.

Lloyd, « Least squares quantization in PCM », IEEE Transactions on Information Theory 28 (1982), 129-137.
"""

import numpy as np

from .votes import Floats, Ints

_ROUNDS = 100


def partition(points: Floats, k: int, weights: Floats | None = None) -> Ints:
    """Groups 0 … k-1 of each point (b × n) of b clouds (b × n × 2), the best of four starts.

    The best has the least sum of squared distances to its centres. `weights` (n) count a point several times.
    Groups are numbered by their centre, left to right. No chance plays a part.
    """
    copies, size, _two = points.shape
    weighed = np.ones(size) if weights is None else weights
    starts = _starts(points, k)
    labels = _settle(np.repeat(points, len(starts), axis=0), np.concatenate(starts, axis=1), k, weighed)
    spread = _spread(np.repeat(points, len(starts), axis=0), labels, k, weighed).reshape(copies, -1)
    best = np.argmin(np.round(spread, 9), axis=1)
    chosen = labels.reshape(copies, len(starts), size)[np.arange(copies), best]
    return _numbered(points, chosen, k, weighed)


def centres(points: Floats, labels: Ints, k: int, weights: Floats) -> tuple[Floats, Floats]:
    """Centres of the groups (b × k × 2), and their weights (b × k); an empty group is at 0."""
    members = _members(labels, k) * weights
    total = members.sum(axis=2)
    return (members @ points) / np.maximum(total, 1e-300)[..., None], total


def _members(labels: Ints, k: int) -> Floats:
    return (labels[:, None, :] == np.arange(k)[:, None]).astype(np.float64)


def _starts(points: Floats, k: int) -> list[Ints]:
    """Four first groupings, each (b × 1 × n): slices across both directions, sectors, farthest points."""
    centred = points - points.mean(axis=1, keepdims=True)
    angle = np.arctan2(centred[..., 1], centred[..., 0])
    sliced = [_slices(values, k) for values in (points[..., 0], points[..., 1], angle)]
    return [start[:, None] for start in (*sliced, _farthest(centred, k))]


def _slices(values: Floats, k: int) -> Ints:
    rank = np.argsort(np.argsort(values, axis=1, kind="stable"), axis=1, kind="stable")
    return rank * k // values.shape[1]


def _farthest(centred: Floats, k: int) -> Ints:
    """Nearest of k points: the farthest from the middle, then each time the farthest from those taken."""
    copies = np.arange(len(centred))
    seeds = [centred[copies, np.argmax((centred**2).sum(axis=2), axis=1)]]
    far = ((centred - seeds[0][:, None]) ** 2).sum(axis=2)
    for _ in range(k - 1):
        seeds.append(centred[copies, np.argmax(far, axis=1)])
        far = np.minimum(far, ((centred - seeds[-1][:, None]) ** 2).sum(axis=2))
    return _nearest(centred, np.stack(seeds, axis=1))


def _nearest(points: Floats, middle: Floats) -> Ints:
    """The nearest centre of each point; of equals the first."""
    reach = points @ (2 * middle).transpose(0, 2, 1) - (middle**2).sum(axis=2)[:, None]
    return np.argmax(reach, axis=2)


def _settle(points: Floats, starts: Ints, k: int, weights: Floats) -> Ints:
    """Move centres and points in turn until nothing moves; clouds that settled are left alone."""
    labels = starts.reshape(-1, points.shape[1]).copy()
    moving = np.arange(len(labels))
    middle = np.zeros((len(labels), k, 2))
    for _ in range(_ROUNDS):
        cloud, former = points[moving], labels[moving]
        found, total = centres(cloud, former, k, weights)
        middle[moving] = np.where(total[..., None] > 0, found, middle[moving])
        now = _nearest(cloud, middle[moving])
        labels[moving] = now
        moving = moving[(now != former).any(axis=1)]
        if not len(moving):
            break
    return labels


def _spread(points: Floats, labels: Ints, k: int, weights: Floats) -> Floats:
    """The sum of squared distances to the centres (b)."""
    middle, _total = centres(points, labels, k, weights)
    own = np.take_along_axis(middle, labels[..., None], axis=1)
    return ((points - own) ** 2).sum(axis=2) @ weights


def _numbered(points: Floats, labels: Ints, k: int, weights: Floats) -> Ints:
    middle, _total = centres(points, labels, k, weights)
    order = np.lexsort((middle[..., 1], middle[..., 0]), axis=1)
    return np.take_along_axis(np.argsort(order, axis=1), labels, axis=1)
