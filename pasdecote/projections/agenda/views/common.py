"""What these screens share: the agenda for those it is for, its addresses, refusals shown on the form."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.projections.agenda.access import Space, group_space, house_space
from pasdecote.projections.agenda.services import AgendaRefused
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]
REFUSED = Refusals((AgendaRefused, FactError, JournalRefused), hidden=(NotAllowed,))
page = pages_of("agenda")


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
