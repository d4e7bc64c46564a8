"""What a fact must respect to be kept. Every refusal is a sentence and names the field."""

import re
from datetime import date

import pytest

from pasdecote.ground.facts.atoms import (
    Count,
    Due,
    Money,
    Obtained,
    Part,
    Place,
    Side,
    Stage,
    Unit,
    VolunteerTime,
)
from pasdecote.ground.facts.checking import all_words, check
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.money import Expense

DAY = date(2026, 3, 3)


def told(**more):
    return Encounter(**{"happened_on": DAY, "happened": "Bonjour."} | more)


def count(**more):
    return told(counts=(Count(**{"unit": Unit.PEOPLE, "value": 8} | more),))


def line(cents):
    return Money(account="601", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=cents, exercise=2026)


@pytest.mark.parametrize(
    "fact",
    [
        told(),
        told(happened="", title="Atelier"),
        told(happened="", changed="On se dit bonjour."),
        Expense(happened_on=DAY, money=(line(100),)),
        count(value=0),
        count(value=None, obtained=Obtained.NOT_COLLECTED, reason="trop de monde"),
        count(value=8, out_of=8),
        told(ended_on=DAY),
        told(happened="مرحبا 🎉 " + "a" * 10_000),
    ],
)
def test_these_are_kept(fact):
    check(fact)


@pytest.mark.parametrize(
    ("fact", "field", "sentence"),
    [
        (told(happened=" \n"), "happened", "quelques mots suffisent"),
        (told(happened="", place=Place(name="ici")), "happened", "quelques mots suffisent"),
        (told(happened="a" * 100_001), "happened", "trop long"),
        (told(happened="a\ud800"), "happened", "illisibles"),
        (told(place=Place(name="a\x00")), "place.name", "illisibles"),
        (told(happened_on=date(1025, 3, 3)), "happened_on", "03/03/1025"),
        (told(ended_on=date(2026, 3, 2)), "ended_on", "avant la date de début"),
        (told(due=(Due(on=date(9999, 1, 1), what="session"),)), "due[0].on", "9999"),
        (count(value=-3), "counts[0]", "-3"),
        (count(value=2_000_000), "counts[0]", "2000000"),
        (count(value=None), "counts[0]", "Un nombre manque"),
        (count(value=3, obtained=Obtained.NOT_COLLECTED), "counts[0]", "ne peut pas avoir de valeur"),
        (count(value=9, out_of=8), "counts[0]", "9 sur 8"),
        (count(parts=(Part(dimension="age", band="16-25", value=-1),)), "counts[0]", "-1"),
        (told(duration_minutes=-5), "duration_minutes", "durée"),
        (told(volunteers=VolunteerTime(minutes=-1)), "volunteers", "négatif"),
        (told(volunteers=VolunteerTime(minutes=1, people=-1)), "volunteers", "négatif"),
        (told(themes=("religion",)), "themes", "pas dans la liste"),
        (Expense(happened_on=DAY, money=(line(-1),)), "money[0]", "négatif"),
    ],
)
def test_these_are_refused_and_the_field_is_named(fact, field, sentence):
    with pytest.raises(FactError, match=re.escape(sentence)) as caught:
        check(fact)
    assert caught.value.field == field


def test_every_word_of_a_fact_is_found_with_its_path():
    fact = told(place=Place(name="Laverie"), due=(Due(on=DAY, what="session", who="Nadia"),))
    words = {path: text for path, text in all_words(fact) if text}
    assert words == {"happened": "Bonjour.", "place.name": "Laverie", "due[0].who": "Nadia"}
