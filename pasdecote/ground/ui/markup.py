"""What is written dozens of times a page, as functions: a template for each would cost most of the page.

They are reached by the tags of the same names. Everything given is escaped unless it is markup already.
"""

from functools import lru_cache
from typing import Any

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import conditional_escape as written
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Beyond this, a title is written smaller: it would fill the screen of a phone.
LONG_TITLE = 60
NOTHING = SafeString("")
# Drawings that show a way to go, or lines of writing: turned round where one reads from right to left.
TURNED = frozenset({"thread", "report", "out", "change", "aside", "answer", "send", "undo", "back", "next"})


def attributes(given: dict[str, Any]) -> SafeString:
    """Write HTML attributes; ``True`` stands alone, ``False`` and ``None`` are left out."""
    return flatatt({name.replace("_", "-"): value for name, value in given.items()}) if given else NOTHING


@lru_cache(maxsize=200)
def icon(name: str) -> SafeString:
    """A drawing of ``icons.svg``, hidden from screen readers."""
    address = f"{written(static('ui/icons.svg'))}#{written(name)}"
    turned = " turned" if name in TURNED else ""
    return mark_safe(
        f'<svg class="icon{turned}" aria-hidden="true" focusable="false"><use href="{address}"></use></svg>'
    )


def _drawing(name: str) -> str:
    return icon(name) if name else ""


def button(label: str, kind: str, href: str, icon_name: str, type: str, attrs: SafeString) -> SafeString:
    """A button, or a link that looks like one when ``href`` is given."""
    words = f"{_drawing(icon_name)}<span>{written(label)}</span>"
    if href:
        return mark_safe(f'<a class="button button-{kind}" href="{written(href)}"{attrs}>{words}</a>')
    return mark_safe(f'<button class="button button-{kind}" type="{written(type)}"{attrs}>{words}</button>')


def chip(content: str, label: str, icon_name: str, name: str, open: bool) -> SafeString:
    """A pill that opens on what changes it."""
    group = f' name="{written(name)}"' if name else ""
    words = f"{_drawing(icon_name)}<span>{written(label)}</span>{icon('down')}"
    return mark_safe(
        f'<details class="chip"{group}{" open" if open else ""}><summary>{words}</summary>'
        f'<div class="chip-body">{written(content)}</div></details>'
    )


def fold(content: str, label: str, open: bool, id: str) -> SafeString:
    """A part that stays folded until somebody wants it."""
    anchor = f' id="{written(id)}"' if id else ""
    return mark_safe(
        f'<details class="fold"{anchor}{" open" if open else ""}>'
        f"<summary>{icon('down')}<span>{written(label)}</span></summary>"
        f'<div class="fold-body">{written(content)}</div></details>'
    )


def note(content: str, tone: str, icon_name: str) -> SafeString:
    """A quiet box."""
    look = f"note note-{written(tone)}" if tone else "note"
    return mark_safe(f'<div class="{look}">{icon(icon_name)}<div>{written(content)}</div></div>')


def who_reads(icon_name: str, sentence: str) -> SafeString:
    """The line that says who reads."""
    return mark_safe(f'<p class="who-reads">{icon(icon_name)}<span>{written(sentence)}</span></p>')


def page_header(title: str, purpose: str, listen: bool, action: str, href: str, icon_name: str) -> SafeString:
    """The h1, what the screen is for, the way to hear it, its one main action."""
    long = ' class="long"' if len(title) > LONG_TITLE else ""
    parts = [f'<header class="page-header">\n<h1{long}>{written(title)}</h1>\n']
    if purpose:
        parts.append(f'<p class="purpose">{written(purpose)}</p>\n')
    if listen:
        parts.append(
            '<button class="button button-plain listen" type="button" hidden data-listen'
            f' data-stop-words="{written(_("Arrêter la lecture"))}"'
            f' data-resume-words="{written(_("Reprendre la lecture"))}">{icon("listen")}'
            f"<span>{written(_('Écouter cette page'))}</span></button>\n"
        )
    if action:
        act = button(action, "act", href, icon_name, "submit", NOTHING)
        parts.append(f'<div class="buttons">{act}</div>\n')
    return mark_safe("".join([*parts, "</header>"]))


def card(
    content: str,
    *,
    when: str = "",
    title: str = "",
    href: str = "",
    opens: str = "",
    tone: str = "",
    state: str = "",
    icon_name: str = "",
    id: str = "",
    level: int = 2,
) -> SafeString:
    """A card that reads as a sentence, inside the list of cards."""
    look = f"card card-{written(tone)}" if tone else "card"
    parts = [f'<li class="{look}"' + (f' id="{written(id)}">\n' if id else ">\n")]
    if state:
        parts.append(f'<p class="card-state">{_drawing(icon_name)}<span>{written(state)}</span></p>\n')
    if when:
        parts.append(f'<p class="card-when">{written(when)}</p>\n')
    if title:
        words = f'<a href="{written(href)}">{written(title)}</a>' if href and not opens else written(title)
        parts.append(f'<h{level} class="card-title">{words}</h{level}>\n')
    parts.append(written(content))
    if href and opens:
        about = f'<span class="unseen"> : {written(title or when)}</span>' if title or when else ""
        parts.append(f'\n<p class="card-opens"><a href="{written(href)}">{written(opens)}{about}</a></p>')
    return mark_safe("".join([*parts, "\n</li>"]))
