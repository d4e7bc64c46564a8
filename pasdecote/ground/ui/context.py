"""The context processor of the look."""

from typing import Any

from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, str]:
    """Give ``layout``, the template to extend: the whole page, or its main part when htmx replaces that."""
    htmx: Any = getattr(request, "htmx", None)
    partial = htmx and not htmx.boosted and not htmx.history_restore_request
    return {"layout": "partial.html" if partial else "base.html"}
