"""A word from somebody who passes by, with a card for a day: no account, no name."""

from uuid import UUID

from django.utils.translation import gettext as _

from pasdecote.ground.facts.reading import from_mapping
from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services.telling import Anchor, keep, new_version


def tell_in_passing(*, id: UUID, collective: Collective, words: str) -> Entry:
    """Keep a word in the group's circle, for its members and those who accompany. Its author stays unknown
    and cannot correct it; the team may take it back. The card has been checked by those who call.

    Raises FactError for words that cannot be kept, OtherContent when this id says something else already.
    """
    content = from_mapping({"kind": "statement", "happened_on": clock.today(), "happened": words})
    anchor = Anchor(collective=collective)
    entry = new_version(
        id=id, fact=id, anchor=anchor, circle=Circle.COLLECTIVE, content=content, told_at=clock.now()
    )
    entry.author_name = _("quelqu’un de passage")
    entry.origin = Origin.CARD
    return keep(entry, replaces=())
