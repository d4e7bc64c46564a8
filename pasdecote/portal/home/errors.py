"""The pages of what went wrong that Django cannot choose by itself."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def too_large(request: HttpRequest) -> HttpResponse:
    """What was sent is too heavy: 413, in plain words. Reads nothing of what was sent."""
    return HttpResponse(render_to_string("413.html"), status=413)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler400`: 413 when too much was sent, 400 for any other request that cannot be read."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return HttpResponse(render_to_string("400.html"), status=400)
