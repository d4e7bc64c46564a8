"""What the front page gathers."""

from dataclasses import dataclass, field

from django.db.models import Exists

from pasdecote.ground.store.flags import flags_of
from pasdecote.ground.store.models import NOBODY, Flag
from pasdecote.portal.home.visit import CLOSED, DEMONSTRATION, Step, steps
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
    somebody told them that something is wrong and waits for an answer. `demonstration`: all of it is
    invented. `visit`: the steps of the guided visit, none when it was closed."""

    notes: int
    groups: list[Collective]
    professional: bool
    heard: bool = False
    demonstration: bool = False
    visit: list[Step] = field(default_factory=list)


def house_is_open() -> bool:
    """Whether there is an account already."""
    return Account.objects.exists()


def opened() -> bool | None:
    """None when nobody has an account here yet; else whether this is the demonstration. In one query."""
    shown = Flag.objects.filter(name=DEMONSTRATION, account=NOBODY).order_by()
    found = Account.objects.annotate(shown=Exists(shown)).order_by("pk")
    return found.values_list("shown", flat=True).first()


def front_for(standing: Standing) -> Front:
    """What the front page shows to this account, in four queries."""
    groups = list(collectives_of(standing)) if standing.known else []
    notes = 0
    if standing.professional:
        own = versions(standing).filter(circle=Circle.ME, author=standing.account, retracted=False)
        notes = heads(own).order_by().count()
    heard = bool(standing.known or standing.posts) and answer_awaited(standing)
    flags = flags_of(standing.account.pk)
    shown = DEMONSTRATION in flags
    visit = steps(standing) if shown and CLOSED not in flags else []
    return Front(
        notes=notes,
        groups=groups,
        professional=standing.professional,
        heard=heard,
        demonstration=shown,
        visit=visit,
    )
