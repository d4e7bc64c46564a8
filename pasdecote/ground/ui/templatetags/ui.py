"""The components that screens are made of. ``README.md`` beside this package shows each one.

Words come already translated from the screen; attributes beyond the named ones are written as they are, with
``_`` turned into ``-`` (``hx_get="…"`` gives ``hx-get="…"``).
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.ui import markup, parts
from pasdecote.ground.ui.links import Link

register = template.Library()

READERS = {
    "moi": ("circle-self", _("Lu par vous seulement.")),
    "equipe": ("circle-team", _("Lu par les personnes qui accompagnent ce groupe.")),
    "collectif": ("circle-group", _("Lu par les membres du groupe et les personnes qui l’accompagnent.")),
    "institution": ("circle-institution", _("Lu par les institutions à qui le groupe l’envoie.")),
    "public": ("circle-public", _("Lu par tout le monde.")),
}
CARD_STATES = {
    "group": ("decided", _("Décidé par le groupe")),
    "held": ("contest", _("Quelqu’un a dit « ce n’est pas ça »")),
    "waiting": ("offline", _("En attente d’envoi")),
}
BUTTON_KINDS = frozenset({"act", "group", "quiet", "plain"})


@register.simple_tag
def icon(name: str) -> SafeString:
    """Give a drawing of ``icons.svg``, hidden from screen readers: it never goes without words."""
    return markup.icon(name)


@register.simple_tag
def button(
    label: str, *, kind: str = "act", href: str = "", icon: str = "", type: str = "submit", **attrs: Any
) -> str:
    """Give a button, or a link that looks like one when ``href`` is given.

    ``kind``: act (the one main action), group (what the group decides), quiet, plain.
    """
    if kind not in BUTTON_KINDS:
        raise template.TemplateSyntaxError(f"Unknown kind of button: {kind!r}")
    return markup.button(label, kind, href, icon, type, markup.attributes(attrs))


@register.simple_block_tag
def chip(content: str, label: str, *, icon: str = "", name: str = "", open: bool = False) -> str:
    """Give a pill that says a choice already made, and opens on what changes it.

    Of those with the same ``name``, one is open at a time.
    """
    return markup.chip(content, label, icon, name, open)


@register.simple_block_tag
def cards(content: str) -> str:
    """Give the list that holds ``{% card %}``."""
    return format_html('<ul class="cards" role="list">{}</ul>', content)


@register.simple_block_tag
def card(
    content: str,
    *,
    when: str = "",
    title: str = "",
    href: str = "",
    opens: str = "",
    tone: str = "",
    state: str = "",
    id: str = "",
    level: int = 2,
) -> str:
    """Give a card that reads as a sentence. ``href`` goes on the title, or on the words of ``opens``.

    ``tone``: "" , group (decided), held (contested), waiting (not sent); ``state`` replaces its words.
    ``level`` is that of the title: 2 under the h1, 3 under an h2.
    """
    if tone and tone not in CARD_STATES:
        raise template.TemplateSyntaxError(f"Unknown tone of card: {tone!r}")
    icon_name, words = CARD_STATES.get(tone, ("", ""))
    said: dict[str, Any] = {"when": when, "title": title, "href": href, "opens": opens, "id": id}
    return markup.card(
        content, **said, tone=tone, state=state or str(words), icon_name=icon_name, level=level
    )


@register.simple_block_tag
def note(content: str, *, tone: str = "", icon: str = "info") -> str:
    """Give a quiet box. ``tone``: "" (help), group (decided), attention."""
    return markup.note(content, tone, icon)


@register.simple_block_tag
def first_step(content: str, title: str, *, icon: str = "", action: str = "", href: str = "") -> str:
    """Give an empty screen that teaches the first step, and its one action."""
    context = {"content": content, "title": title, "icon": icon, "action": action, "href": href}
    return render_to_string("ui/first_step.html", context)


@register.simple_block_tag
def table(content: str, caption: str, *, id: str, note: str = "") -> str:
    """Give a table in a region that scrolls and takes the focus. Content: thead, tbody, tfoot."""
    return render_to_string("ui/table.html", {"content": content, "caption": caption, "id": id, "note": note})


@register.simple_block_tag
def fold(content: str, label: str, *, open: bool = False, id: str = "") -> str:
    """Give a part that stays folded until somebody wants it."""
    return markup.fold(content, label, open, id)


@register.simple_block_tag
def dialog(content: str, title: str, *, id: str) -> str:
    """Give a native dialog, opened by a button with ``popovertarget``, also without JavaScript."""
    return render_to_string("ui/dialog.html", {"content": content, "title": title, "id": id})


@register.simple_tag
def page_header(
    title: str, *, purpose: str = "", listen: bool = True, action: str = "", href: str = "", icon: str = ""
) -> str:
    """Give the h1, the sentence that says what the screen is for, *écouter*, and at most one main action."""
    return markup.page_header(title, purpose, listen, action, href, icon)


@register.simple_tag
def who_reads(circle: str, *, words: str = "") -> str:
    """Give the line that says who reads. ``circle``: moi, equipe, collectif, institution, public."""
    icon_name, sentence = READERS[circle]
    return markup.who_reads(icon_name, words or str(sentence))


@register.simple_tag
def progress(
    done: int, total: int, sentence: str, *, id: str = "progress", poll: str = "", leave: str = ""
) -> str:
    """Give a bar with its words. While not finished, asks ``poll`` every two seconds for its replacement.

    ``leave`` says that one may leave and how to come back.
    """
    context = {"done": done, "total": total, "sentence": sentence, "id": id, "leave": leave}
    return render_to_string("ui/progress.html", {**context, "poll": poll if done < total else ""})


@register.simple_tag
def error_summary(form: BaseForm) -> str:
    """Give the list of what to correct, each linked to its field; nothing when all is well."""
    return render_to_string("ui/error_summary.html", {"form": form}) if form.errors else ""


@register.simple_tag
def tabs(links: Sequence[Link], *, label: str) -> str:
    """Give a row of links of which one is current."""
    return render_to_string("ui/tabs.html", {"links": links, "label": label})


@register.simple_tag
def breadcrumb(links: Sequence[Link]) -> str:
    """Give the way back: the links above this screen, which itself is not in it."""
    return render_to_string("ui/breadcrumb.html", {"links": links})


@register.simple_tag(takes_context=True)
def pagination(context: template.Context, page: Page[Any], *, parameter: str = "page") -> str:
    """Give "page 2 sur 7" with the two neighbours; other parameters of the address are kept."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(number: int) -> str:
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return "?" + query.urlencode()

    before = address(page.previous_page_number()) if page.has_previous() else ""
    after = address(page.next_page_number()) if page.has_next() else ""
    return render_to_string("ui/pagination.html", {"page": page, "before": before, "after": after})


