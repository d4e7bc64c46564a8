"""The same numbers as the reference engine on two conversations whose stored output is public."""

import numpy as np
import pytest

from pasdecote.ground.measures.opinion.components import components
from pasdecote.ground.measures.opinion.consensus import Side, consensus
from pasdecote.ground.measures.opinion.counts import counts, counts_by_group
from pasdecote.ground.measures.opinion.next_statement import priorities
from pasdecote.ground.measures.opinion.positions import extremity, placed, positions
from pasdecote.ground.measures.opinion.typical import typical
from pasdecote.ground.measures.opinion.uniting import agreement_across
from tests.ground.measures.opinion.samples import engine

pytestmark = pytest.mark.shared
NAMES = ("biodiversity", "below-100-ptpts")


@pytest.fixture(params=NAMES)
def published(shared, request):
    return engine(shared, request.param)


def removed(published):
    return np.isin(published.votes.statements, published.removed)


def in_order(published, values):
    """Values that the engine gives in its order of statements, in ours."""
    rank = {tid: place for place, tid in enumerate(published.blob["tids"])}
    return np.array(values)[[rank[tid] for tid in published.votes.statements.tolist()]]


def grouped(published):
    labels = np.array([published.group_of.get(voter, -1) for voter in published.votes.voters.tolist()])
    return counts_by_group(published.votes, labels, labels.max() + 1)


def test_means_are_those_of_the_engine(published):
    ours = components(published.votes, removed(published)).means
    theirs = in_order(published, published.blob["pca"]["center"])
    agree_is = -1 if abs(theirs + ours).max() < abs(theirs - ours).max() else 1
    np.testing.assert_allclose(ours, agree_is * theirs, rtol=0, atol=1e-12)


def test_both_components_are_those_of_the_engine(published):
    ours = components(published.votes, removed(published)).axes
    for rank, theirs in enumerate(published.blob["pca"]["comps"]):
        theirs = in_order(published, theirs)
        assert abs(theirs @ ours[rank]) / np.linalg.norm(theirs) >= 0.999999


def test_people_stand_where_the_engine_puts_them(published):
    out, votes = removed(published), published.votes
    where = dict(zip(votes.voters.tolist(), positions(votes, out, components(votes, out)), strict=True))
    base = published.blob["base-clusters"]
    alone = [
        (m[0], x, y) for m, x, y in zip(base["members"], base["x"], base["y"], strict=True) if len(m) == 1
    ]
    assert len(alone) >= 15
    for voter, x, y in alone:
        np.testing.assert_allclose(np.abs(where[voter]), np.abs((x, y)), rtol=0, atol=1e-9)


def test_whoever_has_a_place_here_has_one_there(published):
    people = set(published.votes.voters[placed(published.votes)].tolist())
    theirs = set(published.blob["in-conv"])
    assert people <= theirs
    # There, whoever had a place once keeps it.
    assert len(theirs - people) <= 4


def test_counts_of_its_groups_are_those_of_the_engine(published):
    ours = grouped(published)
    for group, told in published.blob["group-votes"].items():
        for place, tid in enumerate(published.votes.statements.tolist()):
            theirs = told["votes"][str(tid)]
            one = ours[int(group)]
            assert (one.agree[place], one.disagree[place], one.seen[place]) == (
                theirs["A"],
                theirs["D"],
                theirs["S"],
            )


def test_what_everybody_says_is_what_the_engine_lists(published):
    found = consensus(counts(published.votes), ~removed(published))
    for side in Side:
        ours = {published.votes.statements[one.statement] for one in found if one.side is side}
        assert ours == {one["tid"] for one in published.blob["consensus"][side.value]}


def test_what_unites_its_groups_is_what_the_engine_says(published):
    agree, _disagree = agreement_across(grouped(published))
    theirs = published.blob["group-aware-consensus"]
    expected = [theirs[str(tid)] for tid in published.votes.statements.tolist()]
    np.testing.assert_allclose(agree, expected, rtol=0, atol=1e-12)


def typical_of_its_groups(published, heard):
    groups, statements = grouped(published), published.votes.statements
    total = groups.together()
    for group, theirs in published.blob["repness"].items():
        one = groups[int(group)]
        found = typical(one, total - one, ~removed(published), heard)
        yield (
            {(int(statements[t.statement]), t.side.value) for t in found},
            {(t["tid"], t["repful-for"]) for t in theirs},
            found,
        )


def test_what_is_typical_of_its_groups_is_what_the_engine_lists(shared):
    matched = [ours & theirs for ours, theirs, _found in typical_of_its_groups(engine(shared, NAMES[0]), 0)]
    assert sum(map(len, matched)) == 10


def test_nothing_is_typical_of_a_group_of_which_fewer_than_five_answered(published):
    for _ours, _theirs, found in typical_of_its_groups(published, 5):
        assert all(one.of >= 5 for one in found)


def test_weights_of_the_next_statement_follow_the_engine(published):
    out, blob = removed(published), published.blob
    found = components(published.votes, out)
    ours = priorities(grouped(published).together(), extremity(found))
    meta = {str(tid) for tid in blob["meta-tids"]}
    pairs = [
        (ours[place], blob["comment-priorities"][str(tid)])
        for place, tid in enumerate(published.votes.statements.tolist())
        if str(tid) not in meta
    ]
    ours, theirs = np.array(pairs).T
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)
