"""What a week's sheet tells, and what it leaves out."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from pasdecote.ground.facts.reading import from_mapping
from pasdecote.ground.facts.told import Told
from pasdecote.projections.weekly.projection import MOST_HAPPENED, monday_of, sheet_of

MONDAY = date(2026, 11, 16)


def told(day: int = 0, *, circle: str = "collective", held_back: bool = False, **content: Any) -> Told:
    given = {"kind": "encounter", "happened_on": MONDAY + timedelta(days=day), "happened": "Un mot"}
    fact = uuid4()
    return Told(
        fact=fact,
        version=fact,
        content=from_mapping({**given, **content}),
        circle=circle,
        told_at=datetime(2026, 11, 1, tzinfo=UTC),
        held_back=held_back,
    )


@pytest.mark.parametrize("day", [date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 22)])
def test_a_week_begins_on_monday(day):
    assert monday_of(day) == MONDAY


def test_only_the_days_of_the_week_are_told():
    inside = [told(0), told(6)]
    sheet = sheet_of([told(-1), *inside, told(7)], MONDAY)
    assert list(sheet.happened) == inside


@pytest.mark.parametrize("circle", ["me", "team"])
def test_what_the_group_may_not_read_is_nowhere(circle):
    notes = [
        told(1, circle=circle),
        told(1, circle=circle, kind="decision"),
        told(1, circle=circle, due=[{"what": "task", "on": MONDAY + timedelta(days=9)}]),
        told(1, circle=circle, held_back=True),
    ]
    assert sheet_of(notes, MONDAY).empty


def test_decisions_stand_apart():
    decision = told(2, kind="decision")
    sheet = sheet_of([told(1), decision], MONDAY)
    assert list(sheet.decided) == [decision]
    assert decision not in sheet.happened


def test_disputed_words_are_held_back_and_counted():
    sheet = sheet_of([told(1, held_back=True), told(2)], MONDAY)
    assert (len(sheet.happened), sheet.disputed) == (1, 1)


def test_what_is_coming_is_that_of_the_two_weeks_after():
    near = told(-30, due=[{"what": "task", "on": MONDAY + timedelta(days=20)}])
    far = told(-30, due=[{"what": "task", "on": MONDAY + timedelta(days=21)}])
    now = told(-30, due=[{"what": "task", "on": MONDAY + timedelta(days=6)}])
    disputed = told(-30, held_back=True, due=[{"what": "task", "on": MONDAY + timedelta(days=9)}])
    sheet = sheet_of([near, far, now, disputed], MONDAY)
    assert [item.told for item in sheet.coming] == [near]


def test_what_is_settled_does_not_come():
    asked = told(-9, kind="demand", due=[{"what": "answer", "on": MONDAY + timedelta(days=8)}])
    answer = told(1, kind="demand_answered", follows=[asked.fact])
    assert not sheet_of([asked, answer], MONDAY).coming


def test_a_full_week_says_how_much_is_in_the_thread():
    sheet = sheet_of([told(1) for _ in range(MOST_HAPPENED + 3)], MONDAY)
    assert (len(sheet.happened), sheet.more) == (MOST_HAPPENED, 3)


def test_a_week_without_anything_is_empty():
    assert sheet_of([], MONDAY).empty
