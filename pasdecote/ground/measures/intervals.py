"""Describe or infer, not both (rule 4): an interval only for a sample of something larger."""

from math import sqrt
from typing import NamedTuple

# 97.5 % quantile of the normal distribution: a two-sided interval at 95 %.
Z_95 = 1.959963984540054


class Interval(NamedTuple):
    """Bounds of a proportion, both between 0 and 1, and what they were computed from."""

    low: float
    high: float
    successes: int
    sample: int
    population: int | None


class IntervalError(ValueError):
    """Numbers that no sample can have; `str(error)` is a French sentence."""


def wilson(successes: int, sample: int, population: int | None = None) -> Interval | None:
    """The 95 % score interval of `successes` among `sample`, or None when everybody was asked.

    Wilson, « Probable inference, the law of succession, and statistical inference », Journal of the
    American Statistical Association 22 (1927), 209-212; same values as method 3 of Newcombe, Statistics
    in Medicine 17 (1998), 857-872. With a known `population`, the sample's variance is multiplied by
    (N - n) / (N - 1) (Cochran, Sampling Techniques, 3rd ed., 1977, section 2.6), which is the same as a
    sample of n (N - 1) / (N - n). The bounds never contradict who was actually asked.

    Raises IntervalError when there is no sample, or when the numbers cannot go together.
    """
    if sample <= 0 or not 0 <= successes <= sample:
        raise IntervalError(f"{successes} sur {sample} : ces nombres ne vont pas ensemble.")
    if population is None:
        return Interval(*_score(successes / sample, sample), successes, sample, None)
    if population < sample:
        raise IntervalError(f"{sample} personnes interrogées sur {population} : c’est impossible.")
    if population == sample:
        return None
    low, high = _score(successes / sample, sample * (population - 1) / (population - sample))
    sure_yes, sure_no = successes / population, (sample - successes) / population
    return Interval(max(low, sure_yes), min(high, 1 - sure_no), successes, sample, population)


def _score(proportion: float, size: float) -> tuple[float, float]:
    squared = Z_95 * Z_95
    centre = proportion + squared / (2 * size)
    spread = Z_95 * sqrt(proportion * (1 - proportion) / size + squared / (4 * size * size))
    scale = 1 + squared / size
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
