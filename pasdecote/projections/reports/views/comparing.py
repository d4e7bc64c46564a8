"""Two years of the same bilan side by side, with what changed in the way of counting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pasdecote.projections.reports.comparing.years import other_for, others, side_by_side
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import bilan_for, crumbs, not_found, page
from pasdecote.spine.collectives.access import no_such_page


@require_safe
def years(request: HttpRequest, id: UUID) -> HttpResponse:
    """Choose the other year; then every field of both, in the form's order."""
    standing, draft = bilan_for(request, id)
    key = request.GET.get("avec", "")
    context = {**around(draft), "crumbs": crumbs(draft), "others": others(standing, draft), "key": key}
    if key:
        other = other_for(standing, draft, key)
        if other is None:
            raise no_such_page()
        with not_found():
            context["both"] = side_by_side(draft, other.draft)
        context["frozen"] = draft.done or (other.saved and other.draft.done)
    return page(request, "comparing", context)
