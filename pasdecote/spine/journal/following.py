"""What an act opened from a note follows: the facts that its address names, if the account reads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from pasdecote.ground.facts.reading import read_stored
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import heads, versions
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.sentences import shortened

PARAMETER = "suit"
MOST = 10
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Followed:
    """A note that an act follows, and its first words."""

    fact: UUID
    words: str


def followed(standing: Standing, collective: UUID, asked: Iterable[str]) -> list[Followed]:
    """Of the facts that an address names, those of this collective, out of `moi`, that the account reads and
    that stand: the others are passed over."""
    wanted = [fact for fact in (_as_id(one) for one in asked) if fact is not None][:MOST]
    if not wanted:
        return []
    rows = heads(versions(standing)).filter(fact__in=wanted, collective=collective, retracted=False)
    shared = rows.exclude(circle=Circle.ME).order_by("pk")
    found = {fact: read_stored(content) for fact, content in shared.values_list("fact", "content")}
    return [
        Followed(fact, shortened(found[fact].title or found[fact].happened, LONGEST))
        for fact in dict.fromkeys(wanted)
        if fact in found
    ]


def require_followed(standing: Standing, collective: UUID, facts: Sequence[UUID]) -> tuple[UUID, ...]:
    """These facts, each once. Raises NotAllowed when one is not the collective's, or not for the account."""
    found = tuple(one.fact for one in followed(standing, collective, map(str, facts)))
    if set(found) != set(facts):
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


def _as_id(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None
