"""Text as people type it is made comparable, and storable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.kernel.text import fold, readable, says_something, slug, without_accents

anything = st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Œuvres & cœur", "oeuvres coeur"),
        ("  ÉTÉ\tà  Ajaccio ", "ete a ajaccio"),
        ("🎉", ""),
    ],
)
def test_accents_ligatures_case_and_punctuation_are_folded_away(typed, folded):
    assert fold(typed) == folded


@given(anything)
def test_folding_twice_changes_nothing(typed):
    assert fold(fold(typed)) == fold(typed)


def test_other_scripts_keep_their_letters():
    assert without_accents("مرحبا") == "مرحبا"


@pytest.mark.parametrize("name", ["", "🎉", "!!!", "مرحبا"])
def test_an_address_is_never_empty(name):
    assert slug(name) == "sans-nom"


def test_an_address_is_short_and_does_not_end_with_a_hyphen():
    assert slug("a" * 59 + " fin") == "a" * 59


@given(anything)
def test_what_is_readable_can_be_stored_and_sent(typed):
    kept = readable(typed)
    assert "\x00" not in kept
    assert kept.encode().decode() == kept


def test_ordinary_words_are_not_touched():
    assert readable("« Ça va ? » 🎉 שלום") == "« Ça va ? » 🎉 שלום"


def test_lone_surrogates_are_replaced():
    assert readable("a\ud800b") == "a?b"


def test_signs_without_a_drawing_say_nothing():
    assert not says_something(" \u200b\u00a0\u202e\t")
    assert all(says_something(name) for name in ("Awa", "آوا", "🙂", "7"))
