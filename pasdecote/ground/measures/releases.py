"""What was published of whom, over which period; and a new release protected beside the former ones (rule 5).

Counts are tied in three ways: by the sums that a release itself tells (ages make those of whom an age was
told), by time (months make their quarter, quarters their year), by scope (a project's notes are its group's,
a group's are those of the structure that accompanied it all along). What two releases share joins them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pasdecote.ground.measures.nesting import Part, Told, Within, nested
from pasdecote.ground.measures.periods import Period
from pasdecote.ground.measures.suppression import Counted, Key, Sum, SumsDisagree, Table, withhold

__all__ = ["Part", "Release", "Told", "Within", "protected"]


@dataclass(frozen=True, slots=True)
class Release:
    """What one bilan publishes of a scope: its numbers, and the sums that its own period ties them by."""

    scope: str
    period: Period
    told: tuple[Told, ...]
    sums: tuple[Part, ...] = ()


def protected(release: Release, former: Sequence[Release], nest: Collection[Within] = ()) -> Release:
    """The release as it may leave, its numbers in the same order; `former` ones newest first.

    A former release that contradicts what is published since (notes were corrected) joins no equation: it
    tells nothing sure. Raises SumsDisagree when the release contradicts itself.
    """
    kept = list(former)
    try:
        return _withheld(release, kept, nest)
    except SumsDisagree:
        kept = []
    for one in former:
        try:
            _withheld(release, [*kept, one], nest)
        except SumsDisagree:
            continue
        kept.append(one)
    return _withheld(release, kept, nest)


def _withheld(release: Release, former: Sequence[Release], nest: Collection[Within]) -> Release:
    all_of_them = [*former, release]
    ties = nested([(one.scope, told) for one in all_of_them for told in one.told], nest, _parts(all_of_them))
    left = withhold(
        Table(tuple(_cell(release.scope, told) for told in release.told), (*_sums(release), *ties.sums)),
        Table(
            tuple(_cell(one.scope, told) for one in former for told in one.told),
            tuple(told for one in former for told in _sums(one)),
            ties.hours,
        ),
    )
    pairs = zip(release.told, left.cells, strict=True)
    return replace(release, told=tuple(replace(told, value=cell.value, why=cell.why) for told, cell in pairs))


def _cell(scope: str, told: Told) -> Counted:
    return Counted(
        key=(scope, told.period.code, told.item),
        value=told.value,
        small=told.small,
        minutes=told.minutes,
        why=told.why,
        cost=told.cost,
    )


def _sums(release: Release) -> Iterator[Sum]:
    def key(item: str) -> Key:
        return release.scope, release.period.code, item

    for part in release.sums:
        yield Sum(key(part.total), tuple(key(item) for item in part.parts), part.rest)


def _parts(releases: Iterable[Release]) -> list[Part]:
    return list(dict.fromkeys(part for one in releases for part in one.sums))
