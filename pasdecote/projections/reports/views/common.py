"""What the screens of bilans share: the bilan for those who may draw it; refusals shown on the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pasdecote.ground.documents.cerfa_15059 import BlankRefused
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.links import Link
from pasdecote.projections.reports.access import draft_for, standing_to_draw
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

READ = ["GET", "HEAD", "POST"]
REFUSALS = (ReportError, FactError, BlankRefused, JournalRefused)


def bilan_for(request: HttpRequest, id: UUID) -> tuple[Standing, Draft]:
    """The bilan, for somebody who may draw it. Raises Http404 for anybody else."""
    standing = standing_to_draw(request)
    return standing, draft_for(standing, id)


@contextmanager
def not_found() -> Iterator[None]:
    """What may not be read or done here, or is not there, is answered like something that does not exist."""
    try:
        yield
    except (NotAllowed, ReportError, KeyError) as error:
        raise no_such_page() from error


@contextmanager
def shown_on(form: Form) -> Iterator[None]:
    """A refusal becomes the first line of the form, above words that are still there."""
    try:
        yield
    except NotAllowed as error:
        raise Http404(str(error)) from error
    except REFUSALS as error:
        form.add_error(None, str(error))


@contextmanager
def said_aloud(request: HttpRequest) -> Iterator[None]:
    """A refusal of an act without a form becomes a message on the next page."""
    try:
        yield
    except NotAllowed as error:
        raise Http404(str(error)) from error
    except REFUSALS as error:
        messages.error(request, str(error))


def page(
    request: HttpRequest, template: str, context: dict[str, Any], form: Form | None = None
) -> HttpResponse:
    """The screen; with the status of something to correct when its form has errors."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, f"reports/{template}.html", context, status=422 if wrong else 200)


def posted(request: HttpRequest) -> tuple[Any, ...]:
    """What a form with files is bound to; nothing when the page is only read."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form without files is bound to; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def crumbs(draft: Draft | None = None) -> list[Link]:
    """The way back: all bilans, then this one."""
    found = [Link(label=_("Bilans"), url=reverse("reports:list"))]
    if draft is not None:
        found.append(Link(label=title_of(draft), url=reverse("reports:bilan", args=[draft.pk])))
    return found


def title_of(draft: Draft) -> str:
    """The name of a bilan: its template's, and what it is about."""
    try:
        title = template_of(draft).title
    except ReportError:
        title = draft.template
    return f"{title} · {draft.about.name}"


def field_address(draft: Draft, field: str) -> str:
    """Where a field stands on the page of its bilan."""
    return f"{reverse('reports:bilan', args=[draft.pk])}#{anchor_of(field)}"


def anchor_of(field: str) -> str:
    """The id of a field in the page, fit for selectors too."""
    return "champ-" + field.replace(".", "-")
