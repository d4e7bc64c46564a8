"""Equal shares: exact against another way of counting, and against winners that a town published."""

from fractions import Fraction
from random import Random

import pytest

from pasdecote.ground.measures.voting.equal_shares import equal_shares
from pasdecote.ground.measures.voting.equal_shares_count import Election, Project, counted
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.reading.pabulib import read_pabulib


def naive_count(costs, ballots, share):
    """Bought projects by the definition: the least price per point, found by trying every set of payers."""
    purses = dict.fromkeys(range(len(ballots)), share)
    support = {c: [(v, b[c]) for v, b in enumerate(ballots) if b.get(c)] for c in range(len(costs))}
    bought = []
    while True:
        offers = []
        for c, chosen in support.items():
            if c in bought or sum((purses[v] for v, _ in chosen), Fraction(0)) < costs[c]:
                continue
            prices = sorted({purses[v] / p for v, p in chosen} | {Fraction(0)})
            paid = [sum(min(purses[v], price * p) for v, p in chosen) for price in prices]
            under = max(i for i, total in enumerate(paid) if total < costs[c])
            slope = sum(p for v, p in chosen if purses[v] / p > prices[under])
            price = prices[under] + (costs[c] - paid[under]) / slope
            offers.append((price / costs[c], costs[c], -len(chosen), c, price))
        if not offers:
            return bought
        *_, c, price = min(offers)
        bought.append(c)
        for v, p in support[c]:
            purses[v] = max(Fraction(0), purses[v] - price * p)


def naive_winners(total, costs, ballots, step):
    supported = {c for b in ballots for c, points in b.items() if points}
    share, steps = Fraction(total, len(ballots)), 0
    won = naive_count(costs, ballots, share)
    while len(won) < len(supported):
        after = naive_count(costs, ballots, share + (steps + 1) * step)
        if sum(costs[c] for c in after) > total:
            break
        won, steps = after, steps + 1
    return won, steps


def drawn(seed):
    """A small election, ties and equal supporters being frequent."""
    draw = Random(seed)
    voters, projects = draw.randint(1, 9), draw.randint(1, 6)
    most = draw.choice((1, 1, 4))
    costs = [draw.choice((1, 2, 3, 5, 8)) * draw.choice((10, 100, 700)) for _ in range(projects)]
    ballots = [
        {c: draw.randint(1, most) for c in range(projects) if draw.random() < 0.45} for _ in range(voters)
    ]
    return draw.randint(50, 6000), costs, ballots, draw.choice((7, 40, 100))


def election_of(total, costs, ballots, step):
    projects = tuple(Project(str(rank), "", cost) for rank, cost in enumerate(costs))
    return Election(total, projects, ballots, step)


@pytest.mark.parametrize("seed", range(10))
def test_five_hundred_small_elections_give_what_the_definition_gives(seed):
    for turn in range(50):
        case = drawn(f"{seed}-{turn}")
        result = equal_shares(election_of(*case))
        won, steps = naive_winners(*case)
        assert ([int(name) for name in result.final.names], result.steps) == (won, steps), (seed, turn)


def test_what_is_bought_is_paid_by_its_supporters_and_by_nobody_beyond_their_share():
    for seed in range(40):
        election = election_of(*drawn(f"paid {seed}"))
        count = counted(election, election.share(0))
        paid = dict.fromkeys(range(len(election.ballots)), Fraction(0))
        for purchase in count.bought:
            given = Fraction(0)
            for voter, points in election.supporters[int(purchase.project)]:
                part = min(count.share - paid[voter], purchase.price * points)
                paid[voter] += part
                given += part
            assert given == purchase.cost
        assert max(paid.values()) <= count.share
        assert count.spent <= election.total


def test_the_order_of_the_ballots_is_irrelevant():
    for seed in range(40):
        total, costs, ballots, step = drawn(f"order {seed}")
        there = equal_shares(election_of(total, costs, ballots, step))
        assert there == equal_shares(election_of(total, costs, ballots[::-1], step))


def test_a_tie_is_told_and_settled_by_the_cost_then_the_supporters_then_the_list():
    two = [{0: 1, 1: 1}, {0: 1, 1: 1}]
    dear_first = equal_shares(election_of(300, [200, 100], two, 1000)).first.bought
    assert (dear_first[0].project, dear_first[0].tied, dear_first[0].settled_by) == ("1", ("0",), "cost")
    alike = equal_shares(election_of(300, [200, 200], two, 1000)).first.bought
    assert (alike[0].project, alike[0].tied, alike[0].settled_by) == ("0", ("1",), "order")


def test_spent_and_unspent_make_the_budget_and_the_next_step_would_spend_too_much():
    result = equal_shares(election_of(1000, [600, 700], [{0: 1}, {0: 1}, {1: 1}], 100))
    assert (result.spent, result.unspent) == (600, 400)
    assert result.over is not None
    assert result.over.spent == 1300


def test_the_town_of_assen_published_the_same_nine_winners(shared):
    election = read_pabulib((shared / "data" / "pabulib" / "Netherlands_Assen_2024.pb").read_bytes())
    result = equal_shares(election.election)
    assert len(election.selected) == 9
    assert set(result.final.names) == election.selected
    assert result.spent == 76_700_00


def test_toulouse_2022_is_counted_exactly(shared):
    election = read_pabulib((shared / "data" / "pabulib" / "France_Toulouse_2022.pb").read_bytes()).election
    result = equal_shares(election)
    assert (len(election.ballots), len(election.projects)) == (4532, 199)
    assert (len(result.final.bought), result.spent, result.steps) == (128, 7_986_220_00, 1617)
    assert result.over is not None
    assert result.over.spent == 8_030_220_00


@pytest.mark.parametrize(
    "case",
    [
        (100, [], [{}], 100),
        (100, [10], [], 100),
        (0, [10], [{}], 100),
        (100, [0], [{}], 100),
        (100, [10], [{1: 1}], 100),
        (100, [10], [{0: -1}], 100),
    ],
)
def test_what_cannot_be_counted_is_refused(case):
    with pytest.raises(VotingRefused):
        equal_shares(election_of(*case))
