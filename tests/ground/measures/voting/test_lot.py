"""The draw: frozen, published, then drawn; the same for whoever draws again."""

import hashlib
from collections import Counter
from dataclasses import replace

import pytest

from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.explaining.lot import explained
from pasdecote.ground.measures.voting.lot import draw, freeze

NAMES = ["Lina", "Omar", "Zoé", "Marcel"]


def test_the_same_list_and_seed_draw_the_same_people_in_whatever_order_names_were_typed():
    first = draw(freeze(NAMES, places=2, purpose="animer"), seed="3 8 14 22 41")
    again = draw(
        freeze([" Zoé", "Marcel", "Omar", "Lina"], places=2, purpose="animer"), seed="3  8 14 22 41 "
    )
    assert first == again
    assert len(first.drawn) == 2
    assert sorted(first.drawn + first.replacing) == sorted(NAMES)
    assert f"Empreinte de la liste : {first.frozen.digest}." in explained(first)


def test_anybody_can_draw_again_with_the_digests_alone():
    result = draw(freeze(NAMES, places=1, purpose="animer"), seed="graine")

    def number(name):
        parts = ("billet", result.frozen.digest, "graine", name)
        return hashlib.sha256(b"".join(b"%d:" % len(p.encode()) + p.encode() for p in parts)).hexdigest()

    assert result.drawn == (min(NAMES, key=number),)


def test_another_list_purpose_or_number_of_places_has_another_digest():
    frozen = {
        freeze(NAMES, places=1, purpose="animer").digest,
        freeze(NAMES[1:], places=1, purpose="animer").digest,
        freeze(NAMES, places=2, purpose="animer").digest,
        freeze(NAMES, places=1, purpose="la caisse").digest,
    }
    assert len(frozen) == 4


def test_a_list_changed_after_its_digest_was_published_is_not_drawn():
    frozen = freeze(NAMES, places=1, purpose="animer")
    with pytest.raises(VotingRefused, match="rien n’a été tiré"):
        draw(replace(frozen, names=frozen.names[1:]), seed="graine")


def test_over_many_seeds_nobody_is_favoured():
    frozen = freeze(NAMES, places=1, purpose="animer")
    drawn = Counter(draw(frozen, seed=str(seed)).drawn[0] for seed in range(2000))
    assert all(420 < drawn[name] < 580 for name in NAMES)


@pytest.mark.parametrize(
    ("names", "places"), [(["a", "a"], 1), (["a", ""], 1), (["a"], 2), (["a"], 0), ([], 1)]
)
def test_a_list_that_cannot_be_drawn_is_refused(names, places):
    with pytest.raises(VotingRefused):
        freeze(names, places=places, purpose="animer")


def test_a_draw_without_a_seed_is_refused():
    with pytest.raises(VotingRefused):
        draw(freeze(NAMES, places=1, purpose="animer"), seed="  ")
