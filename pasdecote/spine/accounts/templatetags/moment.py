"""A day in words, as people write it."""

from datetime import date, datetime

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A date, or a moment taken in the zone of the house: "1er mai 2026", "3 mars 2026"; nothing gives ""."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if translation.get_language() == "fr":
        return date_format(value, r"j\e\r F Y" if value.day == 1 else "j F Y", use_l10n=False)
    return date_format(value, "DATE_FORMAT")
