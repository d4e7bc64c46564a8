"""Doors without sign-in count how often they are asked."""

import pytest
from django.core.cache import cache

from pasdecote.ground.store.limits import asked_too_often


@pytest.mark.django_db
def test_more_than_the_most_is_too_often_and_keys_count_apart():
    assert [asked_too_often("a", most=2, seconds=60) for _time in range(4)] == [False, False, True, True]
    assert not asked_too_often("b", most=2, seconds=60)


@pytest.mark.django_db
def test_what_was_forgotten_counts_anew():
    asked_too_often("c", most=1, seconds=60)
    cache.delete("limit:c")
    assert not asked_too_often("c", most=1, seconds=60)
