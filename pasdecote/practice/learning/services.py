"""Telling a step aside: what did not work, what was tried instead. No blame, no result asked."""

from datetime import date
from uuid import UUID

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.learning import StepAside
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.services import Anchor, tell


def step_aside(
    *,
    by: Account,
    id: UUID,
    anchor: Anchor,
    on: date,
    failed: str = "",
    instead: str = "",
    learnt: str = "",
    circle: str = Circle.ME,
) -> UUID:
    """Tell « pas de côté » about a group or a structure, to oneself unless another circle is given.

    Gives the fact. Sharing it is another act, of the journal. Raises FactError without a word or for a
    day that cannot be, NotAllowed, OtherContent when this id says something else already.
    """
    content = StepAside(happened_on=on, failed=failed, happened=instead, learnt=learnt)
    check(content)
    return tell(by=by, id=id, anchor=anchor, circle=circle, content=content).fact
