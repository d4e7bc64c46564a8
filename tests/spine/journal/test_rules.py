"""The graph of versions: order of arrival never counts, and every set of versions has one reading."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.spine.journal.rules import Version, behind, resolve
from tests.factories import an_encounter

WORDS = ["Huit", "Neuf", "Dix"]


@st.composite
def graphs(draw):
    """Up to seven versions of one fact; each replaces some earlier ones, or one that never arrived."""
    versions = []
    for rank in range(1, draw(st.integers(1, 7)) + 1):
        earlier = [version.id for version in versions]
        known = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
        missing = [UUID(int=900 + rank)] if draw(st.booleans()) and rank > 1 else []
        content = an_encounter(
            draw(st.sampled_from(WORDS)), duration_minutes=draw(st.sampled_from([None, 60, 120]))
        )
        versions.append(
            Version(
                id=UUID(int=rank),
                replaces=(*known, *missing),
                content=content,
                width=draw(st.integers(1, 4)),
                retracted=draw(st.booleans()),
            )
        )
    return versions


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_counts(versions, dice):
    shuffled = list(versions)
    dice.shuffle(shuffled)
    assert resolve(shuffled) == resolve(versions)


@given(graphs())
def test_a_version_received_twice_changes_nothing(versions):
    assert resolve([*versions, *versions]) == resolve(versions)


@given(graphs())
def test_heads_are_what_nothing_replaced_and_the_narrowest_circle_holds(versions):
    resolution = resolve(versions)
    replaced = {old for version in versions for old in version.replaces}
    heads = [version for version in versions if version.id not in replaced]
    assert set(resolution.heads) == {version.id for version in heads}
    assert resolution.width == min(version.width for version in heads)
    assert resolution.conflict == (len(heads) > 1)


@given(graphs())
def test_every_word_that_stands_was_told_by_somebody(versions):
    assert resolve(versions).content.happened in {version.content.happened for version in versions}


@given(graphs())
def test_replacing_every_head_ends_the_conflict(versions):
    last = Version(
        id=UUID(int=99), replaces=resolve(versions).heads, content=an_encounter("Ensemble"), width=2
    )
    resolution = resolve([*versions, last])
    assert (resolution.heads, resolution.content) == ((last.id,), last.content)


@given(graphs())
def test_behind_the_heads_is_everything_they_replace(versions):
    resolution = resolve(versions)
    assert resolve(behind(versions, resolution.heads)) == resolution


def test_a_fact_has_a_version():
    with pytest.raises(ValueError, match="at least one"):
        resolve([])
