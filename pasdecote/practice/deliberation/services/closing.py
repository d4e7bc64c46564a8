"""Closing, which counts and tells; becoming final, which destroys what tied answers to people."""

import uuid
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.ground.facts.deciding import ProposalLeft
from pasdecote.ground.kernel import clock
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.practice.deliberation import recounting
from pasdecote.practice.deliberation.access import own_place
from pasdecote.practice.deliberation.counting import behind, unpaired, without_reasons
from pasdecote.practice.deliberation.enums import STANDING, CameBy, Fate, Outcome, ProposalState, Rule, Stage
from pasdecote.practice.deliberation.holding import held
from pasdecote.practice.deliberation.models import Ballot, Part, Proposal, Recounter
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import open_row, require_facilitates
from pasdecote.practice.deliberation.services.results import (
    followed,
    settle_result,
    tell_ending,
    tell_result,
)
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of

WAITS = timedelta(days=7)


@transaction.atomic
def close_proposal(*, by: Account, id: UUID, proposal: Proposal) -> Proposal:
    """Count and close: tells « décision », or « décision non prise », with how many took part out of how many
    members; the result is final after seven days. Closing again changes nothing.

    Raises DeliberationRefused while somebody has to be asked again or papers differ, NotAllowed but for who
    opened it and those who moderate.
    """
    standing = standing_of(by)
    if _is_closed(proposal):
        return Proposal.objects.get(pk=proposal.pk)
    row = open_row(proposal)
    require_facilitates(standing, row)
    own_place(by, row.collective)
    _require_ready(row)
    row.objections.filter(membership=None, fate__in=STANDING).update(fate=Fate.LIFTED)
    row.objections.filter(fate=Fate.RAISED).update(fate=Fate.MAINTAINED)
    try:
        result, text = recounting.kept(row)
    except VotingRefused as error:
        raise DeliberationRefused(str(error)) from error
    row.result, row.state, row.decision = text, ProposalState.PROVISIONAL, id
    row.closed_at, row.final_on = clock.now(), clock.today() + WAITS
    row.save()
    tell_result(by=by, id=id, proposal=row)
    settle_result(row, adopted=result.adopted)
    return row


@transaction.atomic
def leave_proposal(*, by: Account, id: UUID, proposal: Proposal, why: str = "") -> Proposal:
    """Lay it down without counting: tells « décision non prise »; answers are destroyed at once. Raises
    NotAllowed but for who opened it and those who moderate."""
    if _is_closed(proposal):
        return Proposal.objects.get(pk=proposal.pk)
    row = open_row(proposal)
    standing = standing_of(by)
    require_facilitates(standing, row)
    own_place(by, row.collective)
    Part.objects.filter(proposal=row).delete()
    row.ballots.all().delete()
    row.tallies.all().delete()
    row.state, row.closed_at, row.decision = ProposalState.LEFT, clock.now(), id
    row.final_on = clock.today()
    row.save()
    settle_result(row, adopted=False)
    content = ProposalLeft(
        happened_on=clock.today(),
        title=row.title,
        happened=why.strip() or _("Laissé sans compter."),
        rule=row.rule,
        outcome=Outcome.LEFT,
        follows=followed(row),
    )
    tell_ending(by=by, id=id, proposal=row, content=content)
    return row


@transaction.atomic
def make_final(*, by: Account, proposal: Proposal) -> Proposal:
    """Make a result final once its seven days are over. Again changes nothing. Raises DeliberationRefused
    before that day, NotAllowed but for who opened it and those who moderate."""
    require_facilitates(standing_of(by), proposal)
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if row.state == ProposalState.FINAL:
        return row
    if not _is_due(row, clock.today()):
        raise DeliberationRefused(
            _("Ce n’est pas encore le jour : une réponse notée pour quelqu’un peut encore être retirée.")
        )
    _lay_anew(row)
    return row


def make_due_final(*, today: date | None = None) -> int:
    """Make final every result whose days are over; gives how many. For the command of the house, which passes
    every night: no page does it."""
    day = today or clock.today()
    waiting = Proposal.objects.filter(state=ProposalState.PROVISIONAL, final_on__lte=day)
    done = 0
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Proposal.objects.select_for_update().get(pk=pk)
            if _is_due(row, day):
                _lay_anew(row)
                done += 1
    return done


