"""« Ce n’est pas ça »: no deadline, it stays in the group, and the words are held back until settled."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import readable
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import may_correct, version_for
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Contest
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.services.telling import Anchor, name_in


@transaction.atomic
def contest(*, by: Account, id: UUID, version: UUID, words: str) -> Contest:
    """Dispute a note one may read. Saying it again under the same id changes nothing.

    Raises NotAllowed when the note is not for this person, JournalRefused without words, OtherContent when
    this id already says something else.
    """
    standing = standing_of(by)
    entry = version_for(standing, version)
    words = readable(words).strip()
    if not words:
        raise JournalRefused(_("Dites en quelques mots ce qui n’est pas ça."))
    opened, created = Contest.objects.get_or_create(
        id=id,
        defaults={
            "fact": entry.fact,
            "version": entry.pk,
            "collective": entry.collective,
            "organisation": entry.organisation,
            "by": by,
            "by_name": name_in(standing, Anchor(entry.collective, entry.organisation)),
            "words": words,
            "opened_at": clock.now(),
        },
    )
    same = (opened.by_id, opened.version, opened.words) == (by.pk, entry.pk, words)
    if not created and not same:
        raise OtherContent(
            _("Un autre désaccord porte déjà ce numéro. Rouvrez la page et dites-le de nouveau.")
        )
    moved([opened])
    return opened


@transaction.atomic
def settle(*, by: Account, id: UUID, outcome: str) -> Contest:
    """Say how a contest ended. Whoever opened it, or may correct the note, settles it.

    Saying the same again changes nothing. Raises NotAllowed, JournalRefused without words, OtherContent when
    it was settled in other words meanwhile: nobody's words are written over.
    """
    standing = standing_of(by)
    opened = Contest.objects.select_for_update().filter(pk=id).first()
    if opened is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    entry = version_for(standing, opened.version)
    if opened.by_id != by.pk and not may_correct(standing, entry):
        raise NotAllowed(_("Seules les personnes concernées et l’équipe règlent un désaccord."))
    outcome = readable(outcome).strip()
    if not outcome:
        raise JournalRefused(_("Dites en quelques mots comment c’est réglé."))
    if opened.settled_at:
        if opened.outcome == outcome:
            return opened
        raise OtherContent(_("Quelqu’un a déjà dit comment c’est réglé. Vos mots sont restés ici."))
    opened.outcome = outcome
    opened.settled_at = clock.now()
    opened.settled_by_name = name_in(standing, Anchor(entry.collective, entry.organisation))
    opened.save(update_fields=["outcome", "settled_at", "settled_by_name"])
    moved([opened])
    return opened
