"""Concerns that look alike: three are enough, two are not; no chain; the narrowest group is shown."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from pasdecote.practice.belonging.concerns.rules import Concern, alike

CONCERN = st.builds(
    Concern,
    fact=st.uuids(),
    themes=st.sampled_from([(), ("housing",), ("food",), ("housing", "food")]),
    commune=st.sampled_from(["", "93066", "93001"]),
    quarter=st.sampled_from(["", "les tilleuls", "bel air"]),
    stems=st.frozensets(st.sampled_from("abcdef"), max_size=5),
)


def concerns(number, **said):
    return [Concern(fact=uuid4(), **said) for _each in range(number)]


def test_three_of_one_theme_and_commune_are_alike_and_two_are_not():
    three = concerns(3, themes=("housing",), commune="93066")
    [found] = alike(three)
    assert found.theme == "housing"
    assert set(found.facts) == {one.fact for one in three}
    assert alike(three[:2]) == []


def test_another_theme_or_another_commune_is_not_the_same_concern():
    two = concerns(2, themes=("housing",), commune="93066")
    assert alike([*two, *concerns(1, themes=("food",), commune="93066")]) == []
    assert alike([*two, *concerns(1, themes=("housing",), commune="93001")]) == []


def test_words_bring_concerns_near_without_theme_or_place():
    [found] = alike(concerns(3, stems=frozenset({"charg", "chauffag", "compteur"})))
    assert found.theme == ""
    assert alike(concerns(3, stems=frozenset({"charg", "chauffag"}))) == []


def test_the_quarter_goes_before_the_commune():
    here = concerns(3, themes=("housing",), commune="93066", quarter="les tilleuls")
    [found] = alike([*here, *concerns(1, themes=("housing",), commune="93066")])
    assert set(found.facts) == {one.fact for one in here}


@given(st.lists(CONCERN, max_size=12, unique_by=lambda one: one.fact))
def test_each_group_has_three_and_brings_three_new_ones(known):
    shown = set()
    for found in alike(known):
        assert len(set(found.facts)) == len(found.facts) >= 3
        assert len(set(found.facts) - shown) >= 3
        shown |= set(found.facts)
    assert shown <= {one.fact for one in known}
