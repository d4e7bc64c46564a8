"""A share never becomes a percentage under 20, and never loses its denominator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.small_numbers import ShareError, TooFewForPercent, share, share_in_words


@pytest.mark.parametrize(
    ("value", "denominator", "words"),
    [
        (8, 12, "8 sur 12"),
        (0, 0, "0 sur 0"),
        (19, 19, "19 sur 19"),
        (20, 20, "100 % (20 sur 20)"),
        (25, 40, "62 % (25 sur 40)"),
        (0, 40, "0 % (0 sur 40)"),
        (1, 3000, "0 % (1 sur 3000)"),
    ],
)
def test_a_share_is_told_in_counts_under_twenty_and_in_percent_from_there(value, denominator, words):
    assert share_in_words(value, denominator) == words


def test_a_percentage_of_fewer_than_twenty_is_refused():
    with pytest.raises(TooFewForPercent, match="un pourcentage tromperait"):
        _ = share(8, 19).percent


@pytest.mark.parametrize(("value", "denominator"), [(5, 4), (-1, 30), (1, 0)])
def test_a_part_larger_than_its_whole_is_refused(value, denominator):
    with pytest.raises(ShareError, match="ne vont pas ensemble"):
        share(value, denominator)


@given(st.integers(0, 500), st.integers(0, 500))
def test_no_words_hold_a_percentage_without_twenty_behind_it(value, extra):
    words = share_in_words(value, value + extra)
    assert ("%" in words) == (value + extra >= 20)
    assert f"{value} sur {value + extra}" in words
