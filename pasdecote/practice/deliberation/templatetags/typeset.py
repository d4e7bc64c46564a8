"""Sentences of a count, as they are printed in French: no sign alone at the beginning of a line."""

import re

from django import template

register = template.Library()
_BEFORE, _AFTER = re.compile(r" (?=[:;?!»])"), re.compile(r"(?<=«) ")


@register.filter
def typeset(sentence: str) -> str:
    """The sentence, with spaces that do not break around what French keeps together."""
    ended = sentence.replace("?.", "?").replace("!.", "!")
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", ended))
