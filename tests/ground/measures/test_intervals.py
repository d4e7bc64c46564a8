"""Intervals: published values, finite populations, words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.small_numbers import IntervalError, interval_in_words, wilson


@pytest.mark.parametrize(
    ("successes", "sample", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, no continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_score_interval_gives_the_published_values(successes, sample, low, high):
    interval = wilson(successes, sample)
    assert interval is not None
    assert round(interval.low, 4) == low
    assert round(interval.high, 4) == high


def test_when_everybody_was_asked_there_is_no_interval():
    assert wilson(8, 12, population=12) is None


def test_a_finite_population_narrows_the_interval():
    """By hand, 12 of 40 weigh as n (N - 1) / (N - n) = 12 × 39 / 28 = 16.7 answers."""
    interval, infinite = wilson(8, 12, population=40), wilson(8, 12)
    assert interval is not None
    assert infinite is not None
    assert infinite.low < interval.low < interval.high < infinite.high
    p, n, z = 8 / 12, 12 * 39 / 28, 1.959963984540054
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    assert (interval.low + interval.high) / 2 == pytest.approx(centre)


def test_the_interval_never_contradicts_who_was_asked():
    """11 of the 12 people were asked and 1 said yes: at least 1 and at most 2 of 12 do."""
    interval = wilson(1, 11, population=12)
    assert interval is not None
    assert interval.low >= 1 / 12
    assert interval.high <= 2 / 12 + 1e-12


@pytest.mark.parametrize(("successes", "sample", "population"), [(0, 0, None), (5, 4, None), (3, 10, 9)])
def test_impossible_samples_are_refused(successes, sample, population):
    with pytest.raises(IntervalError):
        wilson(successes, sample, population)


def test_under_twenty_the_interval_is_told_in_counts():
    interval = wilson(8, 12)
    assert interval is not None
    assert interval_in_words(interval) == "entre 5 et 10 sur 12"


def test_from_twenty_on_the_interval_is_told_in_percent_with_its_counts():
    interval = wilson(81, 263)
    assert interval is not None
    assert interval_in_words(interval) == "entre 26 % et 37 % (81 sur 263)"


@given(st.integers(1, 60), st.data())
def test_bounds_are_ordered_proportions_around_what_was_seen(sample, data):
    successes = data.draw(st.integers(0, sample))
    population = data.draw(st.one_of(st.none(), st.integers(sample + 1, sample * 3 + 1)))
    interval = wilson(successes, sample, population)
    assert interval is not None
    assert 0 <= interval.low <= successes / sample + 1e-12
    assert successes / sample - 1e-12 <= interval.high <= 1
