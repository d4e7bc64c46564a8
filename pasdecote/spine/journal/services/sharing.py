"""Sharing: from oneself outward, one note or several together."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import heads, may_correct, version_for
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.services.telling import (
    Anchor,
    is_standing,
    keep,
    name_in,
    new_version,
    require_may_tell,
)


def _require_one_version(entry: Entry) -> None:
    """Raises JournalRefused when another version of one's own note stands too: shared, it would hide it."""
    if heads(Entry.objects.filter(fact=entry.fact)).exclude(pk=entry.pk).exists():
        raise JournalRefused(
            _("Une de ces notes a deux versions : choisissez d’abord, depuis sa page. Rien n’a été partagé.")
        )


@transaction.atomic
def share(*, by: Account, ids: Sequence[UUID], circle: str) -> list[Entry]:
    """Move one's own notes out of `moi`, all or none. Sharing again to the same circle changes nothing.

    Raises NotAllowed when one of them is not one's own, JournalRefused when the circle is not wider.
    """
    if circle == Circle.ME:
        raise JournalRefused(_("Choisissez avec qui partager."))
    standing = standing_of(by)
    rows = Entry.objects.select_for_update().filter(pk__in=ids, author=by).order_by("pk")
    mine = {entry.pk: entry for entry in rows}
    shared = []
    for pk in ids:
        entry = mine.get(pk)
        if entry is None or not is_standing(entry):
            raise NotAllowed(_("Une de ces notes n’est pas dans votre carnet. Rien n’a été partagé."))
        require_may_tell(standing, Anchor(entry.collective, entry.organisation), circle)
        if entry.circle == Circle.ME:
            _require_one_version(entry)
            entry.circle = circle
            entry.save(update_fields=["circle"])
        elif entry.circle != circle:
            raise JournalRefused(_("Une de ces notes est déjà partagée. Rien d’autre n’a été partagé."))
        shared.append(entry)
    moved(shared)
    return shared


def widen(
    *,
    by: Account,
    id: UUID,
    version: UUID,
    circle: str,
    told_at: datetime | None = None,
    alone: bool = False,
) -> Entry:
    """Let more people read a shared note: a new version, same words, wider circle. `alone`: whoever calls has
    checked that nobody accompanies the group, whose members then do it for what they read.

    Raises NotAllowed unless one may correct it and tell there; JournalRefused when it is not wider.
    """
    standing = standing_of(by)
    entry = version_for(standing, version)
    may = may_correct(standing, entry) or (alone and entry.collective_id in standing.member)
    if not may or not heads(Entry.objects.filter(pk=entry.pk)).exists():
        raise NotAllowed(_("Vous ne pouvez pas partager cette note plus largement."))
    if Circle(circle).width <= Circle(entry.circle).width or entry.circle == Circle.ME:
        raise JournalRefused(_("Une note partagée ne revient pas en arrière : elle peut être retirée."))
    anchor = Anchor(entry.collective, entry.organisation)
    if not alone:
        require_may_tell(standing, anchor, circle)
    wider = new_version(
        id=id,
        fact=entry.fact,
        anchor=anchor,
        circle=circle,
        content=read_stored(entry.content),
        told_at=told_at or clock.now(),
    )
    wider.author, wider.author_name, wider.batch = by, name_in(standing, anchor), entry.batch
    return keep(wider, replaces=(entry.pk,))
