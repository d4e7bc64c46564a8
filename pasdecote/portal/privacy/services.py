"""Acts on people's data: erase somebody, oneself or at their request; take away one's own, or the group's."""

from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.store.personal import Person, Tally
from pasdecote.portal.privacy.access import may_erase
from pasdecote.portal.privacy.errors import PrivacyRefused
from pasdecote.portal.privacy.export import write_collective
from pasdecote.portal.privacy.people import came_lately, leaves_nobody_directing, person_named, person_of
from pasdecote.portal.privacy.registry import kinds
from pasdecote.portal.privacy.replaying import come_back, keep_in_mind
from pasdecote.portal.privacy.scrubbing import scrub
from pasdecote.portal.privacy.taking import write_own
from pasdecote.spine.accounts.access_log import record
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.journal.access import versions
from pasdecote.spine.journal.errors import NotAllowed


def erase_oneself(*, by: Account, words: bool) -> Tally:
    """The account goes, with its names everywhere; with its words too, or not. Gives what was done.

    Raises PrivacyRefused when nobody would direct a structure any more: nothing is erased.
    """
    _require_successor(by)
    return _erase(person_of(by, words=words), by=None, act=AccessAct.ERASED_SELF)


def erase_member(*, by: Account, membership: Membership, words: bool) -> Tally:
    """At the request of a member of a group, by the direction of a structure that accompanies it: the name,
    and the account when it is tied to nothing else. Gives what was done.

    Raises NotAllowed, also for somebody who accompanies the group; PrivacyRefused for somebody who came
    lately: who can do it alone is not erased by another.
    """
    if not may_erase(standing_of(by), membership):
        raise NotAllowed(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    if membership.account is not None:
        _require_gone(membership.account)
        _require_successor(membership.account)
    return _erase(person_named(membership, words=words), by=by, act=AccessAct.ERASED_PERSON)


def erase_expired(*, person: Person) -> Tally:
    """The time of a name or an account is over, and it was said beforehand: names go, words stay."""
    return _erase(person, by=None, act=AccessAct.EXPIRED)


def erase_again() -> int:
    """After a backup was put back: erase those who had been erased since. Gives how many were here again."""
    number = 0
    for person in come_back():
        _erase(person, by=None, act=AccessAct.EXPIRED if not person.words else AccessAct.ERASED_SELF)
        number += 1
    return number


def take_own(*, by: Account, into: IO[bytes]) -> None:
    """Write everything of an account in an archive that reads without the software."""
    write_own(by, into)
    record(by=by, act=AccessAct.TOOK_OWN)


def take_group(*, by: Account, collective: Collective, into: IO[bytes]) -> int:
    """Write what a group told, as far as this member may read it, and give the number of notes.

    Raises NotAllowed for somebody who is not of the group.
    """
    standing = standing_of(by)
    if collective.pk not in standing.member:
        raise NotAllowed(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    number = write_collective(collective, into, versions(standing))
    record(by=by, act=AccessAct.TOOK_GROUP, anchor=collective.pk)
    return number


def _erase(person: Person, *, by: Account | None, act: AccessAct) -> Tally:
    """In one transaction, kind after kind, as counted beforehand, and kept in mind; then out of the file."""
    done = Tally()
    with transaction.atomic():
        for kind in kinds():
            for erasure in kind.erasures:
                done.add(erasure.words, erasure.run(person))
        told = None if person.whole or person.account is None else Account.objects.get(pk=person.account)
        for group in sorted(person.collectives):
            record(by=by, act=act, about=told, anchor=group)
        keep_in_mind(person)
        transaction.on_commit(scrub)
    return done


def _require_gone(account: Account) -> None:
    if came_lately(account):
        raise PrivacyRefused(
            _(
                "Cette personne est entrée ici il y a moins de trois mois : elle seule peut s’effacer, dans "
                "« Mes données ». Si elle ne peut plus entrer, l’équipe du groupe peut lui faire une carte "
                "de retour."
            )
        )


def _require_successor(account: Account) -> None:
    if leaves_nobody_directing(account):
        raise PrivacyRefused(
            _(
                "Sans cette personne, plus personne ne dirigerait la structure : rien n’est effacé. "
                "Accueillez d’abord sa relève."
            )
        )
