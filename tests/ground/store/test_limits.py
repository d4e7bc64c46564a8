"""Doors without sign-in count how often they are asked."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from pasdecote.ground.store.limits import asked_too_often, give_back
from pasdecote.ground.store.models import Attempts

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def test_more_than_the_most_is_too_often_and_keys_count_apart():
    assert [asked_too_often("a", most=2, seconds=60) for _time in range(4)] == [False, False, True, True]
    assert not asked_too_often("b", most=2, seconds=60)


def test_asking_on_does_not_keep_the_door_shut():
    with time_machine.travel(NOON, tick=False) as now:
        answers = []
        for _second in range(61):
            answers.append(asked_too_often("c", most=1, seconds=60))
            now.shift(timedelta(seconds=1))
    assert answers == [False, *[True] * 59, False]


def test_what_was_right_is_not_counted():
    for _time in range(5):
        assert not asked_too_often("d", most=1, seconds=60)
        give_back("d")
    give_back("d")
    assert not asked_too_often("d", most=1, seconds=60)
    assert asked_too_often("d", most=1, seconds=60)


def test_a_thousand_other_askings_drop_no_count():
    asked_too_often("e", most=1, seconds=60)
    for number in range(1_000):
        asked_too_often(f"other {number}", most=1, seconds=60)
    assert asked_too_often("e", most=1, seconds=60)


def test_what_is_over_is_thrown_away_and_no_key_can_be_read():
    with time_machine.travel(NOON, tick=False) as now:
        asked_too_often("192.0.2.7", most=1, seconds=60)
        assert "192.0.2.7" not in str(Attempts.objects.values())
        now.shift(timedelta(minutes=2))
        asked_too_often("f", most=1, seconds=60)
        assert Attempts.objects.count() == 1
