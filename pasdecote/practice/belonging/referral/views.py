"""To whom to turn: for anybody, signed in or not; nothing is kept of who looks."""

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.kernel import clock
from pasdecote.practice.belonging.referral.forms import LookForm
from pasdecote.practice.belonging.referral.needs import NEEDS
from pasdecote.practice.belonging.referral.queries import chosen_services, dialled, freshest, services_for
from pasdecote.practice.belonging.referral.sheet import LICENCE, services_sheet

A_PAGE = 20


def leaves_no_trail(view: Any) -> Any:
    """What was looked for is told to no following page, ours included, and kept by no browser.

    « strict-origin » and not « no-referrer »: that one also empties the Origin that forms are checked by.
    """

    @wraps(view)
    def kept_quiet(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = view(request)
        response["Referrer-Policy"] = "strict-origin"
        response["Cache-Control"] = "no-store"
        return response

    return kept_quiet


@login_not_required
@require_safe
@leaves_no_trail
def look(request: HttpRequest) -> HttpResponse:
    """The services around, narrowed by a need, a town, a word."""
    form = LookForm(request.GET)
    right = form.is_valid()
    said = form.cleaned_data
    found = services_for(
        words=said.get("mots", ""), need=said.get("besoin", ""), commune=said.get("commune", "")
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [_shown(service) for service in page] if right else [],
        "number": page.paginator.count if right else 0,
        "freshest": freshest(),
        "licence": LICENCE,
    }
    return render(request, "referral/look.html", context, status=200 if right else 422)


@login_not_required
@require_safe
@leaves_no_trail
def sheet(request: HttpRequest) -> HttpResponse:
    """The services ticked, on paper."""
    services = chosen_services(request.GET.getlist("service"))
    if not services:
        return redirect("referral:look")
    return HttpResponse(
        to_pdf(services_sheet(services, clock.today())),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="a-qui-s-adresser.pdf"'},
    )


def _shown(service: Any) -> dict[str, Any]:
    needs = [NEEDS[code] for code in service.needs.split(";") if code in NEEDS]
    return {"service": service, "dial": dialled(service.telephone), "needs": needs}
