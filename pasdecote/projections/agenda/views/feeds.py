"""The address that somebody's own calendar reads: made, stopped, and read by a program without a session."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.digests import digest
from pasdecote.ground.store.limits import asked_too_often
from pasdecote.projections.agenda import services
from pasdecote.projections.agenda.access import PURPOSE, Space, feed_for
from pasdecote.projections.agenda.calendar import to_calendar
from pasdecote.projections.agenda.drawing import items_of
from pasdecote.projections.agenda.projection import Item, recent
from pasdecote.projections.agenda.queries import feed_of
from pasdecote.projections.agenda.views.common import WITH, address_of, around, page, space_for
from pasdecote.projections.agenda.words import label_of

A_MINUTE = 60
MOST_A_MINUTE = 30


@never_cache
@sensitive_variables("secret", "address")
@require_http_methods(WITH)
def phone(request: HttpRequest, slug: str = "", house: str = "") -> HttpResponse:
    """What an address is, and getting one: it is shown once, on the answer to the act."""
    space = space_for(request, slug, house)
    context = {**around(space), "stop": address_of(space, "stop"), "address": ""}
    if request.method == "POST":
        secret = services.open_feed(by=space.standing.account, about=space.about)
        context["address"] = request.build_absolute_uri(reverse("agenda:feed", args=[secret]))
        context["subscribe"] = f"webcal:{context['address'].partition(':')[2]}"
    return page(request, "phone", {**context, "feed": feed_of(space)})


@require_POST
def stop(request: HttpRequest, slug: str = "", house: str = "") -> HttpResponse:
    """The address stops."""
    space = space_for(request, slug, house)
    services.close_feed(by=space.standing.account, about=space.about)
    messages.success(request, _("L’adresse est arrêtée : plus aucun agenda ne la lit."))
    return redirect(address_of(space, "phone"))


@login_not_required
@sensitive_variables("secret")
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The agenda for a calendar program: what the holder may see today, and 404 for anything else, always
    in the same words. Asked with the mark of what it has already, the program hears that nothing changed."""
    if asked_too_often(f"agenda:{digest(PURPOSE, secret)}", most=MOST_A_MINUTE, seconds=A_MINUTE):
        return _plain(_("Trop de demandes : réessayez dans une minute."), 429, {"Retry-After": str(A_MINUTE)})
    found = feed_for(secret)
    if found is None:
        return _plain(_("Cette adresse d’agenda n’existe pas, ou n’existe plus."), 404)
    row, space = found
    with override(row.language):
        body = _calendar(request, space)
    response = HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-cache",
            "Content-Disposition": 'inline; filename="agenda.ics"',
            "ETag": quote_etag(digest("etag", body.decode())[:32]),
            "X-Robots-Tag": "noindex",
        },
    )
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _calendar(request: HttpRequest, space: Space) -> bytes:
    def address(item: Item) -> str:
        return request.build_absolute_uri(reverse("journal:note", args=[item.fact])) if item.whole else ""

    shown = [item for item in items_of(space) if not (space.house and item.session)]
    name = _("Agenda · %(name)s") % {"name": space.about.name}
    return to_calendar(recent(shown, clock.today()), name=name, label=label_of, address=address)


def _plain(words: str, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(words + "\n", content_type="text/plain; charset=utf-8", status=status, headers=kept)
