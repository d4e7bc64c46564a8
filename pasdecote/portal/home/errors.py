"""The pages of what went wrong that Django cannot choose by itself."""

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


class CutShort(BadRequest):
    """Fewer bytes came than were announced: the connection broke on the way."""


def too_large(request: HttpRequest) -> HttpResponse:
    """What was sent is too heavy: 413, in plain words. Reads nothing of what was sent."""
    return HttpResponse(render_to_string("413.html"), status=413)


def without_length(request: HttpRequest) -> HttpResponse:
    """A sending that does not say how long it is cannot be checked whole: 411."""
    if of_a_program(request):
        return JsonResponse(
            {"error": _("Cet envoi ne dit pas sa longueur. Rien n’a été enregistré."), "code": "cut_short"},
            status=411,
        )
    return HttpResponse(render_to_string("cut_short.html"), status=411)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler400`: 413 when too much was sent, 400 for any other request that cannot be read."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if not isinstance(exception, CutShort):
        return HttpResponse(render_to_string("400.html"), status=400)
    if of_a_program(request):
        return JsonResponse(
            {"error": _("L’envoi s’est coupé en route. Rien n’a été enregistré."), "code": "cut_short"},
            status=400,
        )
    return HttpResponse(render_to_string("cut_short.html"), status=400)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`: the page stayed open too long, or the browser keeps no cookie. 403."""
    if of_a_program(request):
        sentence = _(
            "Cet envoi vient d’une page trop ancienne. Vos mots sont restés ici : rechargez la page."
        )
        return JsonResponse({"error": sentence, "code": "stale_page"}, status=403)
    return HttpResponse(render_to_string("403_csrf.html"), status=403)


def of_a_program(request: HttpRequest) -> bool:
    """Whether the answer is read by a program: what sends notes in JSON, not a form."""
    return request.method == "PUT" or request.content_type == "application/json"
