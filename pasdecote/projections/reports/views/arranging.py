"""Choosing which notes a field of sentences shows, and their order; every gesture keeps what was chosen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from pasdecote.projections.reports import services
from pasdecote.projections.reports.choosing import choices_in
from pasdecote.projections.reports.drawing import drawn
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import (
    READ,
    REFUSED,
    bilan_for,
    crumbs,
    field_address,
    not_found,
    page,
)
from pasdecote.spine.collectives.access import no_such_page


@require_http_methods(READ)
def arrange(request: HttpRequest, id: UUID, field: str) -> HttpResponse:
    """The notes of a field, each shown or not, one above the other as they will be read."""
    standing, draft = bilan_for(request, id)
    if draft.done:
        raise no_such_page()
    with not_found():
        notes = choices_in(draft, field)
        value = drawn(draft).inside.field(field)
    if request.method == "POST":
        with REFUSED.on_next_page(request):
            if "par-date" in request.POST:
                services.arrange_by_date(by=standing.account, draft=draft, field=field)
            else:
                order, left_out = wanted(request.POST)
                services.arrange(
                    by=standing.account, draft=draft, field=field, order=order, left_out=left_out
                )
        moved = _uuids(request.POST.getlist("monter") + request.POST.getlist("descendre"))
        if moved:
            return redirect(f"{reverse('reports:arrange', args=[draft.pk, field])}#note-{moved[0]}")
        return redirect(field_address(draft, field))
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "field": value,
        "notes": notes,
        "waiting": len(value.waiting),
        "chosen": draft.arrangements.filter(field=field).exists(),
    }
    return page(request, "arrange", context)


def wanted(said: QueryDict) -> tuple[list[UUID], list[UUID]]:
    """The facts in the order asked, one step moved if a step was asked, and those not to be shown."""
    order = _uuids(said.getlist("ordre"))
    shown = set(_uuids(said.getlist("montrer")))
    for name, step in (("monter", -1), ("descendre", 1)):
        for fact in _uuids(said.getlist(name)):
            _move(order, fact, step)
    return [fact for fact in order if fact in shown], [fact for fact in order if fact not in shown]


def _move(order: list[UUID], fact: UUID, step: int) -> None:
    """Put a fact one place up or down, where there is a place."""
    if fact not in order:
        return
    here = order.index(fact)
    there = min(max(here + step, 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]


def _uuids(said: list[str]) -> list[UUID]:
    """The identifiers among what was sent; anything else is left out."""
    found = []
    for each in said:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found
