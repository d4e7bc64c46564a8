"""Identifiers of RFC 9562: ordered by time, or derived from content."""

import time
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.kernel.identifiers import uuid7, uuid8


def test_the_instant_of_the_standard_s_own_example_stands_at_the_front():
    # RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC gives 017F22E2-79B0-7…
    made = uuid7(1_645_557_742_000)
    assert str(made).startswith("017f22e2-79b0-7")
    assert (made.version, made.variant) == (7, RFC_4122)


def test_later_ones_sort_after():
    assert uuid7(1_000) < uuid7(1_001) < uuid7(2_000_000_000_000)


def test_those_made_here_follow_one_another_within_a_millisecond():
    made = [uuid7() for _ in range(20_000)]
    assert made == sorted(set(made))


def test_a_clock_set_back_changes_no_order(monkeypatch):
    before = uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    assert before < uuid7() < uuid7()


def test_ten_thousand_of_one_millisecond_differ():
    assert len({uuid7(5) for _ in range(10_000)}) == 10_000


@given(st.lists(st.text(st.characters())))
def test_the_same_texts_always_give_the_same_identifier(texts):
    made = uuid8(*texts)
    assert made == uuid8(*texts)
    assert (made.version, made.variant) == (8, RFC_4122)


def test_texts_cut_elsewhere_give_another():
    assert len({uuid8("ab", "c"), uuid8("a", "bc"), uuid8("abc"), uuid8("abc", "")}) == 4


def test_what_was_given_yesterday_is_given_tomorrow():
    # Imported notes carry such identifiers: the recipe never changes.
    assert uuid8("collectif", "ligne", "1") == UUID("f90c6fb8-be71-8e4a-aa54-9b119cc8f5a0")
