"""Erasing takes every word and leaves what is counted."""

import json
from datetime import date

from pasdecote.ground.facts.atoms import (
    Count,
    Due,
    Money,
    Obtained,
    Part,
    Partner,
    Place,
    Side,
    Stage,
    Unit,
    VolunteerTime,
)
from pasdecote.ground.facts.checking import all_words, word_fields
from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.kinds import KINDS
from pasdecote.ground.facts.reading import read_stored, write

WORDS = "SECRET"
COMMON = {
    "happened_on": date(2026, 3, 3),
    "duration_minutes": 90,
    "themes": ("housing",),
    "place": Place(name=WORDS, territory="93066"),
    "counts": (
        Count(
            unit=Unit.PEOPLE,
            value=8,
            obtained=Obtained.SAID,
            reason=WORDS,
            parts=(Part(dimension="age", band="16-25", value=3),),
        ),
    ),
    "partners": (Partner(name=WORDS),),
    "volunteers": VolunteerTime(minutes=60, people=2),
    "due": (Due(on=date(2026, 4, 1), what="session", at="18:00", who=WORDS),),
    "money": (
        Money(
            account="601",
            side=Side.EXPENSE,
            stage=Stage.ACTUAL,
            cents=5,
            exercise=2026,
            label=WORDS,
            funder=WORDS,
        ),
    ),
}


def full(kind):
    """A fact of this kind with every field of words filled."""
    return kind(**COMMON, **{name: WORDS for name, is_words in word_fields(kind).items() if is_words})


def test_no_word_is_left_in_any_kind():
    for kind in KINDS.values():
        assert WORDS in write(full(kind))
        assert WORDS not in write(erased(full(kind)))


def test_dates_counts_codes_and_amounts_stay():
    for kind in KINDS.values():
        left = json.loads(write(erased(full(kind))))
        assert left["happened_on"] == "2026-03-03"
        assert left["counts"][0]["value"] == 8
        assert left["counts"][0]["parts"] == [{"dimension": "age", "band": "16-25", "value": 3}]
        assert left["place"] == {"territory": "93066"}
        assert left["money"][0]["cents"] == 5
        assert left["due"][0]["at"] == "18:00"


def test_what_was_erased_can_still_be_read():
    for kind in KINDS.values():
        blank = erased(full(kind))
        assert read_stored(write(blank)) == blank
        assert not any(words for _path, words in all_words(blank))


def test_the_fact_that_was_given_is_not_changed():
    kind = KINDS["change"]
    fact = full(kind)
    erased(fact)
    assert fact == full(kind)
