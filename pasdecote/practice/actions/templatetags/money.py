"""Amounts on screen: « 1 234,50 € », and the link to the note behind."""

from collections.abc import Sequence
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def euros(cents: int | None) -> str:
    """Cents as euros, with decimals only when there are some: 123450 gives « 1 234,50 € », None nothing."""
    if cents is None:
        return ""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", "\u202f")
    return f"{grouped},{rest:02d}\u00a0€" if rest else f"{grouped}\u00a0€"


@register.simple_tag
def amount(cents: int | None, notes: Sequence[UUID]) -> SafeString | str:
    """An amount as a link to its note; several notes give one link each, the first on the amount."""
    if cents is None or not notes:
        return euros(cents)
    shown = format_html('<a href="{}">{}</a>', reverse("journal:note", args=[notes[0]]), euros(cents))
    for rank, note in enumerate(notes[1:], start=2):
        shown += format_html(
            ' <a href="{}" class="small">({})</a>', reverse("journal:note", args=[note]), rank
        )
    return shown
