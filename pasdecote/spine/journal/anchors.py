"""Where one may tell: the groups one belongs to, then the structures one works in."""

from dataclasses import dataclass
from uuid import UUID

from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.services import Anchor


@dataclass(frozen=True, slots=True)
class Spot:
    """One place to tell: the value that a form sends for it, its name, and the anchor itself."""

    key: str
    name: str
    anchor: Anchor


def spots(standing: Standing) -> list[Spot]:
    """Groups by name, then structures by name."""
    groups = [row for row in standing.collectives if row.pk in standing.member]
    houses = standing.organisations
    found = [Spot(key_of(row.pk, None), row.name, Anchor(collective=row)) for row in groups]
    return found + [Spot(key_of(None, row.pk), row.name, Anchor(organisation=row)) for row in houses]


def key_of(collective: UUID | None, organisation: UUID | None) -> str:
    """What a form sends for a group or a structure; empty for neither."""
    if collective is not None:
        return f"c-{collective}"
    return f"o-{organisation}" if organisation is not None else ""
