"""Schulze: published examples, another way of counting, and what the rule promises."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.explaining.schulze import explained
from pasdecote.ground.measures.voting.reading.rankings import read_rankings
from pasdecote.ground.measures.voting.schulze import Ranking, Unranked, schulze

BELOW, SILENT = Unranked.BELOW, Unranked.SILENT


def ranked(options, *orders):
    """Ballots written as (how many, "ACBED")."""
    return [Ranking({options.index(o): place for place, o in enumerate(order, 1)}, n) for n, order in orders]


def ballots_of(options):
    places = st.dictionaries(st.integers(0, options - 1), st.integers(1, options))
    return st.lists(st.builds(Ranking, places, st.integers(1, 4)), min_size=1, max_size=7)


def naive_order(options, ballots, unranked):
    """Winners by trying every path between two options."""
    every = range(len(options))

    def place(ballot, option):
        return ballot.places.get(option, 99)

    def above(a, b):
        return sum(
            ballot.people
            for ballot in ballots
            if place(ballot, a) < place(ballot, b) and (unranked is BELOW or {a, b} <= set(ballot.places))
        )

    def path(a, b):
        others = [c for c in every if c not in (a, b)]
        ways = (way for size in range(len(others) + 1) for way in permutations(others, size))
        links = ([(x, y) for x, y in zip((a, *way), (*way, b), strict=True)] for way in ways)
        return max(min(above(*ln) if above(*ln) > above(*ln[::-1]) else 0 for ln in chain) for chain in links)

    return tuple(options[a] for a in every if all(path(b, a) <= path(a, b) for b in every if b != a))


def test_the_example_of_the_article_of_2011_and_its_strongest_paths():
    # Schulze, Social Choice and Welfare 36 (2011), the example of 45 voters.
    options = "ABCDE"
    orders = ((5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"))
    orders += ((7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"))
    result = schulze(options, ranked(options, *orders), unranked=BELOW)
    assert result.voters == 45
    assert result.order == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert result.strength == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )
    assert result.condorcet is None


def test_the_capital_of_tennessee_is_the_one_that_beats_each_other():
    # The usual textbook example: 42 % live near Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville.
    options = "MNCK"
    orders = ((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))
    result = schulze(options, ranked(options, *orders), unranked=BELOW)
    assert result.order == (("N",), ("C",), ("K",), ("M",))
    assert result.condorcet == "N"


@pytest.mark.parametrize("unranked", Unranked)
def test_five_hundred_small_elections_give_what_trying_every_path_gives(unranked):
    draw = Random(f"schulze {unranked}")
    for _ in range(250):
        options = "ABCDE"[: draw.randint(1, 5)]
        ballots = [
            Ranking(
                {o: draw.randint(1, 5) for o in range(len(options)) if draw.random() < 0.8},
                draw.randint(1, 3),
            )
            for _ in range(draw.randint(1, 6))
        ]
        result = schulze(options, ballots, unranked=unranked)
        assert result.winners == naive_order(options, ballots, unranked)


@given(ballots_of(4), st.sampled_from(Unranked))
def test_whoever_wins_each_comparison_wins_alone(ballots, unranked):
    result = schulze("ABCD", ballots, unranked=unranked)
    if result.condorcet is not None:
        assert result.winners == (result.condorcet,)


@given(ballots_of(4), st.sampled_from(Unranked), st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_is_irrelevant(ballots, unranked, draw):
    mixed = draw.sample(ballots, len(ballots))
    assert schulze("ABCD", ballots, unranked=unranked) == schulze("ABCD", mixed, unranked=unranked)


@given(st.lists(st.permutations(range(4)), min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_a_twin_put_forward_beside_an_option_changes_nothing_for_the_others(orders, draw):
    before = schulze(
        "ABCD", [Ranking({o: p for p, o in enumerate(order)}) for order in orders], unranked=BELOW
    )
    ballots = []
    for order in orders:
        twins = draw.sample([3, 4], 2)
        after = [o for option in order for o in (twins if option == 3 else [option])]
        ballots.append(Ranking({o: p for p, o in enumerate(after)}))
    winners = schulze("ABCDE", ballots, unranked=BELOW).winners
    assert {winner.replace("E", "D") for winner in winners} == set(before.winners)


def test_what_an_unranked_option_is_worth_changes_the_winner():
    ballots = [*ranked("AB", (3, "A"), (2, "BA"))]
    assert schulze("AB", ballots, unranked=BELOW).winners == ("A",)
    assert schulze("AB", ballots, unranked=SILENT).winners == ("B",)


def test_a_tie_stays_a_tie_and_is_said():
    result = schulze("AB", ranked("AB", (2, "AB"), (2, "BA")), unranked=BELOW)
    assert result.winners == ("A", "B")
    assert "À égalité, et rien ne les départage : « A » et « B »." in explained(result)


def test_a_comparison_lost_is_told_with_the_chain_that_settles_it():
    first_half = (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED")
    second_half = (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC")
    result = schulze("ABCDE", ranked("ABCDE", *first_half, *second_half), unranked=BELOW)
    assert [line for line in explained(result) if "vaut" in line] == [
        "21 personnes préfèrent « E » à « C », 24 le contraire. En passant par d’autres propositions, "
        "le plus fort enchaînement vaut 28 personnes pour « E », 24 contre."
    ]


def test_two_propositions_that_no_chain_parts_are_told_so():
    result = schulze("AB", ranked("AB", (2, "AB"), (2, "BA")), unranked=BELOW)
    assert "rien ne les départage non plus." in " ".join(explained(result))


def test_the_debian_leader_of_2003_and_the_mayor_of_albany_beat_each_other_option(shared):
    debian = (shared / "data" / "votes" / "preflib_00002-00000002_debian_2003_leader.soi").read_bytes()
    albany = (shared / "data" / "votes" / "albany_profile.csv").read_bytes()
    leader = schulze(*read_rankings(debian), unranked=BELOW)
    assert (leader.voters, leader.left_out, leader.condorcet) == (488, 197, "Bdale Garbee")
    assert leader.preferred[3][1] == 228
    options, ballots = read_rankings(albany)
    assert len(options) == 5
    assert schulze(options, ballots, unranked=BELOW).condorcet == "JOHN ANTHONY MIKI"


@pytest.mark.parametrize(
    ("options", "ballots"), [("", [Ranking({})]), ("A", []), ("AA", [Ranking({})]), ("A", [Ranking({1: 1})])]
)
def test_what_cannot_be_ranked_is_refused(options, ballots):
    with pytest.raises(VotingRefused):
        schulze(options, ballots, unranked=BELOW)
