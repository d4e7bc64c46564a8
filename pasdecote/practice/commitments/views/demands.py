"""Demands: the list, asking, saying what came, asking again, showing to the institution."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.facts.asking import Asked
from pasdecote.ground.facts.voice import Demand
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments import services
from pasdecote.practice.commitments.access import may_show
from pasdecote.practice.commitments.forms import AgainForm, AnswerForm, AskForm, ShowForm
from pasdecote.practice.commitments.queries import apart_of, demand_of, demands_of
from pasdecote.practice.commitments.views.common import REFUSED, WITH, group_for_members, page
from pasdecote.practice.commitments.words import state_of, step_of, words_of
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import projects_of
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.following import PARAMETER, followed
from pasdecote.spine.journal.sentences import day_in_words
from pasdecote.spine.journal.views.common import project_choices
from pasdecote.spine.organisations.queries import institutions_by_name

SHOWN = (Circle.INSTITUTION, Circle.PUBLIC)


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group asked, of whom, and what came."""
    standing, collective = group_for_members(request, slug)
    shows = may_show(standing, collective)
    asked = [_line(one, shows=shows) for one in demands_of(standing, collective.pk)]
    today = clock.today()
    context = {
        "collective": collective,
        "owing": [line for line in asked if line["owing"]],
        "settled": [line for line in asked if not line["owing"]],
        "apart": [(step_of(told, today), words_of(told), told) for told in apart_of(standing, collective.pk)],
    }
    return page(request, "demands", context)


@require_http_methods(WITH)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the group asks of an institution; from a word, the demand follows it."""
    standing, collective = group_for_members(request, slug)
    follows = followed(standing, collective.pk, request.GET.getlist(PARAMETER))
    form = AskForm(
        request.POST or None,
        projects=project_choices(standing, collective.pk),
        team=collective.pk in standing.team,
        initial={"id": uuid7(), "on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        said = form.said
        said["project"] = projects_of(collective).filter(pk=said["project"]).first()
        with REFUSED.on_form(form):
            said["follows"] = [one.fact for one in follows]
            services.ask(by=standing.account, collective=collective, **said)
            messages.success(request, _("C’est noté : le groupe le demande, et la réponse sera suivie ici."))
            return redirect("commitments:demands", slug=slug)
    context = {"form": form, "collective": collective, "institutions": institutions_by_name()}
    return page(request, "ask", {**context, "follows": follows}, form)


@require_http_methods(WITH)
def answer(request: HttpRequest, slug: str, demand: UUID) -> HttpResponse:
    """Say what came: an answer, a refusal, nothing."""
    standing, collective, asked = _asked(request, slug, demand)
    form = AnswerForm(request.POST or None, initial={"id": uuid7(), "on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.note_answer(
                by=standing.account, collective=collective, demand=demand, **form.cleaned_data
            )
            messages.success(request, _("C’est noté."))
            return redirect("commitments:demands", slug=slug)
    return page(request, "answer", _around(collective, asked, form), form)


@require_http_methods(WITH)
def again(request: HttpRequest, slug: str, demand: UUID) -> HttpResponse:
    """Say that the group asked once more."""
    standing, collective, asked = _asked(request, slug, demand)
    form = AgainForm(request.POST or None, initial={"id": uuid7(), "on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.ask_again(by=standing.account, collective=collective, demand=demand, **form.cleaned_data)
            messages.success(request, _("La relance est notée."))
            return redirect("commitments:demands", slug=slug)
    return page(request, "again", _around(collective, asked, form), form)


@require_http_methods(WITH)
def show(request: HttpRequest, slug: str, demand: UUID) -> HttpResponse:
    """Open the demand to the institution: an act apart, by the team, or by members of a group without one."""
    standing, collective, asked = _asked(request, slug, demand)
    if not may_show(standing, collective):
        raise no_such_page()
    form = ShowForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.show(
                by=standing.account, collective=collective, demand=demand, id=form.cleaned_data["id"]
            )
            messages.success(request, _("L’institution peut lire cette interpellation, et rien d’autre."))
            return redirect("commitments:demands", slug=slug)
    return page(request, "show", _around(collective, asked, form), form)


def _asked(request: HttpRequest, slug: str, demand: UUID) -> tuple[Standing, Collective, Asked]:
    standing, collective = group_for_members(request, slug)
    found = demand_of(standing, collective.pk, demand)
    if found is None:
        raise no_such_page()
    return standing, collective, found


def _around(collective: Collective, asked: Asked, form: Form) -> dict[str, Any]:
    return {
        "form": form,
        "collective": collective,
        "line": _line(asked, shows=False),
        "circle": "equipe" if asked.told.circle == Circle.TEAM else "collectif",
    }


def _line(asked: Asked, *, shows: bool) -> dict[str, Any]:
    """One demand as its card says it."""
    content, today = asked.told.content, clock.today()
    assert isinstance(content, Demand)
    shown = asked.told.circle in SHOWN
    return {
        "fact": asked.told.fact,
        "to": content.addressed_to or _("À qui : non dit"),
        "when": day_in_words(content.happened_on, today),
        "words": words_of(asked.told),
        "state": state_of(asked, today),
        "owing": asked.owing,
        "steps": [(step_of(step, today), words_of(step), step) for step in asked.steps],
        "disputed": asked.told.held_back,
        "team_only": asked.told.circle == Circle.TEAM,
        "shown": shown and content.institution is not None,
        "may_show": shows and not shown and content.institution is not None,
    }
