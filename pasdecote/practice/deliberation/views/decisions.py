"""What is put to decision and what was decided: the list, putting something, its page, which way."""

import json
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.measures.voting import choosing
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.access import people_today
from pasdecote.practice.deliberation.enums import STANDING, ProposalState, Rule, Stage
from pasdecote.practice.deliberation.forms_ballots import BallotForm, WordsForm
from pasdecote.practice.deliberation.forms_proposals import ProposeForm, identifiers
from pasdecote.practice.deliberation.holding import names_of
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.recounting import read
from pasdecote.practice.deliberation.services.results import summary
from pasdecote.practice.deliberation.services.voting import answered
from pasdecote.practice.deliberation.views.decision_pages import (
    REFUSED,
    WITH,
    around,
    names_heard,
    page,
    progress,
    result_of,
    the_proposal,
)
from pasdecote.spine.collectives.access import Standing, member_group_for, no_such_page, standing_for
from pasdecote.spine.collectives.charters import default_rule_of, draft_of, in_words
from pasdecote.spine.collectives.enums import TEAM_ROLES
from pasdecote.spine.collectives.models import Charter, Collective

RULES = {
    choosing.Rule.CONSENT: Rule.CONSENT,
    choosing.Rule.SIMPLE: Rule.MAJORITY,
    choosing.Rule.QUALIFIED: Rule.QUALIFIED,
    choosing.Rule.JUDGMENT: Rule.JUDGMENT,
    choosing.Rule.SHARES: Rule.SHARES,
    choosing.Rule.SCHULZE: Rule.SCHULZE,
    choosing.Rule.LOT: Rule.LOT,
    choosing.Rule.WITHOUT_CANDIDATES: Rule.ELECTION,
}
ASKED = ("quoi", "combien", "retour", "demander", "role")


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to decide, then what was."""
    standing = standing_for(request)
    collective = member_group_for(standing, slug)
    rows = list(Proposal.objects.filter(collective=collective).order_by("-opened_at", "pk"))
    over = [row for row in rows if row.state != ProposalState.OPEN]
    context = {
        "collective": collective,
        "waiting": _waiting(standing, [row for row in rows if row.state == ProposalState.OPEN]),
        "over": [(row, _ended(row), "group" if _decided(row) else "") for row in over],
    }
    return page(request, "list", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """From a note, which does not know these pages, to what it put to decision or what was decided."""
    found = identifiers(request.GET.get("note", ""))
    standing = standing_for(request)
    rows = Proposal.objects.filter(Q(pk__in=found) | Q(decision__in=found), collective__in=standing.member)
    row = rows.select_related("collective").order_by("pk").first()
    if row is None:
        raise no_such_page()
    return redirect("deliberation:proposal", row.collective.slug, row.pk)


@require_http_methods(WITH)
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Put something to decision: a name suffices. `?suit=` gives the notes that it follows, `?regle=` the way
    of deciding, otherwise that of nos règles, `?titre=` a title, `?regles=` the draft of nos règles."""
    standing = standing_for(request)
    collective = member_group_for(standing, slug)
    people = list(people_today(collective))
    asked, usual = request.GET.get("regle", ""), default_rule_of(collective) or Rule.CONSENT
    charter = _drafted(request, collective)
    form = ProposeForm(
        request.POST or None,
        people=people,
        team=frozenset(one.pk for one in people if one.role in TEAM_ROLES),
        initial={
            "id": uuid7(),
            "rule": asked if asked in Rule.values else usual,
            "words": in_words(charter) if charter else "",
            "suit": ",".join(str(fact) for fact in identifiers(request.GET.get("suit", ""))),
            "title": request.GET.get("titre", "")[:250],
            "threshold": "2/3",
        },
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            row = services.open_proposal(
                by=standing.account,
                id=said["id"],
                collective=collective,
                title=said["title"],
                words=said["words"],
                terms=replace(form.terms, charter=charter),
            )
            messages.success(request, _("C’est mis en décision. Le groupe le lit dans le fil."))
            return redirect("deliberation:proposal", slug, row.pk)
    context = {"collective": collective, "form": form, "unfolded": bool(asked) or form.is_bound}
    return page(request, "propose", context, form)


def _drafted(request: HttpRequest, collective: Collective) -> Charter | None:
    """The draft of nos règles that the address names, as long as it waits for no other decision."""
    found = draft_of(collective)
    named = found is not None and str(found.pk) == request.GET.get("regles", "")
    return found if found and named and found.proposal is None else None


@require_safe
def proposal(request: HttpRequest, slug: str, proposal: Any) -> HttpResponse:
    """What there is to decide: the text, what is said of it, one's answer; once closed, the result."""
    standing, row = the_proposal(request, slug, proposal)
    context = around(standing, row)
    context |= {
        "wordings": list(row.wordings.order_by("-changed_at", "pk")),
        "said": list(row.said.order_by("said_at", "pk")),
        "objections": [(one, one.fate in STANDING) for one in row.objections.all()],
        "options": list(row.options.all()),
        "heard": names_heard(row),
    }
    if context["open"]:
        return page(request, "open", {**context, **_while_open(row, context)})
    if context["lot"] and row.frozen_list:
        context["frozen"] = _frozen(row)
    recounters = row.recounters.select_related("membership").order_by("pk")
    context |= {
        **result_of(row),
        "recounters": list(recounters),
        "today": clock.today(),
        "ended": _ended(row),
    }
    context["due"] = bool(
        row.state == ProposalState.PROVISIONAL and row.final_on and row.final_on <= clock.today()
    )
    return page(request, "result", context)


@require_safe
def which_way(request: HttpRequest, slug: str) -> HttpResponse:
    """« Quelle façon de décider ? »: five questions, one recommendation, and the form filled in."""
    collective = member_group_for(standing_for(request), slug)
    kinds = (choosing.Matter, choosing.Size, choosing.Stake, choosing.Voice, choosing.Suits)
    given: list[Any] = []
    for name, kind in zip(ASKED, kinds, strict=True):
        said = request.GET.get(name, "")
        given.append(kind(said) if said in list(kind) else None)
    found = choosing.recommend(*(_or_first(one, kind) for one, kind in zip(given, kinds, strict=True)))
    enough = given[0] is not None
    context = {
        "collective": collective,
        "questions": [
            (name, question, str(said or question.answers[0][0]))
            for name, question, said in zip(ASKED, choosing.QUESTIONS, given, strict=True)
        ],
        "found": found if enough else None,
        "rule": RULES[found.rule],
        "title": request.GET.get("titre", ""),
    }
    return page(request, "which_way", context)


def _or_first(said: Any, kind: Any) -> Any:
    return said if said is not None else next(iter(kind))


def _ended(row: Proposal) -> str:
    told = read(row)
    if told is None:
        return _("Laissé sans compter.")
    return summary(row, *told.ends)


def _decided(row: Proposal) -> bool:
    told = read(row)
    return told is not None and told.adopted


def _waiting(standing: Standing, rows: list[Proposal]) -> list[tuple[Proposal, bool]]:
    """Each with whether it asks something of whoever looks."""
    own = Part.objects.filter(proposal__in=rows, membership__account=standing.account)
    places = {part.proposal_id: part for part in own.select_related("ballot").order_by()}
    waiting = [row for row in rows if row.rule != Rule.LOT and row.pk in places and not row.timed_out]
    asked = {row.pk for row in waiting if not answered(row, places[row.pk])}
    return [(row, row.pk in asked) for row in rows]


def _while_open(row: Proposal, context: dict[str, Any]) -> dict[str, Any]:
    parts = context["people"]
    nobody = row.stage == Stage.PROPOSED and row.chosen is None
    asks = context["mine"] and not context["lot"] and not nobody
    return {
        **progress(row, context["parts"]),
        "form": BallotForm(proposal=row, people=parts) if asks else None,
        "ask_form": WordsForm(
            initial={"id": uuid7()}, prefix="question", label=_("Votre question, ou votre réaction")
        ),
        "close_id": uuid7(),
        "vote_id": uuid7(),
        "naming": row.stage == Stage.NAMING,
        "hearing": row.stage == Stage.HEARING,
        "chosen": row.chosen.name if row.chosen else "",
        "chosen_is_me": bool(
            row.chosen and context["mine"] and row.chosen_id == context["mine"].membership_id
        ),
        "frozen": _frozen(row) if context["lot"] else None,
    }


def _frozen(row: Proposal) -> dict[str, Any]:
    """The list of a lot: each name with what stands for it in the draw, in the order of the list."""
    found, names = json.loads(row.frozen_list), names_of(row)
    return {**found, "people": [(names.get(pk, ""), pk) for pk in found["names"]]}
