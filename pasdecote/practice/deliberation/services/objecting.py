"""Objecting, and what becomes of objections."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.access import may_facilitate, own_place, part_of
from pasdecote.practice.deliberation.answers import checked
from pasdecote.practice.deliberation.enums import STANDING, CameBy, Fate, Rule, Stage
from pasdecote.practice.deliberation.models import Objection, Part, Proposal
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import (
    amend,
    answerable_row,
    open_row,
    require_facilitates,
)
from pasdecote.practice.deliberation.services.voting import keep
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.errors import NotAllowed


@transaction.atomic
def object_to(
    *, by: Account, id: UUID, proposal: Proposal, words: str, part: Part | None = None
) -> Objection:
    """Say what one cannot live with, under one's name; with `part`, for somebody around the table, by who
    holds the round. The same id twice is once. Raises DeliberationRefused without words, under a rule that
    hears no objection, or once closed; NotAllowed."""
    row = answerable_row(proposal)
    standing = standing_of(by)
    if part is not None:
        require_facilitates(standing, row)
    mine = Part.objects.filter(proposal=row, pk=part.pk).first() if part else part_of(standing, row)
    if mine is None:
        raise NotAllowed(_("Vous n’êtes pas parmi les personnes qui prennent part à cette décision."))
    if row.rule != Rule.CONSENT and not (row.rule == Rule.ELECTION and row.stage == Stage.PROPOSED):
        raise DeliberationRefused(_("On ne fait pas d’objection à ce moment-ci."))
    if not words.strip():
        raise DeliberationRefused(
            _("Dites ce qui ne va pas : sans raison, l’objection ne peut pas améliorer la proposition.")
        )
    known = Objection.objects.filter(pk=id, proposal=row).first()
    if known is not None:
        return known
    said = checked(row, {"reaction": "objects"}, objecting=True)
    keep(row, mine, said, CameBy.TABLE if part else CameBy.DEVICE)
    return Objection.objects.create(
        id=id,
        proposal=row,
        membership=mine.membership,
        name=mine.membership.name,
        words=words.strip(),
        raised_at=clock.now(),
    )


@transaction.atomic
def lift(*, by: Account, objection: Objection, words: str = "") -> None:
    """It does not hold any more, by who raised it, or at their word by who holds the round. Their answer
    becomes « je peux vivre avec ». Raises DeliberationRefused once closed, NotAllowed."""
    row = open_row(objection.proposal)
    standing = standing_of(by)
    theirs = objection.membership is not None and objection.membership.account_id == by.pk
    if not theirs and not may_facilitate(standing, row):
        raise NotAllowed(_("La personne qui a posé cette objection peut la lever."))
    _settle(by, objection, Fate.LIFTED, words)
    part = Part.objects.filter(proposal=row, membership=objection.membership_id).first()
    still = row.objections.filter(membership=objection.membership_id, fate__in=STANDING)
    if part is not None and part.came_by and not still.exists():
        keep(row, part, checked(row, {"reaction": "agrees"}), part.came_by)


@transaction.atomic
def hold(*, by: Account, objection: Objection, words: str = "") -> None:
    """It was heard and holds: the group stops looking for another text. Raises DeliberationRefused once
    closed, NotAllowed but for who raised it and who holds the round."""
    row = open_row(objection.proposal)
    theirs = objection.membership is not None and objection.membership.account_id == by.pk
    if not theirs and not may_facilitate(standing_of(by), row):
        raise NotAllowed(_("La personne qui a posé cette objection peut dire qu’elle la maintient."))
    _settle(by, objection, Fate.MAINTAINED, words)


@transaction.atomic
def integrate(*, by: Account, objection: Objection, words: str, why: str = "") -> Proposal:
    """Change the text to answer an objection; everybody is asked again. Raises as `amend`."""
    row = amend(by=by, proposal=objection.proposal, words=words, why=why or objection.words)
    _settle(by, objection, Fate.INTEGRATED, why)
    return row


def _settle(by: Account, objection: Objection, fate: Fate, words: str) -> None:
    own = own_place(by, objection.proposal.collective)
    objection.fate, objection.fate_words, objection.fate_at = fate, words.strip(), clock.now()
    objection.fate_by, objection.fate_name = by, own.name
    objection.save()
