"""The life of a bilan: freezing, sending, comparing with today, a new version, throwing away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import sent
from pasdecote.projections.reports import services
from pasdecote.projections.reports.awaited import Awaited, awaited
from pasdecote.projections.reports.differences import differences
from pasdecote.projections.reports.drawing import draw, drawn, outside_words
from pasdecote.projections.reports.files.official import TEMPLATE
from pasdecote.projections.reports.forms import FreezeForm, SendForm
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.services.sending import known_as
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import (
    READ,
    REFUSED,
    bilan_for,
    crumbs,
    not_found,
    page,
    posted,
)
from pasdecote.spine.accounts.templatetags.moment import day as day_of
from pasdecote.spine.collectives.access import no_such_page

OPEN = (Status.TO_ANSWER, Status.TO_REVIEW)


@require_http_methods(READ)
def freeze(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is still open, what will be withheld, then the lock."""
    standing, draft = bilan_for(request, id)
    if draft.done:
        return redirect("reports:bilan", id=draft.pk)
    form = FreezeForm(*posted(request))
    if form.is_valid():
        with REFUSED.on_form(form):
            blank = form.cleaned_data["blank"] if draft.template == TEMPLATE else None
            services.freeze(by=standing.account, draft=draft, blank=blank)
            messages.success(request, _("Le bilan est figé : ces fichiers ne changeront plus."))
            return redirect("reports:bilan", id=draft.pk)
    with not_found():
        both = drawn(draft)
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "form": form,
        "open": [field for field in both.inside.fields if field.status in OPEN],
        "conflicts": [field for field in both.inside.fields if field.conflict],
        "withheld": [
            (field, outside_words(field, both.outside.field(field.id)))
            for field in both.inside.fields
            if field.id in both.withheld
        ],
        "cannot_leave": both.outside.cannot_leave,
    }
    return page(request, "freeze", context, form)


@require_http_methods(READ)
def send(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say to whom the frozen bilan went, and when."""
    standing, draft = bilan_for(request, id)
    if not draft.done:
        raise no_such_page()
    due = awaited(standing, draft)
    funder = known_as(draft.funder)
    initial = {"id": uuid7(), "on": clock.today(), "institution": funder}
    initial["sent_to"] = "" if funder else draft.funder
    initial["settles"] = next((item.fact for item in due if item.fits(draft.funder)), None)
    form = SendForm(sent(request), due=[(str(item.fact), _due_words(item)) for item in due], initial=initial)
    if form.is_valid():
        with REFUSED.on_form(form):
            services.send(by=standing.account, draft=draft, **form.cleaned_data)
            messages.success(request, _("C’est noté. Les membres le verront."))
            return redirect("reports:bilan", id=draft.pk)
    return page(request, "send", {**around(draft), "crumbs": crumbs(draft), "form": form}, form)


@require_safe
def compare(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was frozen beside what the notes say today, field by field."""
    _standing, draft = bilan_for(request, id)
    if not draft.done:
        raise no_such_page()
    with not_found():
        changes = differences(draft.snapshot.text, draw(draft, outside=True))
    return page(request, "compare", {**around(draft), "crumbs": crumbs(draft), "changes": changes})


@require_POST
def begin_again(request: HttpRequest, id: UUID) -> HttpResponse:
    """A new bilan on the same frame; the frozen one stays."""
    standing, draft = bilan_for(request, id)
    with not_found():
        again = services.begin_again(by=standing.account, draft=draft)
    messages.success(request, _("Une nouvelle version est prête à relire. L’ancienne ne change pas."))
    return redirect("reports:bilan", id=again.pk)


@require_http_methods(READ)
def discard(request: HttpRequest, id: UUID) -> HttpResponse:
    """Throw away a bilan that is not frozen."""
    standing, draft = bilan_for(request, id)
    if draft.done:
        raise no_such_page()
    if request.method == "POST":
        with REFUSED.on_next_page(request):
            services.discard(by=standing.account, draft=draft)
            messages.success(request, _("Ce bilan est jeté. Les notes et les réponses restent."))
        return redirect("reports:list")
    return page(request, "discard", {**around(draft), "crumbs": crumbs(draft)})


def _due_words(due: Awaited) -> str:
    """« oui, pour le 30 juin 2026 · la Caf · bilan final »."""
    day = _("oui, pour le %(day)s") % {"day": day_of(due.on)}
    return " · ".join(part for part in (day, due.who, due.title) if part)
