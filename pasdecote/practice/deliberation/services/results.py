"""What a result does beyond its row: its note, nos règles that it adopts, the role that it gives.

All three follow when a provisional result changes: see docs/decisions/0007.
"""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Count, Due, Measure, MembersRole, Obtained, Unit
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.deciding import ProposalLeft
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation import recounting
from pasdecote.practice.deliberation.enums import Outcome, Rule
from pasdecote.practice.deliberation.holding import named, names_of
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.charters import (
    adopt_charter,
    in_words,
    put_by,
    release_charter,
    restore_charter,
    undo_charter,
)
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.collectives.services import end_roles_of, give_role
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, correct_act, record_act, tell


def summary(proposal: Proposal, outcome: str, winners: tuple[str, ...]) -> str:
    """One sentence of what came out."""
    if outcome != Outcome.ADOPTED:
        return _("Rien n’est décidé : %(how)s.") % {"how": Outcome(outcome).label}
    names = names_of(proposal)
    chosen = " ; ".join(named(one, names) for one in winners)
    if not chosen:
        chosen = proposal.words or proposal.title
    return _("%(what)s (%(rule)s)") % {"what": chosen, "rule": Rule(proposal.rule).label}


def tell_result(*, by: Account, id: UUID, proposal: Proposal) -> None:
    """Tell how a count ended: « décision », or « décision non prise »."""
    tell_ending(by=by, id=id, proposal=proposal, content=_told(proposal))


def tell_ending(*, by: Account, id: UUID, proposal: Proposal, content: Fact) -> None:
    """Tell this of a proposal. A decision is also told by hand; that nothing was decided only by this act."""
    check(content)
    anchor, circle = Anchor(collective=proposal.collective), Circle.COLLECTIVE
    if content.tellable:
        tell(by=by, id=id, anchor=anchor, circle=circle, content=content, origin=Origin.ACT)
    else:
        record_act(by=by, id=id, anchor=anchor, circle=circle, content=content)


def settle_result(proposal: Proposal, *, adopted: bool) -> None:
    """What becomes of the draft of nos règles that this put to decision, adopted in the words decided or a
    draft again; and of the role that an election gives to who accepted it."""
    charter = put_by(proposal.pk)
    if charter is not None and proposal.decision is not None and adopted:
        if proposal.words or in_words(charter):
            adopt_charter(charter=charter, decision=proposal.decision, words=proposal.words)
    elif charter is not None:
        release_charter(proposal=proposal.pk)
    if adopted and proposal.rule == Rule.ELECTION and proposal.chosen is not None:
        take_up(proposal, proposal.chosen)


def take_up(proposal: Proposal, membership: Membership) -> None:
    """Somebody takes the role that a decision gives them; nothing where it gives none of those that turn.
    Raises DeliberationRefused."""
    if not proposal.role or proposal.decision is None:
        return
    role, until = proposal.role, proposal.role_until
    try:
        give_role(membership=membership, role=role, until=until, decision=proposal.decision)
    except CollectiveRefused as refused:
        raise DeliberationRefused(str(refused)) from refused


def follow_recount(proposal: Proposal) -> None:
    """A provisional result ends otherwise since answers were taken back: its note is corrected and says why,
    nos règles that it adopted hold no more, the role it gave ends; or the other way round."""
    told = recounting.read(proposal)
    assert told is not None
    assert proposal.decision is not None
    why = _("Ce n’est plus ce qui avait été dit à la clôture : des réponses ont été retirées depuis.")
    why = "" if told.stands and not told.was else why
    correct_act(id=uuid7(), fact=proposal.decision, content=_told(proposal, why))
    if told.adopted:
        restore_charter(decision=proposal.decision)
        # Somebody who left meanwhile cannot take the role; the answer is taken back all the same.
        with suppress(DeliberationRefused), transaction.atomic():
            settle_result(proposal, adopted=True)
    else:
        undo_charter(decision=proposal.decision)
        end_roles_of(decision=proposal.decision)


def followed(proposal: Proposal) -> tuple[UUID, ...]:
    """What the note of its end follows: the note that opened it, and what that one follows."""
    return (proposal.pk, *(UUID(fact) for fact in proposal.follows))


def _told(proposal: Proposal, why: str = "") -> Fact:
    """The note of a result as it ends now, on the day it was closed."""
    result = recounting.read(proposal)
    assert result is not None
    assert proposal.closed_at is not None
    people = Count(
        unit=Unit.PEOPLE,
        value=result.people,
        measure=Measure.DECIDING,
        obtained=Obtained.COUNTED,
        out_of=max(result.members, result.people),
    )
    outcome, winners = result.ends
    said = " ".join(filter(None, [summary(proposal, outcome, winners), why]))
    common: dict[str, Any] = {
        "happened_on": proposal.closed_at.astimezone(clock.FRANCE).date(),
        "title": proposal.title,
    }
    common |= {"happened": said, "counts": (people,), "rule": proposal.rule, "outcome": outcome}
    common |= {"follows": followed(proposal)}
    if not result.adopted:
        return ProposalLeft(**common)
    review = (Due(on=proposal.review_on, what=Expected.REVIEW),) if proposal.review_on else ()
    return Decision(**common, due=review, members_role=MembersRole.DECIDE)
