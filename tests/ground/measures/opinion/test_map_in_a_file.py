"""A map as a file: the same bytes whatever the order, the process, and what was kept from before."""

import json
import subprocess
import sys

import numpy as np
import pytest

from pasdecote.ground.measures.opinion.holding import Holding
from pasdecote.ground.measures.opinion.opinion_map import Former, former_groups, map_of
from pasdecote.ground.measures.opinion.reading import read_votes
from pasdecote.ground.measures.opinion.votes import Votes, VotesRefused
from pasdecote.ground.measures.opinion.writing import to_json
from tests.ground.measures.opinion.samples import camps, conversation, of_table

ALONE = """
import sys
from pasdecote.ground.measures.opinion.holding import Holding
from pasdecote.ground.measures.opinion.opinion_map import map_of
from pasdecote.ground.measures.opinion.reading import read_votes
from pasdecote.ground.measures.opinion.writing import to_json
sys.stdout.buffer.write(to_json(map_of(read_votes(sys.stdin.buffer.read()))))
"""


def timed(votes: Votes, seed: int) -> Votes:
    """The same answers, given at moments drawn anew."""
    moments = np.random.default_rng(seed).permutation(len(votes))
    return Votes(**{**vars(votes), "time": moments})


def as_csv(votes: Votes, seed: int) -> bytes:
    """The votes as a file, lines shuffled."""
    names = zip(votes.column, votes.row, votes.answer, votes.time, strict=True)
    lines = [f"{moment},jour,{j},{i},{answer}" for j, i, answer, moment in names]
    np.random.default_rng(seed).shuffle(lines)
    return "\n".join(["timestamp,datetime,comment-id,voter-id,vote", *lines]).encode()


def test_two_processes_and_two_orders_give_the_same_bytes():
    votes = timed(camps(8), 8)
    here = to_json(map_of(read_votes(as_csv(votes, 1))))
    there = subprocess.run(
        [sys.executable, "-c", ALONE], input=as_csv(votes, 2), capture_output=True, check=True
    ).stdout
    assert here == there
    assert [group["size"] for group in json.loads(here)["groups"]] == [50, 50]


@pytest.mark.shared
def test_a_real_conversation_in_another_order_gives_the_same_bytes(shared):
    data = (shared / "data/polis/brexit-consensus/votes.csv").read_bytes()
    head, *lines = data.splitlines()
    turned = b"\n".join([head, *reversed(lines)])
    assert to_json(map_of(read_votes(data))) == to_json(map_of(read_votes(turned)))


def test_what_was_kept_from_before_gives_the_same_bytes_as_from_nothing():
    votes = timed(camps(3), 4)
    kept = map_of(votes.first(1500))
    former = former_groups(votes.first(1500))
    assert former.answers == 1024
    for count in (1501, 1700):
        now = votes.first(count)
        quick = map_of(now, verdict=kept.holding, former=former)
        assert to_json(quick) == to_json(map_of(now))


def test_what_was_kept_from_another_milestone_is_not_used():
    votes = timed(camps(3), 4)
    wrong = Former(512, votes.voters, np.full(len(votes.voters), 3))
    assert to_json(map_of(votes, former=wrong)) == to_json(map_of(votes))


def test_letters_follow_people_and_not_sides():
    votes = timed(camps(6), 1)
    kept = former_groups(votes)
    turned = Former(kept.answers, kept.voters, np.where(kept.labels < 0, -1, 1 - kept.labels))
    one, other = (map_of(votes, verdict=Holding.HOLDS, former=former) for former in (kept, turned))
    first = {group.letter: group.members.tolist() for group in one.groups}
    assert {group.letter: group.members.tolist() for group in other.groups} == {
        "A": first["B"],
        "B": first["A"],
    }


def test_the_file_says_all_of_the_map_and_of_nobody_below_five():
    made = map_of(camps(2))
    told = json.loads(to_json(made))
    assert " ".join(sorted(told)) == (
        "answers consensus format groups holding people sentence silhouette standing statements uniting"
    )
    assert len(told["people"]) == 100
    assert {person["group"] for person in told["people"]} == {"A", "B"}
    assert all(len(group["typical"]) == 5 and group["size"] >= 5 for group in told["groups"])
    assert len(told["uniting"]) == 20


def test_numbers_have_nine_decimals_and_nothing_is_minus_zero():
    text = to_json(map_of(of_table(np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, -1.0]])))).decode()
    assert "-0.000000000" not in text
    assert "0.333333333" in text
    assert text.endswith("}\n")


def test_a_statement_taken_out_is_counted_and_on_no_list():
    votes = camps(2)
    made = map_of(votes, removed=[3])
    told = json.loads(to_json(made))
    assert told["statements"][3]["removed"]
    assert told["statements"][3]["seen"] == 100
    assert told["statements"][3]["axes"] == [0.0, 0.0]
    listed = {one["id"] for one in (*told["uniting"], *told["consensus"])} | {
        one["id"] for group in told["groups"] for one in group["typical"]
    }
    assert 3 not in listed


def test_no_vote_and_an_unknown_statement_are_refused():
    votes = camps(2)
    with pytest.raises(VotesRefused, match="aucune réponse"):
        map_of(votes.only(np.zeros(len(votes), dtype=bool)))
    with pytest.raises(VotesRefused, match="« 99 »"):
        map_of(votes, removed=[99])


@pytest.mark.shared
def test_a_conversation_read_with_its_statements_leaves_out_those_refused(shared):
    published = conversation(shared, "15-per-hour-seattle")
    assert len(published.removed) == 23
    assert set(published.removed) <= set(published.votes.statements.tolist())
