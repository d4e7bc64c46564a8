"""What Raconter and the pages of a correction give to the phone, to say the same without a network."""

import json
from typing import Any

import msgspec
from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pasdecote.ground.facts.kinds import KINDS
from pasdecote.spine.journal.anchors import Spot
from pasdecote.spine.journal.forms import TellForm
from pasdecote.spine.journal.forms.notes import NoteForm
from pasdecote.spine.journal.reading import Card
from pasdecote.spine.journal.views.common import readers_at

register = template.Library()
# What the fields of the form hold already: not said twice in the page.
WORDS_ASKED = ("happened", "changed", "difficulty", "next_step", "failed", "learnt", "themes")


@register.simple_tag
def spots_for_phone(form: TellForm) -> SafeString:
    """Where one may tell, as JSON by the value of the choice: its name, the last part of its address, its
    thread, and for each circle what is said once the note is kept. To be written between single quotes: its
    own double ones, some hundred, stay as they are and the page stays light."""
    choices: Any = form["circle"].subwidgets
    circles = [str(choice.data["value"]) for choice in choices]
    found = {key: _spot(spot, circles) for key, spot in form.spots.items()}
    return _written(found)


@register.simple_tag
def correction_for_phone(form: NoteForm, card: Card, digest: str = "") -> SafeString:
    """The note that the form corrects, as JSON: which, where, for whom, what no field of the form holds,
    and by kind what of that a note of this kind does not say; `digest` of what may be rewritten in place."""
    assert form.base is not None
    kinds: Any = form.fields["kind"]
    base = {k: v for k, v in msgspec.to_builtins(form.base).items() if k not in WORDS_ASKED}
    said = [*base, *(name for name in ("failed", "learnt") if name in form.fields)]
    lost = {kind: [name for name in said if name not in _said_by(kind)] for kind, _words in kinds.choices}
    about = {"collective": card.collective, "organisation": card.organisation}
    return _written(
        {
            "fact": str(card.fact),
            "anchor": {name: str(pk) for name, pk in about.items() if pk},
            "circle": card.circle,
            "group": card.where,
            "base": base,
            "lost": {kind: names for kind, names in lost.items() if names},
            "digest": digest,
        }
    )


def _said_by(kind: str) -> set[str]:
    return {field.name for field in msgspec.structs.fields(KINDS[kind])} | {"kind"}


def _written(found: dict[str, Any]) -> SafeString:
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
