"""What an institution's reader sees: what was sent to it, one bilan at a time, as it was sent."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pasdecote.ground.ui.links import Link
from pasdecote.projections.reports.access import received_by, received_for
from pasdecote.projections.reports.asked import asking, asking_of
from pasdecote.projections.reports.files import FORMATS, OFFICIAL
from pasdecote.projections.reports.received import received
from pasdecote.projections.reports.views.common import page
from pasdecote.projections.reports.views.downloads import frozen_file
from pasdecote.spine.accounts.models import Account

A_PAGE = 20


@require_safe
def received_list(request: HttpRequest) -> HttpResponse:
    """The groups that await an answer, then what was sent, by date. No number, of anything."""
    sendings = Paginator(received_by(_account(request)), A_PAGE).get_page(request.GET.get("page"))
    asked_by = asking(_account(request))
    context = {
        "asking": asked_by,
        "pages": sendings,
        "rows": [received(sending) for sending in sendings.object_list],
    }
    return page(request, "received", context)


@require_safe
def asked_by(request: HttpRequest, slug: str) -> HttpResponse:
    """What one group asks of the institution: its words, its dates, and whether an answer is awaited."""
    found = asking_of(_account(request), slug)
    crumbs = [Link(label=_("Bilans reçus"), url=reverse("reports:received"))]
    return page(request, "asked_by", {"asking": found, "crumbs": crumbs})


@require_safe
def received_one(request: HttpRequest, sending: UUID) -> HttpResponse:
    """One bilan as it was sent: its words, its files."""
    found = received_for(_account(request), sending)
    order = (*FORMATS, OFFICIAL)
    files = sorted(found.snapshot.files.order_by("id"), key=lambda file: order.index(file.format))
    context = {
        "one": received(found),
        "files": [(file, FORMATS.get(file.format)) for file in files],
        "crumbs": [Link(label=_("Bilans reçus"), url=reverse("reports:received"))],
    }
    return page(request, "received_one", context)


@require_safe
def received_file(request: HttpRequest, sending: UUID, form: str) -> HttpResponse:
    """One frozen file, byte for byte."""
    return frozen_file(received_for(_account(request), sending).snapshot.draft, form)


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)
