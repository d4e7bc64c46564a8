"""Names inside sentences: written right to left, they turn round nothing of what is beside them."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def apart(name: Any) -> SafeString | str:
    """A name set apart in its sentence with ``<bdi>``; "" for none. Not for attributes, nor page titles."""
    return format_html("<bdi>{}</bdi>", name) if name else ""
