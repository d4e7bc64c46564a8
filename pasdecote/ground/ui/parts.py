"""Parts around every page (head, menu, foot): rendered once, kept in this process, never words told.

A part is kept under its template, the language and all that it is made of, so that none is ever stale. What
belongs to one request (the token of forms, the address) is a hole, filled when the page is written.
"""

from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from pasdecote.ground.kernel.identifiers import uuid7

MOST = 500
_HOLE = uuid7().hex  # nobody can write it: it changes with the process


def part(template: str, given: Mapping[str, Hashable], holes: Mapping[str, object]) -> SafeString:
    """The part that this template writes of what is given; `holes` differ at each request."""
    rendered = _rendered if settings.DEBUG is False else _rendered.__wrapped__
    html = rendered(template, get_language(), tuple(given.items()), tuple(holes))
    for name, value in holes.items():
        html = html.replace(f"{_HOLE}-{name}", conditional_escape(str(value)))
    return mark_safe(html)  # rendered by a template, and what fills it is escaped


@lru_cache(maxsize=MOST)
def _rendered(
    template: str, language: str | None, given: tuple[tuple[str, Hashable], ...], holes: tuple[str, ...]
) -> str:
    """Kept; `language` tells the tongues apart."""
    return render_to_string(template, {**dict(given), **{name: f"{_HOLE}-{name}" for name in holes}})
