"""When the same concern was noted in several places. Pure: it proposes, and decides nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

ENOUGH = 3
IN_COMMON = 3


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern as it is compared: themes, code of the commune, quarter folded, stems of its words."""

    fact: UUID
    themes: tuple[str, ...] = ()
    commune: str = ""
    quarter: str = ""
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Concerns that may be one: their facts, and their theme ("" when words bring them near)."""

    facts: tuple[UUID, ...]
    theme: str = ""


def alike(concerns: Iterable[Concern]) -> list[Likeness]:
    """Groups of three concerns or more: same theme in the same quarter; then three stems in common with one
    of them; then same theme in the same commune. A group mostly shown already is not shown again."""
    known = list(concerns)
    found: list[Likeness] = []
    shown: set[UUID] = set()
    for proposed in (*_by_place(known, narrow=True), *_by_words(known), *_by_place(known, narrow=False)):
        if len(set(proposed.facts) - shown) >= ENOUGH:
            found.append(proposed)
            shown.update(proposed.facts)
    return found


def _by_place(concerns: list[Concern], *, narrow: bool) -> Iterator[Likeness]:
    """Same theme and same quarter, or commune when not `narrow`; the largest first."""
    groups: dict[tuple[str, str, str], list[UUID]] = defaultdict(list)
    for concern in concerns:
        quarter = concern.quarter if narrow else ""
        if not (quarter if narrow else concern.commune):
            continue
        for theme in concern.themes:
            groups[theme, concern.commune, quarter].append(concern.fact)
    largest = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return (Likeness(tuple(facts), key[0]) for key, facts in largest if len(facts) >= ENOUGH)


def _by_words(concerns: list[Concern]) -> Iterator[Likeness]:
    """Each concern with those that share three stems with it; the largest first. No chain: all near one."""
    near = []
    for concern in concerns:
        others = [each.fact for each in concerns if _share_words(concern, each)]
        if len(others) >= ENOUGH:
            near.append(Likeness(tuple(others)))
    return iter(sorted(near, key=lambda found: -len(found.facts)))


def _share_words(one: Concern, other: Concern) -> bool:
    return one is other or len(one.stems & other.stems) >= IN_COMMON
