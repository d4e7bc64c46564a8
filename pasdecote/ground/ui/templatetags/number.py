"""Numbers on screen. Every percentage and figure goes through here; the rules stay in ``measures``."""

from decimal import Decimal

from django import template
from django.template.loader import render_to_string
from django.utils.formats import number_format

from pasdecote.ground.measures.small_numbers import Figure, amount_in_words, figure_in_words, share_in_words

register = template.Library()


@register.filter
def grouped(value: int | Decimal) -> str:
    """Write a number with the separators of the language: 12 345,5."""
    return number_format(value, use_l10n=True, force_grouping=True)


@register.simple_tag
def percent(value: int, denominator: int, unit: str = "") -> str:
    """Say a share: "62 % (25 sur 40 inscrits)", or under 20 only "8 sur 12 inscrits".

    Raises ShareError when the part exceeds the whole.
    """
    words = share_in_words(value, denominator)
    if not unit:
        return words
    return f"{words[:-1]} {unit})" if words.endswith(")") else f"{words} {unit}"


@register.simple_tag
def figure(figure: Figure, *, href: str = "", label: str = "", big: bool = False) -> str:
    """Say a ``measures`` figure whole: unit, denominator, how obtained, missing; as a link to its notes.

    A hidden figure, or one that has no sources, is never a link. ``big``: a tile, inside
    ``<ul class="figures">``; then ``label`` says what is counted.
    """
    words = figure_in_words(figure)
    amount = ""
    if figure.value is not None and not figure.hidden:
        amount = amount_in_words(figure.value, figure.unit)
    context = {
        "amount": amount or words,
        "rest": words.removeprefix(amount) if amount else "",
        "label": label,
    }
    link = "" if figure.hidden or not figure.sources else href
    return render_to_string("ui/figure.html", {**context, "href": link, "big": big, "unknown": not amount})
