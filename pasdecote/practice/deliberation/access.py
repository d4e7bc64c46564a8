"""The one door to questions and proposals: the group’s members and its team. And who moderates."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.models import Clarification, Part, Proposal, Question, Voice
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, member_group_for, no_such_page
from pasdecote.spine.collectives.enums import GUEST_ROLES, Role
from pasdecote.spine.collectives.models import Collective, Membership, Term
from pasdecote.spine.collectives.queries import stands_alone
from pasdecote.spine.journal.access import heads, versions
from pasdecote.spine.journal.errors import NotAllowed

Row = TypeVar("Row", Question, Proposal)


def question_for(standing: Standing, id: UUID) -> Question:
    """A question put to a group of the account. Raises Http404 the same way for another's and for none."""
    return _found(Question.objects.filter(pk=id, collective__in=standing.member))


def proposal_for(standing: Standing, id: UUID) -> Proposal:
    """Something put to decision in a group of the account. Raises Http404 the same way otherwise."""
    return _found(Proposal.objects.filter(pk=id, collective__in=standing.member))


def voice_for(standing: Standing, id: UUID) -> Voice:
    """A word said to a question of a group of the account. Raises Http404 the same way otherwise."""
    rows = Voice.objects.filter(pk=id, question__collective__in=standing.member)
    found = rows.select_related("question__collective", "membership").first()
    if found is None:
        raise no_such_page()
    return found


def clarification_for(standing: Standing, slug: str, id: UUID) -> Clarification:
    """What was asked of a word, in this group, for who may answer: whose word it is, or who wrote it down.
    Raises Http404 the same way, after the same queries, for anybody else and for none."""
    group = member_group_for(standing, slug)
    rows = Clarification.objects.filter(pk=id, voice__question__collective=group)
    found = rows.select_related("voice__membership").first()
    notes = heads(versions(standing)).filter(fact=found.voice_id if found else id)
    authors = set(notes.order_by("pk").values_list("author", flat=True))
    speaker = found.voice.membership if found else None
    if found is None or standing.account.pk not in {*authors, speaker.account_id if speaker else None}:
        raise no_such_page()
    return found


@dataclass(frozen=True)
class Note:
    """What stands of a word: its versions (two in a conflict, none once withdrawn) and who wrote them."""

    versions: list[UUID]
    authors: set[UUID | None]


def note_of(standing: Standing, voice: Voice) -> Note:
    """The note that holds the words of this voice, as the account may read it."""
    rows = heads(versions(standing)).filter(fact=voice.pk, retracted=False).order_by("pk")
    found = list(rows.values_list("pk", "author"))
    return Note([pk for pk, _author in found], {author for _pk, author in found})


def people_today(collective: Collective) -> QuerySet[Membership]:
    """Those who are of the group today and may take part: everybody with a name there but its guests."""
    today = clock.today()
    here = Membership.objects.filter(collective=collective, since__lte=today).exclude(role__in=GUEST_ROLES)
    return here.filter(Q(until=None) | Q(until__gte=today)).exclude(name="").order_by("since", "pk")


def own_place(account: Account, collective: Collective) -> Membership:
    """Where the account stands in the group today, under its name there. Raises NotAllowed for nowhere."""
    found = people_today(collective).filter(account=account).first()
    if found is None:
        raise NotAllowed(_("Il faut être de ce groupe pour cela."))
    return found


def may_moderate(standing: Standing, collective: Collective) -> bool:
    """Whether the account may lay a word aside: who animates the group, by the role it gave; where nobody
    does, its team; in a group that nobody accompanies, any member."""
    here = people_today(collective).filter(account__isnull=False).values_list("pk", "account", "role")
    running = Term.objects.filter(membership__collective=collective, role=Role.FACILITATION)
    running = running.filter(Q(until=None) | Q(until__gte=clock.today()), since__lte=clock.today())
    terms = set(running.order_by().values_list("membership", flat=True))
    accounts = {account for pk, account, role in here if role == Role.FACILITATION or pk in terms}
    if accounts:
        return standing.account.pk in accounts
    if collective.pk in standing.team:
        return True
    return collective.pk in standing.member and stands_alone(collective)


def may_facilitate(standing: Standing, proposal: Proposal) -> bool:
    """Whether the account may hold the round, count hands and close: who put it to decision, or moderates."""
    own = proposal.opened_by_id == standing.account.pk and proposal.collective_id in standing.member
    return own or may_moderate(standing, proposal.collective)


def part_of(standing: Standing, proposal: Proposal) -> Part | None:
    """The account's own place among those who may take part; None for somebody who may not."""
    rows = Part.objects.filter(proposal=proposal, membership__account=standing.account)
    return rows.select_related("membership").order_by("pk").first()


def _found(rows: "QuerySet[Row]") -> Row:
    found = rows.select_related("collective").first()
    if found is None:
        raise no_such_page()
    return found
