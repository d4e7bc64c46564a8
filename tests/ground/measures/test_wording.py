"""Automatic sentences are a closed list, none of which claims an effect."""

from decimal import Decimal

import pytest

from pasdecote.ground.measures.small_numbers import (
    Cell,
    Figure,
    Missing,
    Obtained,
    Sentence,
    Unit,
    amount_in_words,
    cell_in_words,
    figure_in_words,
    forbidden_in,
)
from pasdecote.ground.measures.wording import OBTAINED_WORDS, UNIT_WORDS


@pytest.mark.parametrize(
    "sentence", [*Sentence, *OBTAINED_WORDS.values(), *map(" ".join, UNIT_WORDS.values())]
)
def test_no_automatic_sentence_claims_an_effect(sentence):
    assert forbidden_in(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "L’impact est réel.",
        "Cela prouve le lien.",
        "Grâce à nous",
        "grâce au projet",
        "IMPACTS",
        "c’est prouvé",
    ],
)
def test_words_that_claim_an_effect_are_found_whatever_their_form(sentence):
    assert forbidden_in(sentence)


def test_words_that_only_look_alike_are_left_alone():
    assert forbidden_in("Une personne gracieuse a éprouvé des difficultés compactes.") == ()


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0, Unit.SESSIONS, "0 séance"),
        (1, Unit.SESSIONS, "1 séance"),
        (2, Unit.SESSIONS, "2 séances"),
        (Decimal("1.50"), Unit.HOURS, "1,5 heure"),
        (Decimal("30.00"), Unit.HOURS, "30 heures"),
        (1234, Unit.ATTENDANCES, "1\u00a0234 présences"),
    ],
)
def test_amounts_are_written_as_french_does(value, unit, words):
    assert amount_in_words(value, unit) == words


def test_every_unit_and_way_of_obtaining_has_its_words():
    assert set(UNIT_WORDS) == set(Unit)
    assert set(OBTAINED_WORDS) == set(Obtained)


def test_a_figure_is_read_with_unit_denominator_gap_and_how():
    figure = Figure(
        unit=Unit.ATTENDANCES,
        value=43,
        denominator=12,
        of=Unit.SESSIONS,
        obtained=((Obtained.COUNTED, 43),),
        missing=(Missing(3, "sans nombre de présents"),),
    )
    assert figure_in_words(figure) == "43 présences sur 12 séances, dont 3 sans nombre de présents (compté)"


def test_a_part_is_read_with_its_own_denominator_and_no_percentage_when_small():
    assert cell_in_words(Cell("âge", "16-25", 8, Unit.ATTENDANCES, 12)) == "16-25 : 8 sur 12"
    assert cell_in_words(Cell("âge", "16-25", None, Unit.ATTENDANCES, 12)) == "16-25 : non connu"
