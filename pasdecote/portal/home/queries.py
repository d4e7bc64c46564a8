"""What the front page gathers."""

from dataclasses import dataclass

from pasdecote.practice.commitments.access import answer_awaited
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import collectives_of
from pasdecote.spine.journal.access import heads, versions
from pasdecote.spine.journal.enums import Circle


@dataclass(frozen=True)
class Front:
    """What waits for somebody. `notes`: how many are in the notebook; nobody else sees it. `heard`: whether
    somebody told them that something is wrong and waits for an answer."""

    notes: int
    groups: list[Collective]
    professional: bool
    heard: bool = False


def house_is_open() -> bool:
    """Whether there is an account already."""
    return Account.objects.exists()


def front_for(standing: Standing) -> Front:
    """What the front page shows to this account, in three queries."""
    groups = list(collectives_of(standing)) if standing.known else []
    notes = 0
    if standing.professional:
        own = versions(standing).filter(circle=Circle.ME, author=standing.account, retracted=False)
        notes = heads(own).order_by().count()
    heard = bool(standing.known or standing.posts) and answer_awaited(standing)
    return Front(notes=notes, groups=groups, professional=standing.professional, heard=heard)
