"""What waits on this phone: a page that the phone fills itself, for the server knows nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pasdecote.spine.journal.views.common import page


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The frame of the list; its words are read from the phone by envois/list.js, also without a network."""
    return page(request, "waiting", {})