@register.simple_tag(takes_context=True)
def head(context: template.Context) -> str:
    """Give what is in the head of every page: styles, icons, scripts. A page that sets ``without_htmx`` asks
    nothing of it, and does without its weight."""
    return parts.part("ui/head.html", {"without_htmx": bool(context.get("without_htmx"))}, {})


@register.simple_tag(takes_context=True)
def header(context: template.Context) -> str:
    """Give the name of the tool, the groups of the person, and what opens the menu."""
    groups = tuple(context.get("groups") or ())
    return parts.part("ui/header.html", {"groups": groups, "menu": bool(context.get("navigation"))}, {})


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> str:
    """Give the five and the rest of the menu; nothing when there is no navigation."""
    entries = tuple(context.get("navigation") or ())
    token = {"csrf_token": context.get("csrf_token", "")}
    return parts.part("ui/navigation.html", {"navigation": entries}, token) if entries else ""


@register.simple_tag(takes_context=True)
def footer(context: template.Context) -> str:
    """Give what is below every page; the other language when there is an address to change it."""
    request = context.get("request")
    address = str(context.get("language_url") or "") if request else ""
    given = {"footer_links": tuple(context.get("footer_links") or ()), "language_url": address}
    given["languages"] = tuple((code, str(name)) for code, name in settings.LANGUAGES) if address else ()
    here = request.get_full_path() if request else ""
    return parts.part("ui/footer.html", given, {"csrf_token": context.get("csrf_token", ""), "here": here})


@register.simple_tag
def static_or_nothing(path: str) -> str:
    """Give a static address, or nothing when files were not collected: a page of errors must not fail."""
    try:
        return static(path)
    except ValueError:
        return ""
