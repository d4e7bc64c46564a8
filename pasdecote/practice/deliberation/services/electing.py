"""The steps of an election without candidates, and the draw of a lot: by who holds the round."""

import secrets
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.practice.deliberation.access import may_facilitate, own_place
from pasdecote.practice.deliberation.counting import NAMES, behind
from pasdecote.practice.deliberation.enums import Rule, Stage
from pasdecote.practice.deliberation.holding import held
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.recounting import read
from pasdecote.practice.deliberation.services.closing import close_proposal
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import open_row, require_facilitates
from pasdecote.practice.deliberation.services.results import take_up
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Membership, Term
from pasdecote.spine.journal.errors import NotAllowed


@transaction.atomic
def hear(*, by: Account, proposal: Proposal) -> Proposal:
    """Everybody has written a name: reasons are read, and each may change. Raises DeliberationRefused when
    nobody has, NotAllowed."""
    row = _election(by, proposal)
    if not any(one.get("first") for one in held(row).answers):
        raise DeliberationRefused(_("Personne n’a encore écrit de nom."))
    if row.stage == Stage.NAMING:
        row.stage = Stage.HEARING
        row.save()
    return row


@transaction.atomic
def propose_name(*, by: Account, proposal: Proposal, part: Part) -> Proposal:
    """Propose somebody who was named; again, another one: everybody is asked again. The second round ends
    with it, and its names are read. Proposing somebody whom nobody named reads them too and proposes nobody,
    so that trying says nothing that others do not read. Raises DeliberationRefused for somebody unnamed once
    all is read, NotAllowed."""
    row = _election(by, proposal)
    if row.stage == Stage.NAMING:
        raise DeliberationRefused(_("On lit d’abord les raisons : passez au second tour."))
    found = held(row)
    names = {one.get(turn) for one in (*found.answers, *found.gone) for turn in NAMES}
    named = str(part.membership_id) in names and part.proposal_id == row.pk
    if not named and row.stage == Stage.PROPOSED:
        raise DeliberationRefused(_("Proposez une personne qui a été nommée."))
    row.version += row.stage == Stage.PROPOSED
    row.stage, row.chosen, row.accepted = Stage.PROPOSED, part.membership if named else None, None
    row.save()
    return row


@transaction.atomic
def accept(*, by: Account, proposal: Proposal, accepts: bool) -> Proposal:
    """What the person proposed says, last: by themselves, or at their word by who holds the round. Raises
    DeliberationRefused before everybody was asked, NotAllowed."""
    row = open_row(proposal)
    theirs = row.chosen is not None and row.chosen.account_id == by.pk
    if not theirs and not may_facilitate(standing_of(by), row):
        raise NotAllowed(_("La personne proposée répond elle-même."))
    if row.rule != Rule.ELECTION or row.chosen is None:
        raise DeliberationRefused(_("Personne n’est encore proposé."))
    row.accepted = accepts
    row.save()
    return row


@transaction.atomic
def draw(*, by: Account, id: UUID, proposal: Proposal, seed: str = "") -> Proposal:
    """Draw from the list that was published at the opening, with a seed that nobody chose: dice, a number
    read in the day's paper; without one, the machine draws it. Closes. Raises as `close_proposal`."""
    row = open_row(proposal)
    require_facilitates(standing_of(by), row)
    own_place(by, row.collective)
    if row.rule != Rule.LOT:
        raise DeliberationRefused(_("Ce n’est pas un tirage au sort."))
    row.seed = " ".join(seed.split())[:200] or secrets.token_hex(16)
    row.save()
    return close_proposal(by=by, id=id, proposal=row)


@transaction.atomic
def take_drawn_role(*, by: Account, proposal: Proposal, membership: UUID) -> None:
    """Somebody whom the lot named takes the role, or who comes next as long as a place is free: themselves,
    or at their word who holds the round. Again changes nothing. Raises DeliberationRefused for others, and
    once all places are taken; NotAllowed."""
    row = Proposal.objects.select_related("collective").get(pk=proposal.pk)
    told, member = read(row), Membership.objects.filter(pk=membership, collective=row.collective).first()
    if row.rule != Rule.LOT or member is None or told is None:
        raise DeliberationRefused(_("Le sort n’a pas donné ce rôle à cette personne."))
    taken = set(Term.objects.filter(decision=row.decision).order_by().values_list("membership", flat=True))
    free = len(taken - {member.pk}) < row.places
    if str(member.pk) not in (*told.winners, *told.replacing) or not free:
        raise DeliberationRefused(_("Le sort n’a pas donné ce rôle à cette personne."))
    if member.account_id != by.pk and not may_facilitate(standing_of(by), row):
        raise NotAllowed(_("La personne tirée au sort répond elle-même."))
    take_up(row, member)


def asked_again(proposal: Proposal) -> int:
    """How many of those who took part were not asked about the text, or the name, as it now stands."""
    return behind(held(proposal))


def _election(by: Account, proposal: Proposal) -> Proposal:
    row = open_row(proposal)
    require_facilitates(standing_of(by), row)
    if row.rule != Rule.ELECTION:
        raise DeliberationRefused(_("Ce n’est pas une élection sans candidat."))
    return row
