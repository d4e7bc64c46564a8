"""A commune's code, in words."""

from django import template

from pasdecote.spine.organisations import territories
from pasdecote.spine.organisations.communes import label

register = template.Library()


@register.filter
def commune(code: str) -> str:
    """ "93066" gives "Saint-Denis (93)"; an unknown code is shown as it is."""
    try:
        return label(territories.by_code(code)) if code else ""
    except territories.UnknownTerritory:
        return code
