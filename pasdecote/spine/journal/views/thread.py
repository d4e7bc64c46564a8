"""Fil: what a group lived, newest first; and searching what one may read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pasdecote.ground.kernel.text import readable
from pasdecote.spine.collectives.access import member_group_for, standing_for
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.forms import ThreadFilter
from pasdecote.spine.journal.views.common import page, project_choices

LONGEST_SEARCH = 200


@require_safe
def thread(request: HttpRequest, slug: str) -> HttpResponse:
    """The notes of a group that one may read. Who only draws its bilans reads none: no page for them."""
    standing = standing_for(request)
    collective = member_group_for(standing, slug)
    narrowing = ThreadFilter(request.GET or None, projects=project_choices(standing, collective.pk))
    listed = reading.thread(standing, collective, narrowing.wanted, request.GET.get("avant", ""))
    narrowed = narrowing.wanted != reading.Wanted()
    context: dict[str, Any] = {
        "collective": collective,
        "filter": narrowing,
        "narrowed": narrowed,
        "cards": listed.cards,
        "older": _older(request, listed.older),
        "resumed": bool(request.GET.get("avant")),
    }
    return page(request, "thread", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """French full text over everything that one may read."""
    words = readable(request.GET.get("q", ""))[:LONGEST_SEARCH].strip()
    listed = (
        reading.found(standing_for(request), words, request.GET.get("avant", "")) if words else reading.Page()
    )
    return page(
        request, "search", {"q": words, "cards": listed.cards, "older": _older(request, listed.older)}
    )


def _older(request: HttpRequest, cursor: str) -> str:
    """The address of the older notes, with the same narrowing; empty when there are none."""
    if not cursor:
        return ""
    query = request.GET.copy()
    query["avant"] = cursor
    return f"?{query.urlencode()}"
