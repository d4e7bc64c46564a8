"""Correcting and taking back: always a new version, the former ones stay."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.journal.access import may_correct, version_for
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services.telling import Anchor, keep, name_in, new_version


def correct(
    *,
    by: Account,
    id: UUID,
    replaces: Sequence[UUID],
    content: Fact,
    told_at: datetime | None = None,
    origin: str = Origin.TYPED,
) -> Entry:
    """A new version of a shared note. Naming several versions settles a conflict between them.

    The circle is the narrowest of those replaced. Raises NotAllowed when one of them may not be corrected,
    JournalRefused when they are not of one fact, OtherContent when the id is taken.
    """
    standing, replaced = _replaceable(by, replaces)
    return _put(standing, id, replaced, content, told_at, origin=origin)


def retract(*, by: Account, id: UUID, replaces: Sequence[UUID], told_at: datetime | None = None) -> Entry:
    """Take a note back: a last version in the state « retiré ». It leaves every list, count and bilan;
    its page and history stay. Raises as `correct`."""
    standing, replaced = _replaceable(by, replaces)
    return _put(standing, id, replaced, read_stored(replaced[0].content), told_at, retracted=True)


def _replaceable(by: Account, replaces: Sequence[UUID]) -> tuple[Standing, list[Entry]]:
    """The versions named, when all are of one fact, and the account may correct each."""
    if not replaces:
        raise JournalRefused(_("Il manque la version à corriger."))
    standing = standing_of(by)
    found = [version_for(standing, version) for version in replaces]
    if len({entry.fact for entry in found}) != 1:
        raise JournalRefused(_("Ces versions ne sont pas de la même note."))
    if not all(may_correct(standing, entry) for entry in found):
        raise NotAllowed(_("Vous ne pouvez pas corriger cette note. Vous pouvez dire « ce n’est pas ça »."))
    return standing, found


def _put(
    standing: Standing,
    id: UUID,
    replaced: list[Entry],
    content: Fact,
    told_at: datetime | None,
    *,
    origin: str = Origin.TYPED,
    retracted: bool = False,
) -> Entry:
    first = replaced[0]
    anchor = Anchor(first.collective, first.organisation)
    circle = min((Circle(entry.circle) for entry in replaced), key=lambda circle: circle.width)
    version = new_version(
        id=id, fact=first.fact, anchor=anchor, circle=circle, content=content, told_at=told_at or clock.now()
    )
    version.author, version.author_name = standing.account, name_in(standing, anchor)
    version.origin, version.retracted, version.batch = origin, retracted, first.batch
    return keep(version, replaces=tuple(entry.pk for entry in replaced))
