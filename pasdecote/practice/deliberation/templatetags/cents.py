"""Amounts on the screens of deciding."""

from django import template

from pasdecote.ground.measures.voting.explaining.equal_shares import euros

register = template.Library()


@register.filter
def in_euros(cents: int) -> str:
    """Cents as « 1 200 euros »."""
    return euros(cents)
