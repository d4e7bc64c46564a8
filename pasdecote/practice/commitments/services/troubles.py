"""Saying that something is wrong, and answering. Only the people named read it: no act of it tells a fact."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.kernel import clock
from pasdecote.practice.commitments.access import directed, may_erase, reader_in
from pasdecote.practice.commitments.enums import TroubleState
from pasdecote.practice.commitments.listening import ears, eligible
from pasdecote.practice.commitments.models import Listener, OutsideAddress, Trouble, TroubleReader
from pasdecote.practice.commitments.services.demands import CommitmentRefused
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.organisations.models import Organisation

ANSWER_WITHIN = timedelta(days=7)
MOST_A_DAY = 10
MOST_ADDRESSES = 20


@transaction.atomic
def say_trouble(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    words: str,
    to: Collection[UUID],
    named: bool = True,
) -> Trouble:
    """Say that something is wrong, to these accounts among those one may tell; nobody else will read it.

    The same `id` twice is one saying. With `named` false, readers do not see by whom. Raises
    CommitmentRefused without words or reader, or for the eleventh of a day; Http404 for who is not of the
    group.
    """
    standing = standing_of(by)
    if collective.pk not in standing.member:
        raise no_such_page()
    if (known := Trouble.objects.filter(pk=id).first()) is not None:
        return _said_already(known, by, words)
    lately = Trouble.objects.filter(teller=by, told_at__gt=clock.now() - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise CommitmentRefused(_("Vous en avez dit beaucoup aujourd’hui. Parlez-en aussi de vive voix."))
    return _say(by, standing.names.get(collective.pk, "") if named else "", id, collective, words, to)


@transaction.atomic
def say_trouble_in_passing(*, id: UUID, collective: Collective, words: str, to: Collection[UUID]) -> Trouble:
    """Say it with a card for a day, without an account: no answer can come back. Who asks for it has checked
    the card. The same `id` twice is one saying. Raises CommitmentRefused without words or reader."""
    if (known := Trouble.objects.filter(pk=id).first()) is not None:
        return _said_already(known, None, words)
    return _say(None, "", id, collective, words, to)


@transaction.atomic
def take_in_hand(*, by: Account, trouble: Trouble) -> Trouble:
    """A reader says « je m’en occupe »; the teller sees who. Once somebody has, it changes nothing.

    Raises Http404 for anybody but its readers.
    """
    row, reader = _read_by(by, trouble)
    if row.state == TroubleState.RECEIVED:
        row.state, row.taken_by = TroubleState.IN_HAND, reader
        row.save(update_fields=["state", "taken_by"])
    return row


@transaction.atomic
def answer_trouble(*, by: Account, trouble: Trouble, words: str) -> Trouble:
    """A reader answers; the teller and the other readers read it. The same words twice are one answer.

    Raises CommitmentRefused without words or when somebody answered already, Http404 for anybody but its
    readers.
    """
    row, reader = _read_by(by, trouble)
    if not words.strip():
        raise CommitmentRefused(_("Écrivez quelques mots."))
    if row.state == TroubleState.ANSWERED and row.answer != words.strip():
        raise CommitmentRefused(_("Quelqu’un a déjà répondu. Parlez-en ensemble, de vive voix."))
    if row.state != TroubleState.ANSWERED:
        row.state, row.answer = TroubleState.ANSWERED, words.strip()
        row.answered_by, row.answered_at = reader, clock.now()
        row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    return row


@transaction.atomic
def erase_trouble(*, by: Account, trouble: Trouble) -> None:
    """Its teller erases it, with its answer: nothing of it stays. What a card for a day said, its readers,
    once they answered. Raises Http404 for anybody else."""
    if not may_erase(standing_of(by), trouble):
        raise no_such_page()
    Trouble.objects.filter(pk=trouble.pk).delete()


@transaction.atomic
def choose_listeners(*, by: Account, id: UUID, collective: Collective, memberships: Collection[UUID]) -> UUID:
    """The group chooses who listens when something is wrong: tells « décision », so that everybody knows.

    With none chosen, those who accompany the group listen. Gives the fact. Raises Http404 for who is not of
    the group, OtherContent when this id says something else already.
    """
    if collective.pk not in standing_of(by).member:
        raise no_such_page()
    chosen = list(eligible(collective).filter(pk__in=list(memberships)))
    Listener.objects.filter(collective=collective).delete()
    Listener.objects.bulk_create(Listener(collective=collective, membership=row) for row in chosen)
    names = ", ".join(row.name for row in chosen) or _("l’équipe qui accompagne le groupe")
    words = _("Quand quelque chose ne va pas, le groupe a choisi qui écoute : %(names)s.") % {"names": names}
    content = Decision(happened_on=clock.today(), happened=words)
    anchor = Anchor(collective=collective)
    return tell(
        by=by, id=id, anchor=anchor, circle=Circle.COLLECTIVE, content=content, origin=Origin.ACT
    ).fact


@transaction.atomic
def write_address(
    *, by: Account, id: UUID, organisation: Organisation, name: str, how: str
) -> OutsideAddress:
    """The direction of a structure writes where else one may turn; the groups it accompanies read it.

    Under the same `id` the words are those given last. Raises CommitmentRefused without words, or beyond
    twenty; Http404 for anybody but the direction.
    """
    _require_direction(by, organisation)
    name, how = name.strip(), how.strip()
    if not name or not how:
        raise CommitmentRefused(_("Dites qui, et comment les joindre."))
    known = OutsideAddress.objects.filter(pk=id).first()
    if known is not None and known.organisation_id != organisation.pk:
        raise no_such_page()
    if known is None and OutsideAddress.objects.filter(organisation=organisation).count() >= MOST_ADDRESSES:
        raise CommitmentRefused(_("Vingt adresses, c’est assez : effacez-en une d’abord."))
    row = known or OutsideAddress(pk=id, organisation=organisation)
    row.name, row.how = name, how
    row.save()
    return row


@transaction.atomic
def remove_address(*, by: Account, organisation: Organisation, address: UUID) -> None:
    """It is not written any more; removing it again changes nothing. Raises Http404 but for the direction."""
    _require_direction(by, organisation)
    OutsideAddress.objects.filter(pk=address, organisation=organisation).delete()


def _say(
    by: Account | None, name: str, id: UUID, collective: Collective, words: str, to: Collection[UUID]
) -> Trouble:
    chosen = [ear for ear in ears(collective, by) if ear.account in set(to)]
    if not words.strip():
        raise CommitmentRefused(_("Dites en quelques mots ce qui ne va pas."))
    if not chosen:
        raise CommitmentRefused(_("Choisissez au moins une personne, ou une adresse hors du groupe."))
    trouble, new = Trouble.objects.get_or_create(
        pk=id,
        defaults={
            "collective": collective,
            "teller": by,
            "teller_name": name,
            "words": words.strip(),
            "told_at": clock.now(),
            "answer_by": clock.today() + ANSWER_WITHIN,
        },
    )
    if not new:
        return _said_already(trouble, by, words)
    TroubleReader.objects.bulk_create(
        TroubleReader(trouble=trouble, account_id=ear.account, name=ear.name, outside_id=ear.outside)
        for ear in chosen
    )
    return trouble


def _said_already(known: Trouble, by: Account | None, words: str) -> Trouble:
    """The row of this identifier, if it says the same. Another's tells nothing of itself."""
    if known.teller_id != (by.pk if by else None) or known.words != words.strip():
        raise CommitmentRefused(_("C’est déjà dit, avec d’autres mots. Rouvrez la page pour en dire plus."))
    return known


def _read_by(by: Account, trouble: Trouble) -> tuple[Trouble, TroubleReader]:
    """The row as it is now, held until the act is over, and who reads it."""
    row = Trouble.objects.select_for_update().filter(pk=trouble.pk).first()
    reader = reader_in(standing_of(by), trouble)
    if row is None or reader is None:
        raise no_such_page()
    return row, reader


def _require_direction(by: Account, organisation: Organisation) -> None:
    if organisation.pk not in directed(standing_of(by)):
        raise no_such_page()
