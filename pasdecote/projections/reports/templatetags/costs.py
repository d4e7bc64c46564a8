"""The time that bilans take: the script that says a minute, and what was counted."""

from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.timing import cost_of, is_measured
from pasdecote.spine.collectives.access import standing_for

register = template.Library()


@register.simple_tag(takes_context=True)
def minutes(context: Context) -> SafeString | str:
    """The script that says a minute, on the pages of a bilan whose structure wants it; nothing elsewhere."""
    draft = context.get("draft")
    if not isinstance(draft, Draft) or not is_measured(draft):
        return ""
    markup = '<meta name="bilan-minutes" content="{}"><script type="module" src="{}"></script>'
    return format_html(markup, reverse("reports:minute", args=[draft.pk]), static("reports/js/minutes.js"))


@register.inclusion_tag("reports/_cost.html", takes_context=True)
def what_it_cost(context: Context, draft: Draft) -> dict[str, Any]:
    """What this bilan cost so far, and that it is being counted."""
    house = sender_of(draft)
    works = house is not None and house.pk in standing_for(context["request"]).posts
    return {"cost": cost_of(draft), "measured": is_measured(draft), "house": house, "works": works}
