"""The two directions along which answers differ most, without ever writing the whole table.

Filling what somebody did not answer with its statement's mean and then centring gives zero there, and the
residual where they did answer: so the principal components of the filled table are those of the sparse
matrix of residuals (Jolliffe, Principal Component Analysis, 2nd ed., Springer, 2002, section 13.6 for means
in the place of what is missing).
"""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, sparse
from scipy.sparse.linalg import LinearOperator, eigsh

from .votes import Bools, Floats, Votes

# Up to so many statements all directions are computed at once.
_AT_ONCE = 50
# Up to so many statements, answers so evenly spread over people: the square table is cheaper than products.
_SQUARE, _EVEN = 4_000, 25
_NOTHING = 1e-12
_BLOCK, _DEPTH, _CYCLES = 4, 5, 2


@dataclass(frozen=True, eq=False)
class Components:
    """Means of the statements (s), between -1 and 1, and both directions (2 × s), each of length 1, or 0 when
    answers differ along fewer directions."""

    means: Floats
    axes: Floats


def residuals(votes: Votes, removed: Bools) -> tuple[Floats, Floats]:
    """Means by statement (s), and each answer less its mean (v). A removed statement counts as answered 0 by
    everybody: its mean and its residuals are 0."""
    size = len(votes.statements)
    seen = np.bincount(votes.column, minlength=size)
    total = np.bincount(votes.column, weights=votes.answer, minlength=size)
    means = np.where(removed, 0.0, total / np.maximum(seen, 1))
    return means, np.where(removed[votes.column], 0.0, votes.answer - means[votes.column])


def components(votes: Votes, removed: Bools) -> Components:
    """Means and the first two principal components; `removed` (s) marks statements taken out.

    The start of the iterations and the sign are fixed, so the same votes give the same numbers.
    """
    means, left = residuals(votes, removed)
    return Components(means, _directions(votes.matrix(left)))


def _oriented(axes: Floats) -> Floats:
    """The same directions (… × s), turned so that the greatest entry in size is positive
    (of equals, the first)."""
    sizes = np.abs(axes)
    first = np.argmax(sizes >= sizes.max(axis=-1, keepdims=True) * (1 - 1e-9), axis=-1)
    sign = np.sign(np.take_along_axis(axes, first[..., None], axis=-1))
    return axes * np.where(sign == 0, 1.0, sign)


def _directions(left: sparse.csr_array) -> Floats:
    size = left.shape[1]
    axes = np.zeros((2, size))
    if size == 0 or not left.nnz:
        return axes
    values, vectors = _greatest(left, min(2, size))
    strong = values > _NOTHING * max(float((left.data**2).sum()), _NOTHING)
    axes[: len(values)] = np.where(strong[:, None], vectors, 0.0)
    return _oriented(axes)


def leading(tables: sparse.csr_array, copies: int) -> Floats:
    """The two leading directions (copies × s × 2) of many tables (n × s) on the diagonal of one, nearly.

    Two cycles of block Krylov iterations from a fixed start, each closed by Rayleigh and Ritz's method (Golub
    and Van Loan, Matrix Computations, 4th ed., Johns Hopkins, 2013, section 10.3): close enough to compare
    copies. The small factorings stay below the size at which linear algebra takes threads, which is many
    times slower here.
    """
    size = tables.shape[1] // copies
    turned = tables.T.tocsr()

    def image(vectors: Floats) -> Floats:
        flat = vectors.reshape(copies * size, -1)
        return (turned @ (tables @ flat)).reshape(vectors.shape)

    start = np.stack([_start(size) ** power for power in range(_BLOCK)], axis=1)
    best = np.linalg.qr(np.tile(start, (copies, 1, 1)))[0]
    for _cycle in range(_CYCLES):
        basis, images = best, image(best)
        while basis.shape[2] + _BLOCK <= min(size, _BLOCK * _DEPTH):
            block = _beside(basis, images[..., -_BLOCK:])
            basis = np.concatenate((basis, block), axis=2)
            images = np.concatenate((images, image(block)), axis=2)
        _values, vectors = np.linalg.eigh(basis.transpose(0, 2, 1) @ images)
        best = basis @ vectors[..., : -_BLOCK - 1 : -1]
    return best[..., :2]


def _beside(basis: Floats, block: Floats) -> Floats:
    """The block (… × s × 4) made orthonormal, and orthogonal to the basis; three rounds even where it hardly
    leaves the basis."""
    for _round in range(3):
        block = np.linalg.qr(block - basis @ (basis.transpose(0, 2, 1) @ block))[0]
    return block


def _greatest(left: sparse.csr_array, count: int) -> tuple[Floats, Floats]:
    """The greatest eigenvalues of leftᵗ·left, greatest first, and their vectors as rows."""
    size = left.shape[1]
    turned = left.T.tocsr()
    if size <= _AT_ONCE:
        values, vectors = linalg.eigh((turned @ left).toarray(), subset_by_index=[size - count, size - 1])
    else:
        uneven = (np.diff(left.indptr).astype(np.float64) ** 2).sum() > _EVEN * left.nnz
        if not uneven and size <= _SQUARE:
            table = turned @ left
        else:
            table = LinearOperator((size, size), matvec=lambda v: turned @ (left @ v), dtype=np.float64)
        values, vectors = eigsh(table, k=count, which="LA", v0=_start(size), tol=0)
    order = np.argsort(-values, kind="stable")
    return values[order], vectors.T[order]


def _start(size: int) -> Floats:
    """A vector that leans to no direction on purpose: fractions of the golden ratio."""
    return 0.5 + np.modf(np.arange(1, size + 1) * 0.6180339887498949)[0]
