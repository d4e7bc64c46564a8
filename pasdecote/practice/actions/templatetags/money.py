"""Amounts on screen: « 1 234,50 € », and the link to the note behind."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

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
def amount(cents: int | None, number: int, address: str) -> SafeString | str:
    """An amount as a link to its note, or to the list of its notes with how many they are."""
    if cents is None or not address:
        return euros(cents)
    link = format_html('<a href="{}">{}</a>', address, euros(cents))
    if number < 2:
        return link
    words = ngettext("%(number)d note", "%(number)d notes", number) % {"number": number}
    return format_html('{}<br><span class="small soft">{}</span>', link, words)