def due_final() -> int:
    """How many results would be made final today."""
    waiting = Proposal.objects.filter(state=ProposalState.PROVISIONAL, final_on__lte=clock.today())
    return waiting.count()


@transaction.atomic
def choose_recounters(*, by: Account, proposal: Proposal, parts: list[Part]) -> None:
    """Write down the two members whom the group chose to count again. Raises DeliberationRefused for any
    other number, NotAllowed but for who opened it and those who moderate."""
    require_facilitates(standing_of(by), proposal)
    people = {part.membership_id for part in parts if part.proposal_id == proposal.pk}
    if len(people) != 2:
        raise DeliberationRefused(_("Choisissez deux personnes, pas une de plus."))
    Recounter.objects.filter(proposal=proposal).exclude(membership__in=people).delete()
    for pk in sorted(people):
        Recounter.objects.get_or_create(proposal=proposal, membership_id=pk)


@transaction.atomic
def agree_on_count(*, by: Account, proposal: Proposal) -> None:
    """One of the two found the same: said with the day, never undone. Raises DeliberationRefused when
    counting again gives something else, or for anybody else."""
    mine = Recounter.objects.filter(proposal=proposal, membership__account=by).order_by("pk").first()
    if mine is None or not recounting.same_bytes(proposal)[0]:
        raise DeliberationRefused(_("Ce n’est pas le même compte : rien n’est noté."))
    if mine.agreed_at is None:
        mine.agreed_at = clock.now()
        mine.save()


def _is_closed(proposal: Proposal) -> bool:
    return Proposal.objects.filter(pk=proposal.pk).exclude(state=ProposalState.OPEN).exists()


def _is_due(row: Proposal, day: date) -> bool:
    return row.state == ProposalState.PROVISIONAL and row.final_on is not None and row.final_on <= day


def _require_ready(row: Proposal) -> None:
    if row.tallies.filter(came_by=CameBy.PAPER, agreed_at=None).exists():
        raise DeliberationRefused(
            _("Des papiers attendent encore : deux personnes les tapent, à l’identique.")
        )
    if row.rule == Rule.LOT and not row.seed:
        raise DeliberationRefused(_("Il manque la graine : tirez d’abord."))
    if row.rule == Rule.ELECTION:
        _require_heard(row)
    elif row.rule == Rule.CONSENT and (late := behind(held(row))):
        raise _ask_again(late)


def _require_heard(row: Proposal) -> None:
    if row.stage != Stage.PROPOSED or row.chosen is None:
        raise DeliberationRefused(_("Proposez d’abord un nom, puis demandez les objections."))
    if late := behind(held(row)):
        raise _ask_again(late)
    standing = row.objections.filter(fate__in=STANDING).exists()
    if row.accepted is None and not standing:
        raise DeliberationRefused(_("La personne proposée n’a pas encore dit si elle accepte."))


def _ask_again(late: int) -> DeliberationRefused:
    sentence = ngettext(
        "%(n)s personne a répondu avant le changement : demandez-lui de nouveau, ou laissez sans compter.",
        "%(n)s personnes ont répondu avant le changement : demandez-leur de nouveau, "
        "ou laissez sans compter.",
        late,
    )
    return DeliberationRefused(sentence % {"n": late})


def _lay_anew(row: Proposal) -> None:
    """Destroy what tied answers to people, and write all rows again in the order of what they say: neither a
    name nor an order of arrival is left. Reasons written with a name go, and in an election what joined it to
    what was said of the one proposed. See docs/decisions/0007."""
    texts = sorted(without_reasons(text) for text in row.ballots.order_by().values_list("content", flat=True))
    if row.rule == Rule.ELECTION:
        texts = unpaired(texts)
    parts = sorted(row.parts.order_by().values_list("membership", "came_by"))
    row.parts.all().delete()
    row.ballots.all().delete()
    Ballot.objects.bulk_create(Ballot(id=uuid.uuid4(), proposal=row, content=text) for text in texts)
    Part.objects.bulk_create(
        Part(id=uuid.uuid4(), proposal=row, membership_id=membership, came_by=came_by)
        for membership, came_by in parts
    )
    row.state = ProposalState.FINAL
    row.save()
