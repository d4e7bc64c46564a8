"""How much closer people are to their own group than to the next: between -1 and 1.

Rousseeuw, « Silhouettes: a graphical aid to the interpretation and validation of cluster analysis », Journal
of Computational and Applied Mathematics 20 (1987), 53-65. Alone in its group, a point counts 0.
"""

from collections.abc import Sequence

import numpy as np

from .votes import Floats, Ints

# Distances held at once.
_AT_ONCE = 4_000_000


def silhouettes(
    points: Floats, groupings: Sequence[tuple[Ints, int]], weights: Floats | None = None
) -> Floats:
    """The mean silhouette of each grouping of each cloud (groupings × b).

    `points` is b × n × 2; a grouping is labels (b × n) and how many groups; `weights` (n) counts a point as
    so many people who stand there. Memory stays bounded: all distances are never held together beyond 2,000
    points.
    """
    copies, size, _two = points.shape
    weighed = np.ones(size) if weights is None else weights
    lines = max(1, min(size, _AT_ONCE // size))
    step = max(1, _AT_ONCE // (size * lines))
    found = np.zeros((len(groupings), copies))
    for start in range(0, copies, step):
        part = slice(start, start + step)
        members = [_members(labels[part], k, weighed) for labels, k in groupings]
        for line in range(0, size, lines):
            rows = slice(line, line + lines)
            sums = _distances(points[part], rows) @ np.concatenate(members, axis=2)
            begin = 0
            for rank, (labels, k) in enumerate(groupings):
                own = _one(sums[..., begin : begin + k], labels[part][:, rows], members[rank].sum(axis=1))
                found[rank, part] += own @ weighed[rows]
                begin += k
    return found / weighed.sum()


def _members(labels: Ints, k: int, weights: Floats) -> Floats:
    return (labels[..., None] == np.arange(k)) * weights[:, None]


def _distances(points: Floats, rows: slice) -> Floats:
    across = points[:, rows, None, 0] - points[:, None, :, 0]
    along = points[:, rows, None, 1] - points[:, None, :, 1]
    across *= across
    along *= along
    across += along
    return np.sqrt(across, out=across)


def _one(sums: Floats, labels: Ints, total: Floats) -> Floats:
    """Silhouettes (b × rows) from sums of distances to groups (b × rows × k) and their weights (b × k)."""
    mine = labels[..., None]
    sizes = np.take_along_axis(total, labels, axis=1)
    own = np.take_along_axis(sums, mine, axis=2)[..., 0] / np.maximum(sizes - 1, 1)
    others = sums / np.maximum(total, 1e-300)[:, None]
    others[np.broadcast_to(total[:, None] == 0, others.shape)] = np.inf
    np.put_along_axis(others, mine, np.inf, axis=2)
    next_best = others.min(axis=2)
    longer = np.maximum(own, next_best)
    fair = (sizes > 1) & (longer > 0) & np.isfinite(next_best)
    return np.where(fair, (next_best - own) / np.where(fair, longer, 1.0), 0.0)
