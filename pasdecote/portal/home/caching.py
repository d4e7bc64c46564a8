"""Pages are for whoever reads them: nothing between them and us keeps a copy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class KeepPagesPrivate:
    """A middleware: « private, no-cache » on every answer that says nothing itself of being kept. The browser
    may still go back to a page at once; static files, which never change, are answered before this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
