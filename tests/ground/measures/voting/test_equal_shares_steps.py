"""Steps tried many at once: what they call certain is what the exact count says, ties and clones included."""

from random import Random

import numpy as np

from pasdecote.ground.measures.voting import equal_shares_steps
from pasdecote.ground.measures.voting.equal_shares_count import Election, Project, counted
from pasdecote.ground.measures.voting.equal_shares_steps import steps_that_hold


def drawn(seed, clones=False):
    draw = Random(f"steps {seed}")
    voters, projects = draw.randint(2, 25), draw.randint(2, 9)
    costs = [draw.choice((1, 3, 7, 11)) * draw.choice((30, 100, 333)) for _ in range(projects)]
    ballots = [
        {c: draw.choice((1, 1, 2)) for c in range(projects) if draw.random() < 0.4} for _ in range(voters)
    ]
    if clones:
        costs.append(costs[0])
        ballots = [ballot | ({projects: ballot[0]} if 0 in ballot else {}) for ballot in ballots]
    listed = tuple(Project(str(rank), "", cost) for rank, cost in enumerate(costs))
    return Election(draw.randint(100, 4000), listed, ballots, draw.choice((1, 3, 10)))


def batch_of(election, steps):
    prepared = equal_shares_steps._Prepared(election)
    batch = equal_shares_steps._Batch(prepared, np.array([float(election.share(step)) for step in steps]))
    return batch.holds(), batch.certain, batch.spent


def test_each_column_that_is_certain_agrees_with_the_exact_count():
    certainly = 0
    for seed in range(60):
        election = drawn(seed)
        holds, certain, spent = batch_of(election, range(1, 17))
        for step in range(1, 17):
            count = counted(election, election.share(step))
            over = count.spent > election.total
            if certain[step - 1]:
                assert holds[step - 1] == (not over and len(count.bought) < election.supported)
                assert over or spent[step - 1] == count.spent
                certainly += 1
            if over:
                break
    assert certainly > 300


def test_two_projects_that_nothing_tells_apart_but_fractions_are_left_to_the_exact_count():
    unclear = 0
    for seed in range(60):
        election = drawn(seed, clones=True)
        _, certain, _ = batch_of(election, range(1, 9))
        unclear += int((~certain).sum())
        steps = steps_that_hold(election)
        for step in (steps, steps + 1):
            count = counted(election, election.share(step))
            good = count.spent <= election.total and len(count.bought) < election.supported
            assert good == (step == steps) or step == 0
    assert unclear > 0


def test_a_long_way_to_the_next_project_is_gone_in_few_batches():
    election = Election(
        1000, (Project("a", "", 10), Project("b", "", 9_000_000)), [{0: 1}, {0: 1}, {1: 1}], 100
    )
    assert steps_that_hold(election) == 89_996
