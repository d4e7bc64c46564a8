"""Correcting and taking back: always a new version, the former ones stay."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.journal.access import heads, may_correct, version_for
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.errors import Gone, JournalRefused, NotAllowed
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
    base: str = "",
    sent: str = "",
) -> Entry:
    """A new version of a shared note. Naming several versions settles a conflict between them.

    The circle is the narrowest of those replaced. `base` is the digest that the writer had read of a version
    which may be rewritten in place: rewritten meanwhile, it is not replaced, and both stand. `sent` is the
    digest of what a phone sent, for its receipt. Raises NotAllowed when one of them may not be corrected,
    JournalRefused when they are not of one fact, OtherContent when the id is taken, Gone when the words of
    one were erased: a phone that still holds them does not bring them back.
    """
    standing, replaced = _replaceable(by, replaces)
    if any(entry.erased_at for entry in replaced):
        raise Gone(_("Les mots de cette note ont été effacés : elle ne peut pas revenir."))
    version = _version(standing, id, replaced, content, told_at)
    version.origin = origin
    return keep(version, replaces=_read(replaced, base), sent=sent)


def retract(
    *,
    by: Account,
    id: UUID,
    replaces: Sequence[UUID],
    told_at: datetime | None = None,
    theirs: bool = False,
) -> Entry:
    """Take a note back: a last version in the state « retiré ». It leaves every list, count and bilan;
    its page and history stay. `theirs`: whoever calls has checked that these are the account's own words,
    which somebody else wrote down. Raises as `correct`."""
    standing, replaced = _replaceable(by, replaces, theirs=theirs)
    version = _version(standing, id, replaced, read_stored(replaced[0].content), told_at)
    version.retracted = True
    return keep(version, replaces=tuple(entry.pk for entry in replaced))


def correct_act(*, id: UUID, fact: UUID, content: Fact, by: Account | None = None) -> Entry | None:
    """A new version of what an act of the house told, when what the act did changed since. Without `by` it
    has no name: whoever made it change may be somebody whose answer nobody reads. The act has checked its
    own right.

    Gives None for a note that was taken back: it stays so. Where the words were erased, none come back.
    Raises NotAllowed for a note that no act told.
    """
    first = Entry.objects.select_for_update().filter(pk=fact, fact=fact, origin=Origin.ACT).first()
    if first is None:
        raise NotAllowed(_("Cette note se raconte : un geste de l’outil ne la dit pas à votre place."))
    replaced = list(heads(Entry.objects.filter(fact=fact)).order_by("pk"))
    if all(entry.retracted for entry in replaced):
        return None
    gone = [entry.erased_at for entry in replaced if entry.erased_at]
    content = erased(content) if gone else content
    anchor, circle = Anchor(first.collective, first.organisation), _narrowest(replaced)
    version = new_version(
        id=id, fact=fact, anchor=anchor, circle=circle, content=content, told_at=clock.now()
    )
    version.origin, version.batch = Origin.ACT, first.batch
    if by is not None:
        version.author, version.author_name = by, name_in(standing_of(by), anchor)
    if gone:
        version.erased_at, version.digest = gone[0], ""
    return keep(version, replaces=tuple(entry.pk for entry in replaced))


def redate_act(*, by: Account, id: UUID, fact: UUID, what: str, on: date) -> Entry | None:
    """What an act of the house expects comes another day, as `by` said. Gives and raises as `correct_act`."""
    last = heads(Entry.objects.filter(fact=fact)).order_by("pk").first()
    if last is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    content = read_stored(last.content)
    due = (*(one for one in content.due if one.what != what), Due(on=on, what=what))
    return correct_act(id=id, fact=fact, content=msgspec.structs.replace(content, due=due), by=by)


def _narrowest(replaced: Sequence[Entry]) -> Circle:
    return min((Circle(entry.circle) for entry in replaced), key=lambda circle: circle.width)


def _replaceable(
    by: Account, replaces: Sequence[UUID], *, theirs: bool = False
) -> tuple[Standing, list[Entry]]:
    """The versions named, when all are of one fact and may be corrected by the account, or are its words."""
    if not replaces:
        raise JournalRefused(_("Il manque la version à corriger."))
    standing = standing_of(by)
    found = [version_for(standing, version) for version in replaces]
    if len({entry.fact for entry in found}) != 1:
        raise JournalRefused(_("Ces versions ne sont pas de la même note."))
    if not theirs and not all(may_correct(standing, entry) for entry in found):
        raise NotAllowed(_("Vous ne pouvez pas corriger cette note. Vous pouvez dire « ce n’est pas ça »."))
    return standing, found


def _read(replaced: list[Entry], base: str) -> tuple[UUID, ...]:
    """What a correction replaces: the versions named, or what one of them said when its writer read it."""
    first = replaced[0]
    if base and len(replaced) == 1 and first.digest not in ("", base):
        return (uuid8("read", str(first.pk), base),)
    return tuple(entry.pk for entry in replaced)


def _version(
    standing: Standing, id: UUID, replaced: list[Entry], content: Fact, told_at: datetime | None
) -> Entry:
    first = replaced[0]
    anchor = Anchor(first.collective, first.organisation)
    version = new_version(
        id=id,
        fact=first.fact,
        anchor=anchor,
        circle=_narrowest(replaced),
        content=content,
        told_at=told_at or clock.now(),
    )
    version.author, version.author_name = standing.account, name_in(standing, anchor)
    version.batch = first.batch
    return version
