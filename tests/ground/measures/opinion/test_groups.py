"""Groups: found where they are, the same as published, none below five people; their letters last."""

import numpy as np
import pytest

from pasdecote.ground.measures.opinion.groups import best_silhouettes, grouping
from pasdecote.ground.measures.opinion.holding import Holding
from pasdecote.ground.measures.opinion.labels import lasting, letter, milestone
from pasdecote.ground.measures.opinion.opinion_map import map_of
from pasdecote.ground.measures.opinion.partition import partition
from pasdecote.ground.measures.opinion.silhouette import silhouettes
from tests.ground.measures.opinion.samples import conversation, same_partition

PUBLISHED = ("scoop-hivemind.biodiversity", "austria-climate.5twd2jsnkf.2022-08-08", "vtaiwan.uberx")


def clouds(*sizes, seed=1, spread=0.3):
    """Points around as many corners of a wide square, and the corner of each."""
    draw, corners = np.random.default_rng(seed), np.array([[0, 0], [9, 0], [0, 9], [9, 9], [4.5, 20]])
    middle = np.repeat(corners[: len(sizes)], sizes, axis=0)
    return middle + draw.normal(scale=spread, size=middle.shape), np.repeat(np.arange(len(sizes)), sizes)


@pytest.mark.shared
@pytest.mark.parametrize("name", PUBLISHED)
def test_groups_are_those_published_beside_real_conversations(shared, name):
    published = conversation(shared, name)
    made = map_of(published.votes, removed=published.removed, verdict=Holding.HOLDS)
    ours = {int(made.voters[i]): group.label for group in made.groups for i in group.members}
    both = sorted(ours.keys() & published.group_of.keys())
    assert len(both) > 400
    index = same_partition([ours[p] for p in both], [published.group_of[p] for p in both])
    assert index >= 0.8


@pytest.mark.parametrize("sizes", [(30, 40), (20, 20, 30), (10, 20, 30, 40), (15, 15, 15, 15, 15)])
def test_clouds_far_apart_are_found_again(sizes):
    points, corner = clouds(*sizes)
    found = grouping(points)
    assert found.count == len(sizes)
    assert same_partition(found.labels, corner) == 1.0
    assert found.silhouette > 0.8


def test_above_ten_thousand_people_the_clouds_are_found_from_small_clusters():
    points, corner = clouds(6000, 3000, 2500)
    found = grouping(points)
    assert found.count == 3
    assert same_partition(found.labels, corner) == 1.0


def test_groups_are_numbered_from_left_to_right():
    points, corner = clouds(20, 30)
    assert grouping(points).labels.tolist() == corner.tolist()


def test_four_people_apart_are_no_group_of_their_own():
    points, _corner = clouds(40, 40, 4)
    found = grouping(points)
    assert np.bincount(found.labels).min() >= 5
    assert grouping(points[:9]) is None


def test_people_at_one_point_are_no_groups():
    assert grouping(np.zeros((50, 2))) is None
    assert best_silhouettes(np.zeros((2, 50, 2))).tolist() == [-np.inf, -np.inf]


def test_many_clouds_at_once_are_grouped_as_one_by_one():
    many = np.stack([clouds(20, 25, 15, seed=seed, spread=3)[0] for seed in range(6)])
    for k in (2, 3, 4):
        together = partition(many, k)
        for rank, cloud in enumerate(many):
            assert together[rank].tolist() == partition(cloud[None], k)[0].tolist()


def test_silhouettes_are_those_of_their_definition():
    points, _corner = clouds(7, 6, 5, spread=3)
    labels = partition(points[None], 3)[0]
    gaps = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    values = []
    for i, own in enumerate(labels):
        mates = (labels == own) & (np.arange(len(points)) != i)
        inside = gaps[i][mates].mean()
        beyond = min(gaps[i][labels == k].mean() for k in set(labels.tolist()) - {own})
        values.append((beyond - inside) / max(beyond, inside))
    assert silhouettes(points[None], [(labels[None], 3)])[0, 0] == pytest.approx(np.mean(values), abs=1e-12)


def test_a_weight_counts_a_point_as_so_many_people():
    points, _corner = clouds(6, 7, spread=3)
    weights = np.arange(1, 14).astype(float)
    labels = partition(points[None], 2, weights)
    each = np.repeat(np.arange(13), weights.astype(int))
    assert silhouettes(points[None], [(labels, 2)], weights)[0, 0] == pytest.approx(
        silhouettes(points[None, each], [(labels[:, each], 2)])[0, 0], abs=1e-12
    )


def test_a_group_keeps_its_letter_when_another_is_left_of_it():
    former = np.array([0] * 6 + [1] * 6 + [-1] * 4)
    now = np.array([1] * 6 + [2] * 5 + [0] + [0] * 4)
    assert lasting(now, former).tolist() == [0] * 6 + [1] * 5 + [2] * 5
    assert letter(2) == "C"


def test_who_had_no_group_gives_no_letter():
    assert lasting(np.array([0, 1, -1]), np.array([-1, -1, -1])).tolist() == [0, 1, -1]


@pytest.mark.parametrize(("answers", "power"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (5, 4), (1025, 1024)])
def test_letters_are_matched_at_the_power_of_two_before(answers, power):
    assert milestone(answers) == power
