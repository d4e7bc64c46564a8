"""Ending a conflict: a human chooses one version, or keeps what each says. Nothing is lost of the others."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from pasdecote.ground.facts.reading import read_stored
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import version_for, versions
from pasdecote.spine.journal.errors import NotAllowed, Stale
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.queries import resolutions
from pasdecote.spine.journal.rules import together
from pasdecote.spine.journal.services.correcting import correct, retract


def reconcile(*, by: Account, id: UUID, heads: Sequence[UUID], keep: UUID | None) -> Entry:
    """End the conflict between these versions by one that replaces them all: what `keep` says, or, without
    it, the sentences of each one after the other. Doing it again under the same id changes nothing.

    Keeping a version that takes the note back takes it back. Raises NotAllowed unless the account may correct
    each version, Stale when others stand by now: nobody chooses against words they did not read.
    """
    standing = standing_of(by)
    if done := Entry.objects.filter(pk=id, author=by).first():
        return done
    if not heads or (keep is not None and keep not in heads):
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    fact = version_for(standing, heads[0]).fact
    found = resolutions([fact], among=versions(standing))[fact]
    if set(found.heads) != set(heads):
        raise Stale(
            _("Une autre version est arrivée entre-temps. Rien n’est changé : regardez-les de nouveau.")
        )
    told = {entry.pk: entry for entry in versions(standing).filter(pk__in=heads)}
    if keep is None:
        contents = [read_stored(told[head].content) for head in found.heads]
        content = together(found.content, contents, found.disputed)
        return correct(by=by, id=id, replaces=found.heads, content=content)
    if told[keep].retracted:
        return retract(by=by, id=id, replaces=[keep, *(head for head in found.heads if head != keep)])
    return correct(by=by, id=id, replaces=found.heads, content=read_stored(told[keep].content))
