"""One count of equal shares, with one share: who is bought, at which price, exactly.

Purses are exact fractions of a cent. A float beside each only sorts quicker. The rule itself is told in
`equal_shares`, which grows the share.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pasdecote.ground.measures.voting.errors import VotingRefused

ONE_EURO = 100
MOST_CENTS = 10**13  # a hundred billion euros: below it, a float still tells two cents apart
MOST_POINTS = 10_000
NEARLY = 1e-9
SETTLED_BY = ("cost", "supporters", "order")
EMPTY = 1  # the number of the empty purse

Ballot = Mapping[int, int]
"""What one voter supports: the rank of a project in the list, and the points given (1 when approving)."""


@dataclass(frozen=True, slots=True)
class Project:
    """What can be bought: `cost` in cents, above zero."""

    id: str
    name: str
    cost: int


@dataclass(frozen=True, slots=True)
class Bought:
    """One purchase. `effective` is cost over `price`; `price` is what one point pays, in cents, for those who
    can; `emptied` supporters gave all they had left, which was less. `tied` names the projects with exactly
    as many effective votes, and `settled_by` says what told them apart: "cost", "supporters" or "order".
    """

    project: str
    cost: int
    supporters: int
    points: int
    effective: Fraction
    price: Fraction
    emptied: int
    tied: tuple[str, ...] = ()
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class NotBought:
    """A project left aside, and what its supporters still hold together, in cents."""

    project: str
    cost: int
    supporters: int
    left: Fraction


@dataclass(frozen=True, slots=True)
class Count:
    """One count with one share: purchases in order, and the rest."""

    share: Fraction
    bought: tuple[Bought, ...]
    not_bought: tuple[NotBought, ...]

    @property
    def spent(self) -> int:
        """What the purchases cost, in cents."""
        return sum(purchase.cost for purchase in self.bought)

    @property
    def names(self) -> tuple[str, ...]:
        """The projects bought, in order."""
        return tuple(purchase.project for purchase in self.bought)


Exactly = tuple[float, Fraction]
"""A number that compares exactly, and quickly: a float is the exact number rounded to the nearest, so two
floats that differ put two numbers in their order; the fraction decides when they do not."""


@dataclass(frozen=True, slots=True)
class Election:
    """What is voted: `total` and `step` in cents, projects in the order of the list, one ballot a voter."""

    total: int
    projects: tuple[Project, ...]
    ballots: Sequence[Ballot]
    step: int = ONE_EURO
    supporters: tuple[tuple[tuple[int, int], ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        _check(self)
        by_project: list[list[tuple[int, int]]] = [[] for _ in self.projects]
        for voter, ballot in enumerate(self.ballots):
            for rank, points in ballot.items():
                if not 0 <= rank < len(self.projects):
                    raise VotingRefused("un bulletin nomme un projet qui n’est pas dans la liste.")
                if not 0 <= points <= MOST_POINTS:
                    raise VotingRefused(f"un projet reçoit de 0 à {MOST_POINTS} points d’une personne.")
                if points:
                    by_project[rank].append((voter, points))
        object.__setattr__(self, "supporters", tuple(map(tuple, by_project)))

    def share(self, steps: int) -> Fraction:
        """What each voter holds after so many steps, in cents."""
        return Fraction(self.total, len(self.ballots)) + steps * self.step

    def precedence(self, rank: int) -> tuple[int, int, int]:
        """What settles a tie: the smaller goes first."""
        return self.projects[rank].cost, -len(self.supporters[rank]), rank

    @property
    def supported(self) -> int:
        """How many projects have a supporter."""
        return sum(map(bool, self.supporters))


def counted(election: Election, share: Fraction) -> Count:
    """One count, each voter holding `share` cents."""
    purses = _Purses(election, share)
    # The effective votes of a project only fall: those of an earlier round bound those of this one.
    bounds = {
        rank: _exactly(Fraction(sum(points for _, points in chosen)))
        for rank, chosen in enumerate(election.supporters)
        if chosen
    }
    bought: list[Bought] = []
    while best := _best(purses, bounds):
        winner, *others = sorted(best, key=election.precedence)
        price, emptied = best[winner]
        bought.append(_purchase(election, [winner, *others], price, emptied))
        purses.pay(winner, price)
        del bounds[winner]
    taken = {purchase.project for purchase in bought}
    left = tuple(
        NotBought(project.id, project.cost, len(election.supporters[rank]), purses.held(rank))
        for rank, project in enumerate(election.projects)
        if project.id not in taken
    )
    return Count(share, tuple(bought), left)


def _exactly(number: Fraction) -> Exactly:
    return float(number), number


def _best(purses: "_Purses", bounds: dict[int, Exactly]) -> dict[int, tuple[Fraction, int]]:
    """The projects with the most effective votes: their price, and how many supporters it empties.

    Those that nobody can buy any more leave `bounds`.
    """
    best: dict[int, tuple[Fraction, int]] = {}
    most = _exactly(Fraction(0))
    for rank in sorted(bounds, key=bounds.__getitem__, reverse=True):
        if bounds[rank] < most:
            break
        found = purses.price(rank)
        if found is None:
            del bounds[rank]
            continue
        bounds[rank] = _exactly(purses.election.projects[rank].cost / found[0])
        if bounds[rank] > most:
            best, most = {}, bounds[rank]
        if bounds[rank] == most:
            best[rank] = found
    return best


def _purchase(election: Election, best: list[int], price: Fraction, emptied: int) -> Bought:
    """The purchase of the first of the best, the others being tied with it."""
    project, chosen = election.projects[best[0]], election.supporters[best[0]]
    settled = ""
    if len(best) > 1:
        two = zip(election.precedence(best[0]), election.precedence(best[1]), strict=True)
        settled = SETTLED_BY[next(which for which, (a, b) in enumerate(two) if a != b)]
    return Bought(
        project=project.id,
        cost=project.cost,
        supporters=len(chosen),
        points=sum(points for _, points in chosen),
        effective=project.cost / price,
        price=price,
        emptied=emptied,
        tied=tuple(election.projects[rank].id for rank in best[1:]),
        settled_by=settled,
    )


class _Purse(NamedTuple):
    """What a voter holds, per point given. It sorts as `Exactly` does."""

    rounded: float
    per_point: Fraction
    points: int

    @property
    def amount(self) -> Fraction:
        """What is held, in cents."""
        return self.per_point * self.points


class _Purses:
    """What each voter still holds. Those who paid alike share one purse: few fractions are computed."""

    def __init__(self, election: Election, share: Fraction) -> None:
        self.election = election
        self._amounts = [share, Fraction(0)]
        self._of = [0] * len(election.ballots)
        self._seen: dict[tuple[int, int], _Purse] = {}

    def _purse(self, number: int, points: int) -> _Purse:
        known = self._seen.get((number, points))
        if known is None:
            per_point = self._amounts[number] / points
            known = self._seen[number, points] = _Purse(float(per_point), per_point, points)
        return known

    def _groups(self, rank: int) -> list[tuple[_Purse, int]]:
        """The purses of the supporters, the emptiest first, and how many hold each."""
        of = self._of
        alike = Counter([(of[voter], points) for voter, points in self.election.supporters[rank]])
        return sorted([(self._purse(*which), many) for which, many in alike.items()])

    def held(self, rank: int) -> Fraction:
        """What the supporters of a project still hold together."""
        return sum((purse.amount * many for purse, many in self._groups(rank)), Fraction(0))

    def price(self, rank: int) -> tuple[Fraction, int] | None:
        """The least that a point has to pay for the project to be bought, and how many supporters cannot and
        give all they have; None when they hold too little together."""
        cost, groups = self.election.projects[rank].cost, self._groups(rank)
        rough = sum(purse.rounded * purse.points * many for purse, many in groups)
        if rough < cost * (1 - NEARLY):
            return None
        if rough < cost * (1 + NEARLY) and self.held(rank) < cost:
            return None
        owed, emptied = Fraction(cost), 0
        points = sum(purse.points * many for purse, many in groups)
        for purse, many in groups:
            if owed <= purse.per_point * points:
                break
            owed -= purse.amount * many
            points -= purse.points * many
            emptied += many
        return owed / points, emptied

    def pay(self, rank: int, price: Fraction) -> None:
        """Take the price out of the purses of the supporters."""
        after: dict[tuple[int, int], int] = {}
        for voter, points in self.election.supporters[rank]:
            now = self._of[voter], points
            if now not in after:
                left = self._amounts[now[0]] - price * points
                after[now] = len(self._amounts) if left > 0 else EMPTY
                if left > 0:
                    self._amounts.append(left)
            self._of[voter] = after[now]


def _check(election: Election) -> None:
    if not election.ballots:
        raise VotingRefused("il n’y a aucun bulletin : rien ne peut être réparti.")
    if not election.projects:
        raise VotingRefused("il n’y a aucun projet : rien ne peut être réparti.")
    if len({project.id for project in election.projects}) < len(election.projects):
        raise VotingRefused("deux projets portent le même identifiant.")
    if not 0 < election.total <= MOST_CENTS or not 0 < election.step <= MOST_CENTS:
        raise VotingRefused("le budget et le pas sont des sommes plus grandes que zéro.")
    for project in election.projects:
        if not 0 < project.cost <= MOST_CENTS:
            raise VotingRefused(f"le coût de « {project.name or project.id} » doit être plus grand que zéro.")
