"""One cell, one value."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.atoms import Obtained
from pasdecote.portal.intake.values.amounts import (
    Duration,
    read_clock,
    read_duration,
    read_hours,
    read_money,
    read_times,
)
from pasdecote.portal.intake.values.dates import read_date
from pasdecote.portal.intake.values.numbers import Number, read_number
from pasdecote.portal.intake.values.unreadable import Unreadable

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "told",
    ["12/03/2024", "12/3/24", "12.03.2024", "12-03-24", "2024-03-12", "12 mars 2024", "mardi 12 mars 2024",
    "le 12 mars 2024",
     "12/03/2024 14:30", "Mar. 12/03/24", DAY, datetime(2024, 3, 12, 9), 45363, 45363.5, "45363"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(told):
    assert read_date(told) == (DAY, None)


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("mars 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("du 12 au 14 mars 2024", DAY, date(2024, 3, 14)),
        ("du 28 février au 3 mars 2024", date(2024, 2, 28), date(2024, 3, 3)),
        ("12/03/2024 au 14/03/2024", DAY, date(2024, 3, 14)),
        ("12/03-14/03/2024", DAY, date(2024, 3, 14)),
        ("12 et 13 mars 2024", DAY, date(2024, 3, 13)),
    ],
)
def test_a_period_is_read(told, start, end):
    assert read_date(told) == (start, end)


def test_a_date_without_a_year_takes_that_of_the_file_and_is_refused_without_one():
    assert read_date("12 mars", 2024) == (DAY, None)
    with pytest.raises(Unreadable, match="il manque l’année"):
        read_date("12/03")


@pytest.mark.parametrize(
    "told",
    ["31/02/2025", "12/03/1025", "vacances", date(1025, 1, 1), 3, -5, 1e12, True, "16 au 12 mars 2025"],
)
def test_an_impossible_date_is_refused_with_a_sentence(told):
    with pytest.raises(Unreadable, match=r"\.$"):
        read_date(told)


@pytest.mark.parametrize("blank", [None, "", "-", "–"])
def test_a_blank_is_never_a_zero(blank):
    assert read_number(blank) is None
    assert read_money(blank) is None


@pytest.mark.parametrize(
    "told", [12, 12.0, "12", "12 pers.", "12 personnes", "12 participants", "12,0", "douze"]
)
def test_a_number_told_plainly_is_said(told):
    assert read_number(told) == Number(12)


def test_a_zero_told_is_a_zero():
    assert read_number(0) == Number(0) == read_number("aucun")


@pytest.mark.parametrize(
    ("told", "value"),
    [("une dizaine", 10), ("environ 15", 15), ("10-12", 11), ("~8", 8),
    ("une bonne vingtaine de personnes", 20),
     ("15 env.", 15), ("plus de 20", 20), ("entre 10 et 15", 12), ("20+", 20)],
)  # fmt: skip
def test_an_approximate_number_is_estimated_and_keeps_its_words(told, value):
    assert read_number(told) == Number(value, Obtained.ESTIMATED, told)


@pytest.mark.parametrize("told", ["NC", "?", "non compté", "quelques personnes", "moins de 10"])
def test_a_number_said_unknown_is_not_collected_with_the_reason(told):
    assert read_number(told) == Number(None, Obtained.NOT_COLLECTED, told)


def test_details_told_in_the_same_cell_are_read():
    assert read_number("12 (dont 4 nouveaux)") == Number(12, new=4)
    assert read_number("12 dont 5 femmes, 7 hommes").parts == (
        ("gender", "femmes", 5),
        ("gender", "hommes", 7),
    )
    assert read_number("8 adultes + 5 enfants") == Number(
        13, parts=(("age", "adultes", 8), ("age", "enfants", 5))
    )


def test_a_detail_that_is_not_understood_is_kept_in_words():
    assert read_number("12 dont 3 du foyer") == Number(12, reason="12 dont 3 du foyer")


@pytest.mark.parametrize(
    "told",
    [-3, "-3", "- 3 pers.", 12.5, "12,5", "beau temps", "=SUM(A1)", "#REF!", float("nan"), 10**9, True, DAY],
)
def test_what_is_not_a_number_of_people_is_refused(told):
    with pytest.raises(Unreadable, match=r"\.$"):
        read_number(told)


@pytest.mark.parametrize(
    ("told", "cents"),
    [("1 234,50 €", 123450), ("1 234,50", 123450), ("1.234,50", 123450),
     (1234.5, 123450), (0.1 + 0.2, 30), ("15 euros", 1500), (0, 0)],
)  # fmt: skip
def test_money_is_read_to_the_cent(told, cents):
    assert read_money(told) == cents


@pytest.mark.parametrize("told", ["-5", -0.01, "abc", "NaN", "1e400", float("inf"), "=1+1", DAY, 1e30])
def test_what_is_not_money_is_refused(told):
    with pytest.raises(Unreadable, match=r"\.$"):
        read_money(told)


@pytest.mark.parametrize(
    ("told", "minutes"),
    [("1h30", 90), ("1,5 h", 90), ("90 min", 90), (1.5, 90), ("1:30", 90),
     (time(1, 30), 90), (timedelta(hours=1.5), 90), (90, 90), ("1 h 30", 90)],
)  # fmt: skip
def test_a_duration_is_read_however_it_is_written(told, minutes):
    assert read_duration(told).minutes == minutes


def test_volunteer_hours_are_hours_even_above_a_day():
    assert read_hours("36") == Duration(36 * 60) == read_hours(36)
    assert read_hours("3 x 2h") == Duration(360, people=3)


def test_times_of_day_are_read():
    assert read_times("14h-16h30") == (time(14), time(16, 30))
    assert read_times("de 9h à midi") == (time(9), time(12))
    assert read_clock("18:30") == time(18, 30)
    with pytest.raises(Unreadable):
        read_clock("25h")


ANY_CELL = st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(),
st.datetimes(), st.times(), st.timedeltas())  # fmt: skip


@given(ANY_CELL, st.sampled_from([read_date, read_number, read_money, read_duration, read_hours, read_times]))
def test_any_cell_gives_a_value_nothing_or_a_sentence(cell, reader):
    said = "."
    try:
        reader(cell)
    except Unreadable as error:
        said = str(error)
    assert said.endswith(".")


@given(st.integers(0, 1_000_000))
def test_every_number_of_people_is_read_back(value):
    assert read_number(str(value)) == Number(value) == read_number(float(value))


@given(st.integers(0, 10**9))
def test_every_amount_is_read_back_from_its_french_form(cents):
    assert read_money(f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02d} €") == cents
