"""A day, said in the middle of a sentence."""

from datetime import date

from django.utils import translation

from pasdecote.spine.journal.sentences import day_in_words, inside_a_sentence

DAY = date(2026, 11, 23)


def test_english_keeps_the_capital_of_a_day_and_french_lets_it_go() -> None:
    with translation.override("fr"):
        assert inside_a_sentence(day_in_words(DAY, DAY)) == "lundi 23 novembre"
    with translation.override("en"):
        assert inside_a_sentence(day_in_words(DAY, DAY)) == "Monday 23 November"
