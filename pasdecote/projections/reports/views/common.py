"""What the screens of bilans share: the bilan for those who may draw it; refusals shown on the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from pasdecote.ground.documents.cerfa_15059 import BlankRefused
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.links import Link
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.projections.reports.access import draft_for, standing_to_draw
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

READ = ["GET", "HEAD", "POST"]
REFUSED = Refusals((ReportError, FactError, BlankRefused, JournalRefused), hidden=(NotAllowed,))
page = pages_of("reports")


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


def posted(request: HttpRequest) -> tuple[Any, ...]:
    """What a form with files is bound to; nothing when the page is only read."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


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
