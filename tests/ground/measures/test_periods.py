"""A month, a quarter or a year, from its first day to its last: nothing else leaves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.periods import Period, aligned, period_of_code

periods = st.one_of(
    st.builds(Period, st.integers(1950, 2150), st.integers(1, 12), st.just(1)),
    st.builds(Period, st.integers(1950, 2150), st.sampled_from([1, 4, 7, 10]), st.just(3)),
    st.builds(Period, st.integers(1950, 2150), st.just(1), st.just(12)),
)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2025, 10, 1), date(2025, 12, 31), "2025-T4"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)
def test_whole_months_quarters_and_years_are_aligned(start, end, code):
    period = aligned(start, end)
    assert period is not None
    assert (period.code, period_of_code(code)) == (code, period)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 2, 1), date(2025, 4, 30)),
        (date(2025, 9, 1), date(2026, 8, 31)),
        (date(2025, 1, 1), date(2025, 6, 30)),
        (date(2025, 1, 1), date(2026, 12, 31)),
        (date(2025, 1, 2), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 27)),
    ],
)
def test_any_other_period_is_not(start, end):
    assert aligned(start, end) is None


@given(periods, st.integers(-1, 1), st.integers(-1, 1))
def test_a_day_more_or_less_is_another_period(period, before, after):
    start, end = period.start + timedelta(before), period.end + timedelta(after)
    assert (aligned(start, end) == period) == (before == after == 0)
    assert period_of_code(period.code) == period


@given(periods, periods)
def test_two_aligned_periods_are_nested_or_apart(first, second):
    overlap = first.start <= second.end and second.start <= first.end
    assert overlap == (first.holds(second) or second.holds(first))


def test_a_year_is_its_quarters_and_a_quarter_its_months():
    year = Period(2025, 1, 12)
    assert [part.code for part in year.parts(3)] == ["2025-T1", "2025-T2", "2025-T3", "2025-T4"]
    assert [part.code for part in year.parts(3)[1].parts(1)] == ["2025-04", "2025-05", "2025-06"]
