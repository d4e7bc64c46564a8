"""Classement: the Schulze method. Options are compared two by two; the strongest chains of comparisons
decide.

A chain from A to B is as strong as its weakest link, a link being how many people prefer one option to the
next when they are more than those who prefer the contrary. A is above B when its strongest chain to B is
stronger than that of B to A. Options that nothing tells apart stay tied.

Options that a ballot leaves out: either they count below all those it ranks, or the ballot says nothing of
them. Real results depend on it, so the group says which.

Source: Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36 (2011), 267-303; links measured by winning votes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pasdecote.ground.measures.voting.errors import VotingRefused

MOST_OPTIONS = 200

Matrix = tuple[tuple[int, ...], ...]


class Unranked(StrEnum):
    """What it means that a ballot leaves an option out."""

    BELOW = "below"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ballots alike: options with their place (1 first, equal places allowed), and how many people."""

    places: Mapping[int, int]
    people: int = 1


@dataclass(frozen=True, slots=True)
class Schulze:
    """The result. `preferred[a][b]` people prefer option a to b; `strength[a][b]` is the strongest chain from
    a to b. `order` gives groups of options, the first first: those of one group are tied. `condorcet` wins
    each of its comparisons; None when no option does.
    """

    options: tuple[str, ...]
    voters: int
    unranked: Unranked
    left_out: int
    preferred: Matrix
    strength: Matrix
    order: tuple[tuple[str, ...], ...]
    condorcet: str | None

    @property
    def winners(self) -> tuple[str, ...]:
        """The first; several when nothing tells them apart."""
        return self.order[0]


def schulze(options: Sequence[str], ballots: Sequence[Ranking], *, unranked: Unranked) -> Schulze:
    """Rank `options`. Raises VotingRefused when there is nothing to count, or too many options."""
    _check(options, ballots)
    size = len(options)
    preferred = [[0] * size for _ in options]
    for ballot in ballots:
        _compare(ballot, preferred, unranked)
    strength = _strongest(preferred)
    return Schulze(
        options=tuple(options),
        voters=sum(ballot.people for ballot in ballots),
        unranked=unranked,
        left_out=sum(ballot.people for ballot in ballots if len(ballot.places) < size),
        preferred=tuple(map(tuple, preferred)),
        strength=tuple(map(tuple, strength)),
        order=_order(options, strength),
        condorcet=_condorcet(options, preferred),
    )


def _compare(ballot: Ranking, preferred: list[list[int]], unranked: Unranked) -> None:
    size = len(preferred)
    below = max(ballot.places.values(), default=0) + 1
    for a, place in ballot.places.items():
        others = ballot.places if unranked is Unranked.SILENT else range(size)
        for b in others:
            if place < ballot.places.get(b, below):
                preferred[a][b] += ballot.people


def _strongest(preferred: list[list[int]]) -> list[list[int]]:
    """The strongest chains between all pairs (Floyd and Warshall's algorithm over weakest links)."""
    every = range(len(preferred))
    strength = [[preferred[a][b] if preferred[a][b] > preferred[b][a] else 0 for b in every] for a in every]
    for middle in every:
        through = strength[middle]
        for a in every:
            if a == middle or not strength[a][middle]:
                continue
            row, link = strength[a], strength[a][middle]
            strength[a] = [max(row[b], min(link, through[b])) if b != a else 0 for b in every]
    return strength


def _order(options: Sequence[str], strength: list[list[int]]) -> tuple[tuple[str, ...], ...]:
    """Layers: first those that nothing beats, then those that nothing left beats, and so on."""
    left, order = list(range(len(options))), []
    while left:
        first = [a for a in left if all(strength[b][a] <= strength[a][b] for b in left)]
        order.append(tuple(options[a] for a in first))
        left = [a for a in left if a not in first]
    return tuple(order)


def _condorcet(options: Sequence[str], preferred: list[list[int]]) -> str | None:
    every = range(len(options))
    wins = (a for a in every if all(preferred[a][b] > preferred[b][a] for b in every if b != a))
    return next((options[a] for a in wins), None)


def _check(options: Sequence[str], ballots: Sequence[Ranking]) -> None:
    if not options or not ballots:
        raise VotingRefused("il faut au moins une proposition et un bulletin.")
    if len(options) > MOST_OPTIONS:
        raise VotingRefused(f"au-delà de {MOST_OPTIONS} propositions, un classement ne se lit plus.")
    if len(set(options)) < len(options):
        raise VotingRefused("deux propositions portent le même nom.")
    for ballot in ballots:
        if ballot.people < 1 or not all(0 <= option < len(options) for option in ballot.places):
            raise VotingRefused("un bulletin classe une proposition inconnue, ou ne compte pour personne.")
