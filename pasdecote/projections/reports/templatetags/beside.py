"""What stands beside the list of bilans: answers told once, what bilans cost, what was received."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from pasdecote.ground.ui.links import Link
from pasdecote.projections.reports.access import reads_for_institution
from pasdecote.spine.collectives.access import standing_for

register = template.Library()


@register.inclusion_tag("reports/_beside.html", takes_context=True)
def beside_bilans(context: Context) -> dict[str, Any]:
    """The links, for this account."""
    standing = standing_for(context["request"])
    links = [Link(label=_("Mes réponses"), url=reverse("reports:answers"))]
    several = len(standing.organisations) > 1
    for house in standing.organisations:
        label = _("Ce que coûtent les bilans") + (f" · {house.name}" if several else "")
        links.append(Link(label=label, url=reverse("reports:cost", args=[house.slug])))
    if reads_for_institution(standing.account):
        links.append(Link(label=_("Bilans reçus"), url=reverse("reports:received")))
    return {"links": links}
