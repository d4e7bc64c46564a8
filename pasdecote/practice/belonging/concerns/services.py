"""Acts on concerns: note one, let the other structures of the commune read it, found a group from several."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Place
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.gathering import CollectiveFounded
from pasdecote.ground.facts.voice import SharedConcern, Statement
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.concerns.queries import readable_concerns
from pasdecote.practice.belonging.services import found_collective
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.services import Anchor, record_act, tell, widen
from pasdecote.spine.organisations.models import Organisation


def note_concern(
    *,
    by: Account,
    id: UUID,
    organisation: Organisation,
    words: str,
    on: date,
    theme: str = "",
    commune: str = "",
    quarter: str = "",
    circle: str = Circle.ME,
) -> UUID:
    """Note a concern met while accompanying somebody, to oneself or to those who work in the structure.

    Gives the fact. Raises FactError when somebody could be found by its words, NotAllowed, OtherContent.
    """
    content = SharedConcern(
        happened_on=on,
        happened=words,
        themes=(theme,) if theme else (),
        place=Place(name=quarter, territory=commune) if quarter or commune else None,
    )
    check(content)
    return tell(by=by, id=id, anchor=Anchor(organisation=organisation), circle=circle, content=content).fact


def open_nearby(*, by: Account, id: UUID, organisation: Organisation, version: UUID) -> None:
    """Let the other structures of the same commune read a concern of one's structure.

    Raises NotAllowed, JournalRefused when the structure has said no commune or when they read it already.
    """
    if not organisation.territory:
        raise JournalRefused(_("Dites d’abord la commune de votre structure : elle dit qui est à côté."))
    widen(by=by, id=id, version=version, circle=Circle.INSTITUTION)


@transaction.atomic
def found_from(*, by: Account, house: Organisation, concerns: Sequence[UUID], **group: Any) -> Collective:
    """Found a group, and carry the words of these concerns to those who will accompany it: to the team only,
    for they were noted by professionals, and it is for them to say them to the group. `group`: as for
    `found_collective`. The structure keeps that these concerns led there.

    Raises CollectiveRefused, NotAllowed for a concern that one may not read.
    """
    readable = readable_concerns(standing_of(by), house)
    if not set(concerns) <= readable.keys():
        raise NotAllowed(_("Un de ces constats n’existe pas, ou il n’est pas pour vous."))
    collective = found_collective(by=by, **group)
    for fact in concerns:
        told = readable[fact]
        carried = Statement(
            happened_on=told.happened_on,
            happened=told.happened,
            themes=told.themes,
            place=told.place,
            follows=(fact,),
        )
        anchor = Anchor(collective=collective)
        tell(by=by, id=uuid7(), anchor=anchor, circle=Circle.TEAM, content=carried)
    act = CollectiveFounded(
        happened_on=clock.today(), happened=collective.name, follows=tuple(sorted(concerns))
    )
    anchor = Anchor(organisation=house)
    record_act(by=by, id=uuid7(), anchor=anchor, circle=Circle.TEAM, content=act)
    return collective
