"""Sessions: what is planned, what took place, the sheet for the table."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import slug as slug_of
from pasdecote.practice.actions import services
from pasdecote.practice.actions.forms import CancelForm, HoldForm, PlanForm, chosen_project
from pasdecote.practice.actions.queries import session_of, sessions_of, told_to
from pasdecote.practice.actions.rules import Session, SessionState
from pasdecote.practice.actions.sheet import session_sheet
from pasdecote.practice.actions.views.common import (
    REFUSED,
    group_for_members,
    group_for_team,
    page,
    project_choices,
)
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import projects_of
from pasdecote.spine.journal.enums import Origin
from pasdecote.spine.journal.following import PARAMETER, followed

WITH = ["GET", "HEAD", "POST"]
MOST_PAST = 30


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What is coming, what still has to be told, what took place lately."""
    standing, collective = group_for_members(request, slug)
    today, team = clock.today(), collective.pk in standing.team
    found = [session for session in sessions_of(collective.pk) if told_to(session.circle, team=team)]
    planned = [session for session in found if session.state is SessionState.PLANNED]
    past = [session for session in found if session.state is not SessionState.PLANNED]
    context = {
        "collective": collective,
        "team": team,
        "open": {session.outcome for session in past if told_to(session.outcome_circle, team=team)},
        "today": today,
        "coming": [session for session in planned if session.on >= today],
        "waiting": [session for session in planned if session.on < today],
        "past": past[::-1][:MOST_PAST],
    }
    return page(request, "sessions", context)


@require_http_methods(WITH)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan one session or a series; from a word or a decision, they follow it."""
    standing, collective = group_for_team(request, slug)
    follows = followed(standing, collective.pk, request.GET.getlist(PARAMETER))
    form = PlanForm(request.POST or None, projects=project_choices(collective), initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            dates = [said["on"]]
            if said["weeks"]:
                dates = services.dates_every(said["on"], weeks=said["weeks"], until=said["until"])
            project = chosen_project(said, projects_of(collective))
            planned = services.plan_sessions(
                by=standing.account,
                id=said["id"],
                collective=collective,
                dates=dates,
                title=said["title"],
                at=said["at"].strftime("%H:%M") if said["at"] else "",
                place=said["place"],
                project=project,
                who=said["who"],
                follows=[one.fact for one in follows],
            )
            said_so = ngettext("%(number)d séance prévue.", "%(number)d séances prévues.", len(planned))
            messages.success(request, said_so % {"number": len(planned)})
            return redirect("actions:sessions", slug=slug)
    return page(request, "plan", {"form": form, "collective": collective, "follows": follows}, form)


@require_http_methods(WITH)
def hold(request: HttpRequest, slug: str, plan: UUID) -> HttpResponse:
    """Tell a planned session that took place: nothing that was planned is typed again."""
    standing, collective = group_for_team(request, slug)
    session = _session(collective, plan)
    if session.state is SessionState.HELD:
        return redirect("journal:note", id=session.outcome)
    form = HoldForm(request.POST or None, projects=project_choices(collective), initial=_planned(session))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            services.hold_session(
                by=standing.account,
                id=said["id"],
                collective=collective,
                plan=plan,
                content=form.told,
                circle=said["circle"],
                origin=Origin.PAPER if said["paper"] else Origin.TYPED,
            )
            messages.success(request, _("La séance est racontée : elle compte dans les bilans."))
            return redirect("actions:sessions", slug=slug)
    return page(request, "hold", {"form": form, "collective": collective, "session": session}, form)


@require_http_methods(WITH)
def cancel(request: HttpRequest, slug: str, plan: UUID) -> HttpResponse:
    """Say that a planned session will not take place."""
    standing, collective = group_for_team(request, slug)
    session = _session(collective, plan)
    form = CancelForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            services.cancel_session(
                by=standing.account, id=said["id"], collective=collective, plan=plan, reason=said["reason"]
            )
            messages.success(request, _("C’est dit : la séance n’aura pas lieu."))
            return redirect("actions:sessions", slug=slug)
    return page(request, "cancel", {"form": form, "collective": collective, "session": session}, form)


@require_safe
def sheet(request: HttpRequest, slug: str, plan: UUID) -> HttpResponse:
    """The paper sheet of a session, as PDF."""
    standing, collective = group_for_members(request, slug)
    session = _session(collective, plan)
    if not told_to(session.circle, team=collective.pk in standing.team):
        raise Http404(_("Cette séance n’existe pas dans ce groupe."))
    document = session_sheet(session, collective.name, clock.today())
    name = f"seance-{session.on.isoformat()}-{slug_of(session.content.title)}.pdf"
    return HttpResponse(
        to_pdf(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _session(collective: Collective, plan: UUID) -> Session:
    session = session_of(collective.pk, plan)
    if session is None:
        raise Http404(_("Cette séance n’existe pas dans ce groupe."))
    return session


def _planned(session: Session) -> dict[str, object]:
    """What the plan already says."""
    content = session.content
    return {
        "id": uuid7(),
        "kind": "action_held",
        "happened_on": session.on,
        "place": content.place.name if content.place else "",
        "project": str(content.project) if content.project else "",
    }
