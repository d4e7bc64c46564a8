"""The opinion map of some votes: what unites first, then the groups that hold and what is typical of each."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from .components import Components, components
from .consensus import Shared, Standing, consensus, standing
from .counts import Counts, counts, counts_by_group
from .groups import Grouping, grouping
from .holding import PEOPLE, SENTENCES, Holding, holding, too_few
from .labels import lasting, letter, milestone
from .positions import extremity, placed, positions
from .typical import Typical, typical
from .uniting import Uniting, uniting
from .votes import Bools, Floats, Ints, Names, Votes, VotesRefused


@dataclass(frozen=True, eq=False)
class Group:
    """People who answer alike: their lasting number and letter, their ranks, their middle on the map, their
    counts by statement (s), and what is typical of them."""

    label: int
    members: Ints
    centre: tuple[float, float]
    counts: Counts
    typical: tuple[Typical, ...]

    @property
    def letter(self) -> str:
        """A, B, C…; the same group keeps it."""
        return letter(self.label)


@dataclass(frozen=True, eq=False)
class Former:
    """The groups as they were at so many `answers`: the lasting label of each person (n, -1 for none)."""

    answers: int
    voters: Names
    labels: Ints


@dataclass(frozen=True, eq=False, kw_only=True)
class OpinionMap:
    """A map: n people, s statements, v answers. People and statements are told by their ranks in
    `voters` and `statements`.

    `removed` (s) marks statements taken out: on no list, but in `total` (raw counts by statement). `people`
    (n) marks who has a place, `positions` (n × 2) where everybody stands, `extremity` (s) how far a statement
    pulls. `groups` is empty unless `holding` says that they hold; `silhouette` is then theirs. `uniting` is
    across the groups, or over everybody when there are none.
    """

    voters: Names
    statements: Names
    answers: int
    removed: Bools
    total: Counts
    components: Components
    people: Bools
    positions: Floats
    extremity: Floats
    holding: Holding
    silhouette: float | None
    groups: tuple[Group, ...]
    uniting: tuple[Uniting, ...]
    consensus: tuple[Shared, ...]
    standing: Standing

    @property
    def sentence(self) -> str:
        """In French, whether there are groups to show, and if not why."""
        return SENTENCES[self.holding]


def map_of(
    votes: Votes,
    *,
    removed: Collection[Any] = (),
    verdict: Holding | None = None,
    former: Former | None = None,
) -> OpinionMap:
    """The map of these votes; `removed` names statements taken out of it.

    Two costly parts may be handed in by who keeps them: `verdict`, what `holding.holding` said of the groups
    (seconds; off a request), and `former`, what `former_groups` gave (as long as a map). Both hang on the
    votes alone, and the same ones give the same map, to the byte, as when they are left out.
    No verdict makes groups of fewer than 60 people or 15 statements.

    Raises VotesRefused when there is no vote, or when a statement removed is not among those voted on.
    """
    if not len(votes):
        raise VotesRefused("Il n’y a aucune réponse : pas de carte.")
    out = _removed(votes, removed)
    people, found, where = _places(votes, out)
    held = too_few(out, people) or (Holding(verdict) if verdict else holding(votes, out, people))
    made = grouping(where[people]) if held is Holding.HOLDS else None
    if made is None and held is Holding.HOLDS:
        held = Holding.NOT_STABLE
    groups: tuple[Group, ...] = ()
    if made is not None:
        groups = _groups(votes, ~out, where, _lettered(votes, out, people, made, former))
    total = counts(votes)
    return OpinionMap(
        voters=votes.voters,
        statements=votes.statements,
        answers=len(votes),
        removed=out,
        total=total,
        components=found,
        people=people,
        positions=where,
        extremity=extremity(found),
        holding=held,
        silhouette=None if made is None else made.silhouette,
        groups=groups,
        uniting=uniting(_across(groups, total), ~out),
        consensus=consensus(total, ~out),
        standing=standing(total, ~out),
    )


def former_groups(votes: Votes, *, removed: Collection[Any] = ()) -> Former:
    """The groups at the greatest power of two below the number of answers, named after those before.

    Nobody is in a group where nobody knows when answers were given, or where they were too few.
    """
    return _former(votes, _removed(votes, removed))


def _former(votes: Votes, out: Bools) -> Former:
    past = milestone(len(votes))
    nobody = Former(past, votes.voters, np.full(len(votes.voters), -1))
    if votes.time is None or past == 0:
        return nobody
    then = votes.first(past)
    people, _found, where = _places(then, out)
    made = grouping(where[people]) if people.sum() >= PEOPLE else None
    if made is None:
        return nobody
    return Former(past, votes.voters, _lettered(then, out, people, made, None))


def _removed(votes: Votes, names: Collection[Any]) -> Bools:
    wanted, known = list(names), set(votes.statements.tolist())
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise VotesRefused(f"La phrase « {unknown[0]} » est à retirer, mais personne n’y a répondu.")
    return np.isin(votes.statements, np.array(wanted, dtype=votes.statements.dtype))


def _places(votes: Votes, out: Bools) -> tuple[Bools, Components, Floats]:
    found = components(votes, out)
    return placed(votes), found, positions(votes, out, found)


def _lettered(votes: Votes, out: Bools, people: Bools, made: Grouping, former: Former | None) -> Ints:
    """The lasting group of each person (n, -1 for none)."""
    labels = np.full(len(votes.voters), -1)
    labels[people] = made.labels
    if former is None or former.answers != milestone(len(votes)):
        former = _former(votes, out)
    then = np.full(len(votes.voters), -1)
    _both, here, there = np.intersect1d(votes.voters, former.voters, assume_unique=True, return_indices=True)
    then[here] = former.labels[there]
    return lasting(labels, then)


def _groups(votes: Votes, kept: Bools, where: Floats, labels: Ints) -> tuple[Group, ...]:
    found = np.unique(labels[labels >= 0])
    rank = np.where(labels >= 0, np.searchsorted(found, labels), -1)
    each = counts_by_group(votes, rank, len(found))
    everybody = each.together()
    return tuple(
        Group(
            label=int(label),
            members=np.flatnonzero(rank == place),
            centre=(float(where[rank == place, 0].mean()), float(where[rank == place, 1].mean())),
            counts=each[place],
            typical=typical(each[place], everybody - each[place], kept),
        )
        for place, label in enumerate(found)
    )


def _across(groups: tuple[Group, ...], total: Counts) -> Counts:
    """Counts by group and statement; one row of everybody when there are no groups."""
    each = [group.counts for group in groups] or [total]
    return Counts(
        np.stack([one.agree for one in each]),
        np.stack([one.disagree for one in each]),
        np.stack([one.seen for one in each]),
    )
