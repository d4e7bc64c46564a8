"""A funder's words and ways on screen."""

import re

from django import template
from django.utils.translation import gettext as _

from pasdecote.projections.reports.our_words import our_words
from pasdecote.projections.reports.template import FieldSpec, Template

register = template.Library()
_BREAKS = re.compile(r"(?<=\S) (?=[:;?!»])|(?<=«) ")


@register.filter
def together(words: str) -> str:
    """The words with non-breaking spaces where French wants them, so that no line begins with « : »."""
    return _BREAKS.sub("\u00a0", words)


@register.simple_tag
def funder_word(chosen: Template, field: str) -> str:
    """What a quoted field is called here: « Mot du financeur. Chez nous : Présences »; nothing for others."""
    spec = next((spec for spec in chosen.fields() if spec.id == field), None)
    if spec is None or not spec.funder_word:
        return ""
    ours = our_words(spec)
    return _("Mot du financeur. Chez nous : %(ours)s") % {"ours": ours} if ours else _("Mot du financeur.")


@register.filter
def way(field: FieldSpec) -> str:
    """How a field of a template is filled, in words."""
    ways = {
        "indicator": _("compté dans les notes"),
        "narrative": _("phrases des notes"),
        "budget": _("tableau du budget"),
        "money": _("montant du budget"),
        "identity": _("dit une fois par la structure"),
        "statement": _("dit par le modèle"),
        "question": _("répondu par quelqu’un"),
    }
    asks = _("complété par quelqu’un") if field.question and field.kind != "question" else ""
    return ", ".join(filter(None, (ways[field.kind], asks)))
