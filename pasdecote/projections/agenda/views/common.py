"""What these screens share: the agenda for those it is for, its addresses, refusals shown on the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from pasdecote.ground.facts.errors import FactError
from pasdecote.projections.agenda.access import Space, group_space, house_space
from pasdecote.projections.agenda.services import AgendaRefused
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]


def space_for(request: HttpRequest, slug: str, house: str) -> Space:
    """The agenda of the group or of the structure that the address names. Raises Http404."""
    standing = standing_for(request)
    return house_space(standing, house) if house else group_space(standing, slug)


def address_of(space: Space, screen: str, *more: object) -> str:
    """A screen of this agenda: that of a structure or of a group."""
    name = f"agenda:house_{screen}" if space.house else f"agenda:{screen}"
    return reverse(name, args=[space.about.slug, *more])


def calendar_url(space: Space) -> str:
    """The agenda itself."""
    return address_of(space, "calendar")


def around(space: Space) -> dict[str, Any]:
    """What every screen of an agenda says: whose it is, and the way back."""
    return {"space": space, "about": space.about, "back": calendar_url(space)}


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; None when the page is only read."""
    return request.POST if request.method == "POST" else None


@contextmanager
def shown_on(form: Form, *said: type[Exception]) -> Iterator[None]:
    """A refusal becomes the first line of the form, above words that are still there. What is not allowed is
    answered like something that does not exist, unless `said` names it."""
    try:
        yield
    except (AgendaRefused, FactError, JournalRefused) as error:
        if isinstance(error, NotAllowed) and not isinstance(error, said):
            raise Http404(str(error)) from error
        form.add_error(None, str(error))


def page(
    request: HttpRequest, template: str, context: dict[str, Any], form: Form | None = None
) -> HttpResponse:
    """The screen; with the status of something to correct when its form has errors."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, f"agenda/{template}.html", context, status=422 if wrong else 200)
