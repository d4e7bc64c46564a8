"""One field: answering once for all, writing words for this bilan, letting a note's words leave."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import sent
from pasdecote.projections.reports import services
from pasdecote.projections.reports.access import may_answer
from pasdecote.projections.reports.answer_book import AnswerBook, Uses
from pasdecote.projections.reports.drawing import Drawn, answerable, drawn, spec_of
from pasdecote.projections.reports.forms import AnswerForm, EditForm
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.services.rereading import editable
from pasdecote.projections.reports.views.answers import uses_in_words
from pasdecote.projections.reports.views.bilan import around, shown
from pasdecote.projections.reports.views.common import (
    READ,
    REFUSED,
    bilan_for,
    crumbs,
    field_address,
    not_found,
    page,
)
from pasdecote.spine.collectives.access import Standing, no_such_page


@require_http_methods(READ)
def field(request: HttpRequest, id: UUID, field: str) -> HttpResponse:
    """A field with its forms; posted, the answer that holds for every bilan."""
    standing, draft = bilan_for(request, id)
    both = _drawn(draft, field)
    if request.method == "POST" and not may_answer(standing, draft):
        raise no_such_page()
    form = AnswerForm(sent(request), initial={"id": uuid7()})
    if form.is_valid():
        with REFUSED.on_form(form):
            lines = uses_in_words(_uses(standing, draft, both.inside.field(field).question))
            services.answer(by=standing.account, draft=draft, field=field, **form.cleaned_data)
            messages.success(request, " ".join([_("La réponse est gardée."), *lines]))
            return redirect(field_address(draft, field))
    return _page(request, standing, draft, both, field, answer_form=form)


@require_http_methods(READ)
def edit(request: HttpRequest, id: UUID, field: str) -> HttpResponse:
    """Write a field's words for this bilan only."""
    standing, draft = bilan_for(request, id)
    both = _drawn(draft, field)
    form = EditForm(sent(request), initial=_words(both, field))
    if form.is_valid():
        with REFUSED.on_form(form):
            services.edit(by=standing.account, draft=draft, field=field, words=form.cleaned_data["words"])
            return redirect(field_address(draft, field))
    return _page(request, standing, draft, both, field, edit_form=form)


@require_POST
def restore(request: HttpRequest, id: UUID, field: str) -> HttpResponse:
    """Follow the notes again."""
    standing, draft = bilan_for(request, id)
    with REFUSED.on_next_page(request):
        services.restore(by=standing.account, draft=draft, field=field)
    return redirect(field_address(draft, field))


@require_POST
def approve(request: HttpRequest, id: UUID, field: str, version: UUID) -> HttpResponse:
    """Let the words of one note enter this bilan, or (`retirer`) take them out again."""
    standing, draft = bilan_for(request, id)
    act = services.withdraw if "retirer" in request.POST else services.approve
    with REFUSED.on_next_page(request):
        act(by=standing.account, draft=draft, version=version)
    return redirect(reverse("reports:figure", args=[draft.pk, field]) + "#phrases")


def _drawn(draft: Draft, field: str) -> Drawn:
    """The bilan, when it has this field and is open to changes. Raises Http404 otherwise."""
    if draft.done:
        raise no_such_page()
    with not_found():
        both = drawn(draft)
        both.inside.field(field)
    return both


def _uses(standing: Standing, draft: Draft, question: str) -> Uses:
    """Where else an answer to this question serves, or would: this bilan is left out."""
    project = draft.project_id if question.partition(":")[2] else None
    about = draft.group or draft.organisation
    assert about is not None
    found = AnswerBook(standing, about).uses(question, project)
    return replace(found, open=[each for each in found.open if each != draft])


def _words(both: Drawn, field: str) -> dict[str, str]:
    """What the field says outside: the words to begin from hold no small number."""
    value = both.outside.field(field).value
    return {"words": value if isinstance(value, str) else ""}


def _page(
    request: HttpRequest, standing: Standing, draft: Draft, both: Drawn, field: str, **forms: Any
) -> HttpResponse:
    value = both.inside.field(field)
    spec = spec_of(both.inside.template, field)
    may_ask = answerable(value) and may_answer(standing, draft)
    if "edit_form" in forms and not editable(spec):
        raise no_such_page()
    edited = draft.edits.filter(field=field).first()
    uses = _uses(standing, draft, value.question) if may_ask else None
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "one": shown(standing, draft, both, value),
        "back": field_address(draft, field),
        "answer_form": forms.get("answer_form", AnswerForm(initial={"id": uuid7()})) if may_ask else None,
        "edit_form": forms.get("edit_form", EditForm(initial=_words(both, field)))
        if editable(spec)
        else None,
        "writing": "edit_form" in forms or bool(edited) or not may_ask,
        "edited": edited,
        "uses": uses,
        "lines": uses_in_words(uses) if uses else [],
        "arranges": spec.narrative is not None,
        "team": may_answer(standing, draft),
    }
    return page(request, "field", context, next(iter(forms.values())))
