"""Amounts and figures of bilans on screen."""

from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pasdecote.ground.documents import figures
from pasdecote.projections.reports.budget import BudgetLine
from pasdecote.projections.reports.models import Draft

register = template.Library()


@register.filter
def euros(cents: int | None) -> str:
    """Cents as euros: 123450 gives « 1 234,50 € », None nothing."""
    return "" if cents is None else figures.cents(cents)


@register.filter
def of_plan(percent: Decimal | None) -> str:
    """What was done of what was planned: « 93 % ». For euros only, beside both amounts; it may exceed 100."""
    return figures.shown(percent, "percent")


@register.simple_tag
def amount(cents: int | None, line: BudgetLine, draft: Draft, field: str) -> SafeString | str:
    """An amount of the budget as a link to the notes of its line."""
    if cents is None or not line.sources:
        return euros(cents)
    address = reverse("reports:figure", args=[draft.pk, field])
    return format_html('<a href="{}?ligne={}">{}</a>', address, line.id, euros(cents))
