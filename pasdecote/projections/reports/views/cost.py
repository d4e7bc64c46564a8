"""What bilans cost a structure: whether it is measured, by whose decision, and the minutes by quarter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.projections.reports import services
from pasdecote.projections.reports.timing import measure_of, quarters_of
from pasdecote.projections.reports.views.common import READ, REFUSED, bilan_for, crumbs, page
from pasdecote.spine.collectives.access import no_such_page, organisation_for, standing_for


@require_http_methods(READ)
def cost(request: HttpRequest, slug: str) -> HttpResponse:
    """What is counted and what is not, in plain words, for those who work there; cadres decide."""
    standing = standing_for(request)
    house = organisation_for(standing, slug)
    if request.method == "POST":
        if not standing.leads(house.pk):
            raise no_such_page()
        with REFUSED.on_next_page(request):
            if "mesurer" in request.POST:
                services.start_measuring(by=standing.account, organisation=house)
                messages.success(request, _("Les minutes sont comptées à partir de maintenant."))
            else:
                forget = "effacer" in request.POST
                services.stop_measuring(by=standing.account, organisation=house, forget=forget)
                messages.success(request, _("Plus rien n’est compté."))
        return redirect("reports:cost", slug=slug)
    context = {
        "organisation": house,
        "measure": measure_of(house),
        "quarters": quarters_of(house),
        "leads": standing.leads(house.pk),
        "crumbs": crumbs(),
    }
    return page(request, "cost", context)


@require_POST
def minute(request: HttpRequest, id: UUID) -> HttpResponse:
    """A page of a bilan was open and used for a minute. The answer is the same whether it counted or not."""
    standing, draft = bilan_for(request, id)
    session = request.session.session_key or ""
    services.count_minute(by=standing.account, draft=draft, session=session)
    return HttpResponse(status=204)
