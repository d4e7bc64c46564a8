"""The sums that nobody wrote but everybody knows: months make quarters, projects are of their group.

A count of a scope over a period is a *place* and an item. What a scope holds beside those within it that are
known ("tilleuls sauf jardin") is a place too: what holds everywhere (those whose age was told are among those
who came) holds there, and tells as much.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pasdecote.ground.measures.figures import Why
from pasdecote.ground.measures.periods import Period
from pasdecote.ground.measures.suppression import Key, Rest, Sum

Known = dict[str, set[Period]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One number of a release: of which `item`, over which period; `adds` unless it is a greatest, a mean.

    The rest is as in `Counted`.
    """

    item: str
    period: Period
    value: int | None
    small: bool = False
    minutes: bool = False
    adds: bool = True
    why: Why | None = None
    cost: int | None = None


class Part(NamedTuple):
    """Within one release: the item `total` is the sum of the items `parts`, and of the rest."""

    total: str
    parts: tuple[str, ...]
    rest: Rest


class Within(NamedTuple):
    """What is counted of the scope `inner` on these days, both included, is counted in `outer` too."""

    inner: str
    outer: str
    since: date = date.min
    until: date = date.max


class Ties(NamedTuple):
    """The sums that tie numbers; and the hours that only sums name, which need no protection."""

    sums: tuple[Sum, ...]
    hours: frozenset[Key]


def nested(told: Iterable[tuple[str, Told]], nest: Collection[Within], parts: Collection[Part]) -> Ties:
    """The sums over time and scopes of all that adds up; each of `parts` again wherever these sums lead."""
    known: dict[str, Known] = {}
    minutes = set()
    for scope, one in told:
        if one.adds:
            known.setdefault(one.item, {}).setdefault(scope, set()).add(one.period)
        if one.minutes:
            minutes.add(one.item)
    sums = [one for item, scopes in known.items() for one in _over_time(item, scopes)]
    over_scopes = {item: list(_over_scopes(scopes, nest)) for item, scopes in known.items()}
    for item in known:
        above = [whole for whole in _above(item, parts) if whole in known]
        for share in over_scopes[item]:
            sums += [share.sum_of(each) for each in (item, *above)]
    sums += _again(sums, parts)
    hours = frozenset(key for one in sums for key in (one.total, *one.parts) if key[2] in minutes)
    return Ties(tuple(dict.fromkeys(sums)), hours)


def _over_time(item: str, scopes: Known) -> Iterator[Sum]:
    """A year is its quarters when one is known, otherwise its months; a quarter is its months. Only for
    wholes that somebody was told, here or of another scope: the others tell nothing."""
    asked = {one for periods in scopes.values() for one in periods}
    for scope, periods in scopes.items():
        for whole in sorted({Period(one.year, 1, 12) for one in periods}):
            inside = [one for one in periods if whole.holds(one) and one != whole]
            by_quarter = any(one.length == 3 for one in inside)
            if whole in asked and inside:
                yield _in_time(item, scope, whole, 3 if by_quarter else 1)
            for quarter in whole.parts(3):
                needed = quarter in asked or (whole in asked and by_quarter)
                if needed and any(one.length == 1 and quarter.holds(one) for one in inside):
                    yield _in_time(item, scope, quarter, 1)


def _in_time(item: str, scope: str, whole: Period, length: int) -> Sum:
    return Sum((scope, whole.code, item), tuple((scope, part.code, item) for part in whole.parts(length)))


class _Share(NamedTuple):
    """Over a period, a scope is those within it that are known, and others."""

    outer: str
    inner: tuple[str, ...]
    period: Period

    def sum_of(self, item: str) -> Sum:
        others = f"{self.outer} sauf {', '.join(self.inner)}"
        code = self.period.code
        parts = tuple((scope, code, item) for scope in (*self.inner, others))
        return Sum((self.outer, code, item), parts)


def _over_scopes(scopes: Known, nest: Collection[Within]) -> Iterator[_Share]:
    """What is shared out over each period that a scope and one of those within it know of."""
    inner = _inner(set(scopes), nest)
    for outer in sorted(inner):
        for period in sorted({one for known in scopes.values() for one in known}):
            if not _knows(outer, period, scopes, inner):
                continue
            parts = {
                edge.inner
                for edge in inner[outer]
                if edge.since <= period.start
                and period.end <= edge.until
                and _knows(edge.inner, period, scopes, inner)
            }
            if parts:
                yield _Share(outer, tuple(sorted(parts)), period)


def _inner(known: set[str], nest: Collection[Within]) -> dict[str, list[Within]]:
    """The edges from each scope to those it holds, among the scopes that have numbers or lie between."""
    above: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for edge in nest:
        above.setdefault(edge.inner, set()).add(edge.outer)
        below.setdefault(edge.outer, set()).add(edge.inner)
    between = {one for one in above if above[one] & known and below.get(one, set()) & known}
    kept = known | between
    inner: dict[str, list[Within]] = {}
    for edge in nest:
        if edge.inner in kept and edge.outer in kept:
            inner.setdefault(edge.outer, []).append(edge)
    return inner


def _knows(scope: str, period: Period, scopes: Known, inner: dict[str, list[Within]]) -> bool:
    """Whether something was told of the scope over this period or a part of it, or of those it holds."""
    if any(period.holds(one) for one in scopes.get(scope, ())):
        return True
    return scope not in scopes and any(
        _knows(edge.inner, period, scopes, inner) for edge in inner.get(scope, ())
    )


def _above(item: str, parts: Collection[Part]) -> set[str]:
    """The items that hold this one, however far."""
    found: set[str] = set()
    waiting = [item]
    while waiting:
        one = waiting.pop()
        new = {part.total for part in parts if one in part.parts} - found - {item}
        found |= new
        waiting += new
    return found


def _again(sums: list[Sum], parts: Collection[Part]) -> list[Sum]:
    """What is a part of another in a release is no more than it, at every place that sums lead to."""
    places: dict[tuple[str, str], set[str]] = {}
    for one in sums:
        for scope, period, item in (one.total, *one.parts):
            places.setdefault((scope, period), set()).add(item)
    found = []
    for (scope, period), items in places.items():
        for part in parts:
            here = tuple((scope, period, item) for item in part.parts if item in items)
            if here and part.total in items:
                found.append(Sum((scope, period, part.total), here, Rest.LOOSE))
    return found
