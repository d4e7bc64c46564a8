"""What is announced as too heavy is refused before it is received."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pasdecote.portal.home.errors import too_large

AROUND_A_FILE = 1024 * 1024


class RefuseHugeUploads:
    """A middleware: answers 413 when a sending says it is larger than the largest file accepted here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced[:18]) > settings.LARGEST_UPLOAD + AROUND_A_FILE:
            return too_large(request)
        return self.get_response(request)
