"""Whether groups hold, or are only what any cloud of points can be cut into.

Clustering a few people who answer at random always yields "groups". So: none under 60 people or under 15
statements; and the best silhouette must be above the 99th percentile of 200 copies in which each statement's
answers are dealt anew among those who answered it (a permutation test: Good, Permutation, Parametric and
Bootstrap Tests of Hypotheses, 3rd ed., Springer, 2005).
"""

from collections.abc import Iterator
from enum import StrEnum

import numpy as np
from scipy import sparse

from .components import leading, residuals
from .groups import best_silhouettes
from .votes import Bools, Floats, Votes

PEOPLE, STATEMENTS = 60, 15
COPIES, SAMPLE, SEED = 200, 500, 20261123
# Above the 99th percentile of 200: at most two of them reach as far.
_MAY_REACH = 2
_AT_ONCE = 1_500_000


class Holding(StrEnum):
    """Whether there are groups to show, and if not why."""

    HOLDS = "holds"
    TOO_FEW_PEOPLE = "too_few_people"
    TOO_FEW_STATEMENTS = "too_few_statements"
    NOT_STABLE = "not_stable"


SENTENCES = {
    Holding.HOLDS: "Des groupes qui répondent de la même façon se distinguent.",
    Holding.TOO_FEW_PEOPLE: f"Moins de {PEOPLE} personnes placées : pas de groupes, des comptes seulement.",
    Holding.TOO_FEW_STATEMENTS: f"Moins de {STATEMENTS} phrases : pas de groupes, des comptes seulement.",
    Holding.NOT_STABLE: "Pas de groupes stables : des réponses au hasard se grouperaient aussi bien.",
}


def holding(votes: Votes, removed: Bools, people: Bools) -> Holding:
    """Whether the groups of these `people` (n) hold; `removed` (s) marks statements taken out.

    On at most 500 of them, drawn with a fixed seed: to be computed off a request, seconds at most.
    """
    if (few := too_few(removed, people)) is not None:
        return few
    rows = np.flatnonzero(people)
    if len(rows) > SAMPLE:
        rows = np.sort(np.random.default_rng(SEED).choice(rows, SAMPLE, replace=False))
    asked = votes.of_people(rows)
    return Holding.HOLDS if _stand_out(asked.only(~removed[asked.column])) else Holding.NOT_STABLE


def too_few(removed: Bools, people: Bools) -> Holding | None:
    """Why there can be no groups at all, without any reckoning; None when there may be."""
    if people.sum() < PEOPLE:
        return Holding.TOO_FEW_PEOPLE
    return Holding.TOO_FEW_STATEMENTS if (~removed).sum() < STATEMENTS else None


def _stand_out(votes: Votes) -> bool:
    """Whether at most two copies reach the silhouette of these votes; stops as soon as a third does."""
    _means, left = residuals(votes, np.zeros(len(votes.statements), dtype=bool))
    own = best_silhouettes(_clouds(votes, left[None]))[0]
    if own == -np.inf:
        return False
    reached = 0
    for dealt in _copies(votes, left):
        reached += int((best_silhouettes(_clouds(votes, dealt)) >= own).sum())
        if reached > _MAY_REACH:
            return False
    return True


def _copies(votes: Votes, left: Floats) -> Iterator[Floats]:
    """Residuals (b × v) dealt anew within each statement, 200 in all, a few first; always the same ones."""
    deal = np.random.default_rng(SEED)
    by_statement = np.argsort(votes.column, kind="stable")
    column = votes.column[by_statement].astype(np.float64)
    most, done, step = max(1, _AT_ONCE // len(votes.voters) ** 2), 0, 4
    while done < COPIES:
        step = min(step, most, COPIES - done)
        drawn = np.argsort(column + deal.random((step, len(column))), axis=1)
        dealt = np.empty((step, len(column)))
        dealt[:, by_statement] = left[by_statement][drawn]
        yield dealt
        done, step = done + step, step * 4


def _clouds(votes: Votes, left: Floats) -> Floats:
    """Positions (b × n × 2) from residuals (b × v): the same reckoning as `positions`, many at once;
    which way a direction points plays no part here."""
    (people, statements), copies = votes.shape, len(left)
    shift = np.arange(copies)[:, None]
    starts = np.append(0, np.cumsum(np.tile(votes.per_voter(), copies)))
    column = (votes.column + shift * statements).ravel()
    table = sparse.csr_array((left.ravel(), column, starts), shape=(copies * people, copies * statements))
    stretch = np.sqrt(statements / np.maximum(votes.per_voter(), 1))[:, None]
    axes = leading(table, copies).reshape(-1, 2)
    return stretch * (table @ axes).reshape(copies, people, 2)
