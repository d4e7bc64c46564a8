"""French words are found whatever their accents, number or gender."""

import pytest

from pasdecote.ground.store.stems import stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fêtes", "fete"),
        ("Cœur", "coeur"),
        ("voisines", "voisine"),
        ("L’HAŸ", "l'hay"),
        ("réunions", "réunion"),
    ],
)
def test_the_same_word_gives_the_same_stem(one, other):
    assert stems(one) == stems(other)


def test_empty_words_are_left_out():
    assert stems("la fête de la tour") == stems("fête tour")


def test_a_very_long_word_is_cut():
    assert len(stems("a" * 10_000)[0]) <= 60


def test_emoji_alone_give_nothing():
    assert stems("🎉🎉") == []
