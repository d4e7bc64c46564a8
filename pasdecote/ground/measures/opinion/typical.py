"""What is typical of a group: what its people say and the others on the map do not."""

from dataclasses import dataclass

import numpy as np

from .consensus import LISTED, Z_90, Side, ranked
from .counts import Counts, smoothed, z_between, z_half
from .votes import Bools

HEARD = 5


@dataclass(frozen=True)
class Typical:
    """A statement, by rank, that a group answers in its own way: how many of its people who answered,
    smoothed share, z of that share, how many times the others' share, z between both, and the weight that
    ranks it."""

    statement: int
    side: Side
    people: int
    of: int
    share: float
    z: float
    times: float
    z_between: float
    weight: float


def typical(group: Counts, rest: Counts, kept: Bools, heard: int = HEARD) -> tuple[Typical, ...]:
    """At most five statements typical of a group against the rest of the people on the map, among `kept` (s).

    Both z above 1.2816 and at least `heard` people of the group answered; ranked by times · z_between ·
    share · z (Polis: representativeness), both sides together.
    """
    found = [one for side in Side for one in _side(side, group, rest, kept & (group.seen >= heard))]
    found.sort(key=lambda one: (-round(one.weight, 9), one.statement))
    return tuple(found[:LISTED])


def _side(side: Side, group: Counts, rest: Counts, kept: Bools) -> list[Typical]:
    people, others = (group.agree, rest.agree) if side is Side.AGREE else (group.disagree, rest.disagree)
    share, z = smoothed(people, group.seen), z_half(people, group.seen)
    times = share / smoothed(others, rest.seen)
    between = z_between((people, group.seen), (others, rest.seen))
    weight = times * between * share * z
    passing = kept & (z > Z_90) & (between > Z_90)
    return [
        Typical(
            statement=j,
            side=side,
            people=int(people[j]),
            of=int(group.seen[j]),
            share=float(share[j]),
            z=float(z[j]),
            times=float(times[j]),
            z_between=float(between[j]),
            weight=float(weight[j]),
        )
        for j in ranked(np.asarray(weight), passing)[:LISTED]
    ]
