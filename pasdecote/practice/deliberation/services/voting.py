"""Answering what is put to decision, oneself or around a table; taking an answer back. Tells nothing."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.access import may_facilitate, part_of
from pasdecote.practice.deliberation.answers import AnswerRefused, checked
from pasdecote.practice.deliberation.counting import Answer, name_alone, written
from pasdecote.practice.deliberation.enums import STANDING, CameBy, Fate, ProposalState, Rule, Stage
from pasdecote.practice.deliberation.models import Ballot, Part, Proposal
from pasdecote.practice.deliberation.recounting import recount
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import answerable_row, require_facilitates
from pasdecote.practice.deliberation.services.results import follow_recount
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.errors import NotAllowed


@transaction.atomic
def vote(*, by: Account, proposal: Proposal, said: Mapping[str, Any]) -> None:
    """Answer for oneself; the last answer counts. Raises DeliberationRefused for an answer this rule does not
    take or once closed, NotAllowed for somebody who is not among those who take part."""
    row = answerable_row(proposal)
    part = part_of(standing_of(by), row)
    if part is None:
        raise NotAllowed(_("Vous n’êtes pas parmi les personnes qui prennent part à cette décision."))
    keep(row, part, _checked(row, said), CameBy.DEVICE)


@transaction.atomic
def vote_at_table(
    *, by: Account, proposal: Proposal, part: Part, said: Mapping[str, Any], again: bool = False
) -> None:
    """Answer on a device that goes round, whose holder is `by`. `again`: the person showed their card, and
    may change what they answered. Raises DeliberationRefused when somebody answered under that name already,
    for an answer this rule does not take, or once closed; NotAllowed."""
    row = answerable_row(proposal)
    require_facilitates(standing_of(by), row)
    mine = Part.objects.filter(proposal=row, pk=part.pk).first()
    if mine is None:
        raise NotAllowed(_("Cette personne n’est pas parmi celles qui prennent part."))
    if not again and answered(row, mine):
        raise DeliberationRefused(
            _("Une réponse est déjà là sous ce nom. Pour en changer : sa carte, ou son appareil.")
        )
    keep(row, mine, _checked(row, said), CameBy.TABLE)


@transaction.atomic
def take_back(*, by: Account, proposal: Proposal, part: Part) -> None:
    """Withdraw an answer: one's own, or at their request that of somebody who answered around the table.

    In an election whose names were read, the name stays among them, tied to nobody: a name that went would
    tell whose it was. Once closed, only an answer given on a device that goes round is taken back, until the
    result is final. What was counted stays as it was told, unless five people or more take theirs back: a
    difference would tell their answers. How it ends is counted again; what was told, adopted or given by it
    follows. Raises DeliberationRefused once final, NotAllowed.
    """
    row = Proposal.objects.select_for_update(of=("self",)).select_related("collective").get(pk=proposal.pk)
    mine = Part.objects.select_related("membership").filter(proposal=row, pk=part.pk).first()
    standing = standing_of(by)
    if mine is None or (
        mine.membership.account_id != by.pk
        and not (mine.came_by == CameBy.TABLE and may_facilitate(standing, row))
    ):
        raise NotAllowed(_("Vous ne pouvez pas retirer cette réponse."))
    if not withdrawable(row, mine):
        raise DeliberationRefused(_("Le résultat est tel quel : cette réponse ne se retire plus."))
    closed = row.state != ProposalState.OPEN
    if row.rule == Rule.ELECTION and row.stage != Stage.NAMING:
        _leave_name(mine)
    _drop(mine)
    mine.came_by = ""
    mine.save()
    _lift(row, mine)
    if closed:
        row.withdrawn += 1
        changed = recount(row)
        row.save()
        if changed:
            follow_recount(row)


def withdrawable(proposal: Proposal, part: Part) -> bool:
    """Whether what was answered in this place may still be taken back."""
    if not part.came_by or proposal.rule == Rule.LOT:
        return False
    if proposal.state == ProposalState.OPEN:
        return True
    waiting = proposal.state == ProposalState.PROVISIONAL and part.came_by == CameBy.TABLE
    return bool(waiting and proposal.final_on and clock.today() < proposal.final_on)


def answered(proposal: Proposal, part: Part) -> bool:
    """Whether this place already answered what is asked now: this round, this text, this name."""
    if part.ballot is None:
        return False
    said = json.loads(part.ballot.content)
    if proposal.rule == Rule.CONSENT or (proposal.rule == Rule.ELECTION and proposal.stage == Stage.PROPOSED):
        return bool(said.get("text") == proposal.version)
    if proposal.rule == Rule.ELECTION and proposal.stage == Stage.HEARING:
        return "second" in said
    return True


def keep(proposal: Proposal, part: Part, said: Answer, came_by: str) -> None:
    """Lay a new ballot down in the place of the former one, under another random identifier."""
    if proposal.rule == Rule.ELECTION:
        said = _merged(part, said)
    _drop(part)
    part.ballot = Ballot.objects.create(proposal=proposal, content=written(said))
    part.came_by = came_by
    part.save()


def _merged(part: Part, said: Answer) -> Answer:
    """Rounds of an election are one ballot: a name, a name again, then what is said of the one proposed."""
    before = json.loads(part.ballot.content) if part.ballot else {}
    return {**before, **said}


def _leave_name(part: Part) -> None:
    """The name they wrote stays where it was read, and is nobody's."""
    left, part.ballot = part.ballot, None
    if left is not None:
        left.content = name_alone(left.content)
        part.save()
        left.save()


def _drop(part: Part) -> None:
    former, part.ballot = part.ballot, None
    part.save()
    if former is not None:
        former.delete()


def _lift(proposal: Proposal, part: Part) -> None:
    """An objection goes with the answer it came with."""
    mine = proposal.objections.filter(membership=part.membership_id, fate__in=STANDING)
    mine.update(fate=Fate.LIFTED, fate_words=_("réponse retirée"), fate_at=clock.now())


def _checked(proposal: Proposal, said: Mapping[str, Any]) -> Answer:
    if proposal.rule == Rule.LOT:
        raise DeliberationRefused(_("Un tirage au sort ne demande pas de réponse."))
    if proposal.stage == Stage.PROPOSED and proposal.chosen is None:
        raise DeliberationRefused(_("Personne n’est encore proposé."))
    try:
        return checked(proposal, said)
    except (AnswerRefused, ValueError, TypeError) as error:
        known = str(error) if isinstance(error, AnswerRefused) else _("Choisissez une réponse.")
        raise DeliberationRefused(known) from error
