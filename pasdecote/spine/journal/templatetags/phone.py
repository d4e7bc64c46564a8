"""What the page of Raconter gives to the phone, so that it says the same without a network."""

import json
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pasdecote.spine.journal.anchors import Spot
from pasdecote.spine.journal.forms import TellForm
from pasdecote.spine.journal.views.common import readers_at

register = template.Library()


@register.simple_tag
def spots_for_phone(form: TellForm) -> SafeString:
    """Where one may tell, as JSON by the value of the choice: its name, the last part of its address, its
    thread, and for each circle what is said once the note is kept. To be written between single quotes: its
    own double ones, some hundred, stay as they are and the page stays light."""
    choices: Any = form["circle"].subwidgets
    circles = [str(choice.data["value"]) for choice in choices]
    found = {key: _spot(spot, circles) for key, spot in form.spots.items()}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return SafeString(escape(text).replace("&quot;", '"'))


def _spot(spot: Spot, circles: list[str]) -> dict[str, Any]:
    group = spot.anchor.collective
    readers = {circle: readers_at(spot.name, circle, house=group is None) for circle in circles}
    said = {circle: _("C’est gardé. %(readers)s") % {"readers": words} for circle, words in readers.items()}
    return {
        "name": spot.name,
        "slug": group.slug if group else "",
        "thread": reverse("journal:thread", args=[group.slug]) if group else "",
        "said": said,
    }
