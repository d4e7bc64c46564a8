"""What the screens of decisions share: the proposal, for the group; refusals shown on the form; what a page
of a proposal says."""

from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.practice.deliberation import holding, recounting
from pasdecote.practice.deliberation.access import may_facilitate, proposal_for
from pasdecote.practice.deliberation.counting import BATCH
from pasdecote.practice.deliberation.enums import CameBy, ProposalState, Rule, Stage
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import DeliberationRefused
from pasdecote.practice.deliberation.services.tallying import BY_HANDS, ON_PAPER
from pasdecote.practice.deliberation.services.voting import answered, withdrawable
from pasdecote.spine.collectives.access import Standing, no_such_page, standing_for
from pasdecote.spine.collectives.models import Membership, Term
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]
REFUSED = Refusals((DeliberationRefused, FactError, JournalRefused), hidden=(NotAllowed,))
_drawn = pages_of("deliberation/decisions")
HOW = {
    Rule.CONSENT: gettext_lazy(
        "Une proposition passe quand plus personne n’a d’objection. On peut ne pas l’adorer et vivre avec."
    ),
    Rule.MAJORITY: gettext_lazy(
        "Il faut plus de oui que de non. S’abstenir ne compte ni pour l’un ni pour l’autre."
    ),
    Rule.QUALIFIED: gettext_lazy("Il faut bien plus de oui que de non : la part que le groupe a dite."),
    Rule.JUDGMENT: gettext_lazy(
        "Chaque personne donne une mention à chaque choix. Pour chacun, on garde la mention du milieu : la "
        "moitié des personnes au moins disent celle-ci, ou mieux. La meilleure passe."
    ),
    Rule.SHARES: gettext_lazy(
        "Chaque personne pèse la même part de la somme. Cochez ce que vous soutenez : le calcul "
        "s’explique ensuite."
    ),
    Rule.SCHULZE: gettext_lazy(
        "Donnez 1 à ce que vous préférez, 2 au suivant. Les choix sont comparés deux par deux."
    ),
    Rule.LOT: gettext_lazy(
        "La liste des noms est publiée d’abord. Puis vient la graine, un nombre que personne ne choisit. "
        "Chacun peut refaire le tirage."
    ),
    Rule.ELECTION: gettext_lazy(
        "Chaque personne nomme quelqu’un et dit pourquoi ; on lit les raisons, on peut changer, puis on lève "
        "les objections."
    ),
}


