"""Where people stand on the map, who has a place on it, and how far a statement pulls."""

import numpy as np

from .components import Components, residuals
from .votes import Bools, Floats, Ints, Votes

ENOUGH, AT_LEAST = 7, 15


def placed(votes: Votes) -> Bools:
    """Who has a place (n): at least min(7, number of statements) answers; where fewer than 15 people have
    so many, the 15 who answered most, of equals the first by name."""
    answered = votes.per_voter()
    enough: Bools = answered >= max(1, min(ENOUGH, len(votes.statements)))
    if enough.sum() < AT_LEAST:
        enough[np.argsort(-answered, kind="stable")[:AT_LEAST]] = True
        enough &= answered > 0
    return enough


def positions(votes: Votes, removed: Bools, found: Components) -> Floats:
    """Positions of everybody (n × 2), without unit.

    sqrt(s / answers) × the sum over what they answered of (answer - mean) · direction: who answered little is
    not drawn to the middle (Polis). A removed statement counts as answered.
    """
    _means, left = residuals(votes, removed)
    answered = _answered(votes, removed)
    stretch = np.sqrt(len(votes.statements) / np.maximum(answered, 1))
    return stretch[:, None] * (votes.matrix(left) @ found.axes.T)


def _answered(votes: Votes, removed: Bools) -> Ints:
    kept = np.bincount(votes.row[~removed[votes.column]], minlength=len(votes.voters))
    return kept + int(removed.sum())


def extremity(found: Components) -> Floats:
    """How far each statement pulls (s): the length of the position of somebody who only agreed with it."""
    size = len(found.means)
    return np.sqrt(size) * np.hypot(*((1 - found.means) * found.axes))
