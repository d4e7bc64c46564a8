"""Choosing a commune from what somebody types: the words shown for it, and what the words mean."""

from django.utils.translation import gettext as _

from pasdecote.ground.kernel.text import fold
from pasdecote.spine.organisations import territories
from pasdecote.spine.organisations.territories import Territory, TerritoryKind

SHOWN = 8


class CommuneUnclear(ValueError):
    """What was typed names no commune, or several; the message says which."""


def proposals(text: str, limit: int = SHOWN) -> list[Territory]:
    """The communes that these words may mean, best first. Nothing under two signs."""
    text = text.strip()
    if len(text) < 2:
        return []
    return territories.find(text, limit, {TerritoryKind.COMMUNE})


def label(place: Territory) -> str:
    """A commune as people tell it from another: "Saint-Denis (93)"."""
    department = (place.department or "").removeprefix("dep:")
    return f"{place.name} ({department})" if department else place.name


def meant(text: str) -> Territory:
    """The one commune that these words mean: its code, its label, its name alone when no other bears it.

    Raises CommuneUnclear.
    """
    text = text.strip()
    try:
        place = territories.by_code(text)
        if place.kind == TerritoryKind.COMMUNE:
            return place
    except territories.UnknownTerritory:
        pass
    found = proposals(text)
    exact = [place for place in found if fold(text) in (fold(label(place)), fold(place.name))]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise CommuneUnclear(
            _("Aucune commune ne correspond à « %(text)s ». Essayez son code postal.") % {"text": text[:60]}
        )
    names = ", ".join(label(place) for place in exact or found)
    raise CommuneUnclear(_("Plusieurs communes peuvent être dites ainsi : %(names)s.") % {"names": names})