def the_proposal(request: HttpRequest, slug: str, proposal: UUID) -> tuple[Standing, Proposal]:
    """The proposal, for the group and its team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    found = proposal_for(standing, proposal)
    if found.collective.slug != slug:
        raise no_such_page()
    return standing, found


def for_who_facilitates(request: HttpRequest, slug: str, proposal: UUID) -> tuple[Standing, Proposal]:
    """The proposal, for who holds the round. Raises Http404 for anybody else."""
    standing, found = the_proposal(request, slug, proposal)
    if not may_facilitate(standing, found):
        raise no_such_page()
    return standing, found


def page(request: HttpRequest, template: str, context: dict[str, Any], *forms: Form) -> HttpResponse:
    """The screen; with the status of something to correct when a form has errors. Kept nowhere: whoever holds
    the device next reads nothing of it by going back."""
    return unkept(_drawn(request, template, context, *forms))


def unkept(response: HttpResponse) -> HttpResponse:
    """The answer, that no browser keeps."""
    response.headers["Cache-Control"] = "no-store, private"
    return response


def back(proposal: Proposal, name: str = "proposal") -> HttpResponse:
    """To the page of the proposal, or another of its pages."""
    return unkept(redirect(f"deliberation:{name}", proposal.collective.slug, proposal.pk))


def people_in(proposal: Proposal) -> list[Part]:
    """Those who may take part, by name; one whose name was erased is not offered."""
    parts = proposal.parts.select_related("membership", "ballot").order_by("membership__name", "pk")
    return [part for part in parts if part.membership.name]


def around(standing: Standing, proposal: Proposal) -> dict[str, Any]:
    """What every page of a proposal says of it."""
    prefetch_related_objects([proposal], "options", "objections")
    parts = list(proposal.parts.select_related("membership", "ballot").order_by("membership__name", "pk"))
    mine = next((part for part in parts if part.membership.account_id == standing.account.pk), None)
    facilitates = may_facilitate(standing, proposal)
    return {
        "proposal": proposal,
        "collective": proposal.collective,
        "how": HOW[Rule(proposal.rule)],
        "parts": parts,
        "people": [part for part in parts if part.membership.name],
        "mine": mine,
        "answered": mine is not None and answered(proposal, mine),
        "noted_for_me": mine is not None and mine.came_by == CameBy.TABLE,
        "may_take_back": mine is not None and withdrawable(proposal, mine),
        "facilitates": facilitates,
        "open": proposal.state == ProposalState.OPEN,
        "by_hands": proposal.rule in BY_HANDS and not proposal.timed_out,
        "on_paper": proposal.rule in ON_PAPER,
        "election": proposal.rule == Rule.ELECTION,
        "lot": proposal.rule == Rule.LOT,
        "role": role_of(standing, proposal),
    }


def progress(proposal: Proposal, parts: list[Part]) -> dict[str, Any]:
    """How far an open vote is: people by batches, and nothing of what they answered."""
    together = sum(tally.people for tally in holding.counted_together(proposal))
    people, members = together + sum(bool(part.came_by) for part in parts), len(parts)
    return {
        "at_least": holding.in_batches(people),
        "batch": BATCH,
        "members": members,
        "few": members < BATCH,
        "too_many": people > members,
    }


def names_heard(proposal: Proposal) -> list[tuple[str, list[str]]]:
    """The names written in the first round with the reasons given, in the order of letters: who wrote them is
    nowhere, and numbers come with the name that is proposed."""
    if proposal.rule != Rule.ELECTION or proposal.stage == Stage.NAMING:
        return []
    names = holding.names_of(proposal)
    reasons: dict[str, set[str]] = {}
    held = holding.held(proposal)
    for said in (*held.answers, *held.gone):
        turns = (
            (("first", "why"), ("second", "why2"))
            if proposal.stage == Stage.PROPOSED
            else (("first", "why"),)
        )
        for turn, why in turns:
            if said.get(turn):
                reasons.setdefault(said[turn], set()).update(filter(None, [said.get(why)]))
    found = [(names.get(pk, _("quelqu’un")), sorted(why)) for pk, why in reasons.items()]
    return sorted(found)


def role_of(standing: Standing, proposal: Proposal) -> dict[str, Any] | None:
    """The role that a decision gives: its words, who took it by this, and whom a lot named that may still say
    yes, each for themselves or at their word by who holds the round. None where it gives none."""
    if not proposal.role:
        return None
    rows = Term.objects.filter(decision=proposal.decision).exclude(decision=None)
    terms = list(rows.select_related("membership").order_by("since", "pk"))
    told, today = recounting.read(proposal), clock.today()
    taken = {str(one.membership_id) for one in terms}
    waiting: list[Membership] = []
    if told is not None and proposal.rule == Rule.LOT and len(taken) < proposal.places:
        after = [pk for pk in told.replacing if pk not in taken][:1]
        rows_of = Membership.objects.filter(collective=proposal.collective).exclude(name="")
        asked = {str(one.pk): one for one in rows_of.filter(pk__in=(*told.winners, *after)).order_by("pk")}
        waiting = [asked[pk] for pk in (*told.winners, *after) if pk in asked and pk not in taken]
    holds, own = may_facilitate(standing, proposal), standing.account.pk
    return {
        "words": proposal.get_role_display(),
        "taken": [
            {
                "name": one.membership.name or _("quelqu’un"),
                "since": one.since,
                "until": one.until,
                "over": one.until is not None and one.until <= today,
            }
            for one in terms
        ],
        "drawn": [
            {
                "name": one.name,
                "pk": one.pk,
                "own": one.account_id == own,
                "next": told is not None and str(one.pk) in told.replacing,
            }
            for one in waiting
            if holds or one.account_id == own
        ],
    }


def result_of(proposal: Proposal) -> dict[str, Any]:
    """What a closed proposal says: how it ends, the steps in words, who took part, how answers came."""
    told = recounting.read(proposal)
    if told is None:
        return {"told": None}
    names = holding.names_of(proposal)
    ways = [(CameBy(way).label, number) for way, number in told.origins.items()]
    return {
        "told": told,
        "steps": [holding.named(step, names) for step in told.steps],
        "winners": [holding.named(one, names) for one in told.winners],
        "ways": ways,
        "listed": recounting.listed(proposal),
        "listed_from": recounting.LISTED_FROM,
        "few_withdrawn": 0 < proposal.withdrawn < BATCH,
        "changed": not told.stands,
        "adopted": told.adopted,
        "now": [holding.named(one, names) for one in told.ends[1]],
    }
