"""Répartition équitable: the method of equal shares, with the money itself as utility, completed by "add1".

Each voter holds an equal share of the budget. A project is bought by its supporters, who pay as equally as
their purses allow; the one bought next is the one for which a supporter pays the least per euro of cost, that
is the one with the most *effective votes*. As this often leaves money, shares grow by a step (one euro) and
everything is counted anew, until the next step would spend more than the budget.

Source of the rule: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
Utilities", NeurIPS 2021; cost utilities and the "add1" completion as the site equalshares.net describes them.
With points, a supporter of 3 points pays up to three times what a supporter of 1 point pays; approving is one
point each. Money is in whole cents. Ties: the cheaper project first, then the one with more supporters, then
the order of the list; each tie is in the result.
"""

from dataclasses import dataclass

from pasdecote.ground.measures.voting.equal_shares_count import Count, Election, counted
from pasdecote.ground.measures.voting.equal_shares_steps import MOST_STEPS, steps_that_hold
from pasdecote.ground.measures.voting.errors import VotingRefused


@dataclass(frozen=True, slots=True)
class EqualShares:
    """The result. `first` counts with the real share, `final` with the last one that holds within the budget,
    `steps` steps later. `over` is the count that would have followed, which spends too much; None when every
    project with a supporter is bought.
    """

    total: int
    voters: int
    step: int
    steps: int
    first: Count
    final: Count
    over: Count | None

    @property
    def spent(self) -> int:
        """What the winners cost, in cents."""
        return self.final.spent

    @property
    def unspent(self) -> int:
        """What stays of the budget, in cents."""
        return self.total - self.spent


def equal_shares(election: Election) -> EqualShares:
    """The winners and all that leads to them, exactly. Raises VotingRefused when a million steps are too
    few."""
    first = counted(election, election.share(0))
    if len(first.bought) == election.supported:
        return EqualShares(election.total, len(election.ballots), election.step, 0, first, first, None)
    steps = steps_that_hold(election)
    if steps >= MOST_STEPS:
        raise VotingRefused(f"après {MOST_STEPS} pas, le compte n’est pas fini. Prenez un pas plus grand.")
    final = counted(election, election.share(steps))
    after: Count | None = counted(election, election.share(steps + 1))
    if after is not None and after.spent <= election.total:  # the next step buys everything there is to buy
        steps, final, after = steps + 1, after, None
    return EqualShares(election.total, len(election.ballots), election.step, steps, first, final, after)
