"""Durations as people write them."""

import pytest

from pasdecote.spine.journal.durations import duration_in_words, read_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 h", 120),
        ("2h", 120),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1 h 30 min", 90),
        ("1:30", 90),
        ("45 min", 45),
        ("45mn", 45),
        ("2", 120),
        ("1,5", 90),
        ("1.5 h", 90),
        ("2 heures", 120),
        ("  3\u00a0H ", 180),
        ("0", 0),
    ],
)
def test_a_duration_is_read_as_people_write_it(text, minutes):
    assert read_duration(text) == minutes


@pytest.mark.parametrize("text", ["", "longtemps", "-2 h", "1 h 75", "h", "999999 min", "2 h ou 3", "٣ h 99"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_duration(text)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45\u00a0min"), (120, "2\u00a0h"), (90, "1\u00a0h\u00a030"), (65, "1\u00a0h\u00a005")],
)
def test_minutes_are_said_as_one_says_them(minutes, words):
    assert duration_in_words(minutes) == words
    assert read_duration(words) == minutes
