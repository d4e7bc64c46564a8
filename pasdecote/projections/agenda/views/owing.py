"""Noting that something is due, and that it is settled."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import sent
from pasdecote.projections.agenda import services
from pasdecote.projections.agenda.access import Space
from pasdecote.projections.agenda.forms import DueForm, MoveForm, SettleForm
from pasdecote.projections.agenda.projection import item_of
from pasdecote.projections.agenda.queries import open_due, recent
from pasdecote.projections.agenda.views.common import (
    REFUSED,
    WITH,
    address_of,
    around,
    calendar_url,
    page,
    space_for,
)
from pasdecote.projections.agenda.words import expected_words, title_of, when_of
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.sentences import sentence_of, shortened

# What a date is noted about: a demand awaits its answer, a decision its review, a grant its bilan.
AWAITING = ("demand", "decision", "funding")
LONGEST_CHOICE = 90


@require_http_methods(WITH)
def add(request: HttpRequest, slug: str = "", house: str = "") -> HttpResponse:
    """Note what is expected: what, by when, from whom."""
    space = space_for(request, slug, house)
    initial = {"id": uuid7(), "what": Expected.TASK.value, "circle": space.circles[0].value}
    form = DueForm(sent(request), circles=space.circles, notes=_notes(space), initial=initial)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.note_due(by=space.standing.account, about=space.about, **form.said)
            messages.success(request, _("C’est noté dans l’agenda."))
            return redirect(calendar_url(space))
    return page(request, "add", {**around(space), "form": form}, form)


@require_http_methods(WITH)
def settle(request: HttpRequest, fact: UUID, slug: str = "", house: str = "") -> HttpResponse:
    """Say that it is done, or what came."""
    space, today = space_for(request, slug, house), clock.today()
    typed = sent(request)
    owed = open_due(space, fact, settled_by=_identifier(typed.get("id", "") if typed else ""))
    if owed is None:
        raise no_such_page()
    item = item_of(owed)
    answer = item.what is Expected.ANSWER
    form = SettleForm(typed, answer=answer, initial={"id": uuid7(), "on": today})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.settle_due(by=space.standing.account, about=space.about, fact=fact, **form.cleaned_data)
            messages.success(request, _("C’est noté."))
            return redirect(calendar_url(space))
    context = {
        "form": form,
        "title": title_of(item),
        "purpose": f"{expected_words(item.what)} · {when_of(item, today)}",
        "answer": answer,
        "move": address_of(space, "move", fact),
        "team": owed.told.circle == "team",
    }
    return page(request, "settle", {**around(space), **context}, form)


@require_http_methods(WITH)
def move(request: HttpRequest, fact: UUID, slug: str = "", house: str = "") -> HttpResponse:
    """Say that it is expected for another day."""
    space = space_for(request, slug, house)
    owed = open_due(space, fact)
    if owed is None:
        raise no_such_page()
    form = MoveForm(sent(request), initial={"id": uuid7(), "on": owed.due.on})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form, NotAllowed):
            services.move_due(by=space.standing.account, about=space.about, fact=fact, **form.cleaned_data)
            messages.success(request, _("La date est changée. L’ancienne reste dans l’histoire de la note."))
            return redirect(calendar_url(space))
    item, today = item_of(owed), clock.today()
    context = {
        "form": form,
        "title": title_of(item),
        "purpose": f"{expected_words(item.what)} · {when_of(item, today)}",
    }
    return page(request, "move", {**around(space), **context}, form)


def _notes(space: Space) -> list[tuple[str, str]]:
    """The last notes that a date may be about, as choices."""
    today = clock.today()
    return [
        (str(item.fact), shortened(str(sentence_of(item.content, today)), LONGEST_CHOICE))
        for item in recent(space, AWAITING)
        if not item.held_back
    ]


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
