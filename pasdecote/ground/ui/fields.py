"""Fields of forms as HTML, without a template for each: a form of fifteen would cost more than its page.

Same markup as Django's own widgets, which know their ids, values and attributes; only the writing is here.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.forms import BoundField
from django.utils.html import conditional_escape as written
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

Widget = dict[str, Any]
_INPUTS = (
    "input",
    "text",
    "number",
    "email",
    "url",
    "password",
    "hidden",
    "date",
    "datetime",
    "time",
    "file",
    "checkbox",
)


def field(context: dict[str, Any]) -> SafeString:
    """A field whole: label, hint, errors, field, in that order and linked for screen readers."""
    bound: BoundField = context["field"]
    notes, ticked = _notes(bound), bound.widget_type == "checkbox"
    look = ["field", "field-wrong" if bound.errors else "", "field-check" if ticked else ""]
    label = _label(bound, ticked)
    if ticked:
        inner = f"{bound}{label}{notes}"
    elif bound.use_fieldset:
        described = {"aria-describedby": bound.aria_describedby} if bound.aria_describedby else {}
        inner = f"<fieldset{attributes(described)}>{label}{notes}{bound}</fieldset>"
    else:
        inner = f"{label}{notes}{bound}"
    return mark_safe(f'<div class="{" ".join(filter(None, [*look, bound.css_classes()]))}">{inner}</div>')


def _label(bound: BoundField, ticked: bool) -> str:
    """The words of a field; those that nobody has to answer say so."""
    if not bound.label:
        return ""
    words = str(written(bound.label))
    if not (ticked or bound.field.required):
        words = f"{words} {_optional(get_language())}"
    if bound.use_fieldset and not ticked:
        return f"<legend>{words}</legend>"
    return f'<label for="{bound.id_for_label}">{words}</label>'


@lru_cache(maxsize=20)
def _optional(language: str | None) -> str:
    """Kept; `language` tells the tongues apart."""
    return f'<span class="optional">{written(_("(si vous voulez)"))}</span>'


def _notes(bound: BoundField) -> str:
    """The hint and the errors, with the ids that `aria-describedby` points to."""
    id, found = bound.auto_id, ""
    if bound.help_text:
        anchor = {"id": f"{id}_helptext"} if id else {}
        found = f'<p class="hint"{attributes(anchor)}>{written(bound.help_text)}</p>'
    if bound.errors:
        lines = "".join(f"<li>{written(str(error))}</li>" for error in bound.errors)
        found += f'<ul class="errorlist" id="{id}_error">{lines}</ul>'
    return found


def attributes(given: dict[str, Any]) -> str:
    """The attributes of a widget; ``True`` stands alone, ``False`` is left out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{written(str(value))}"'
        for name, value in given.items()
        if value is not False
    )


def input_of(widget: Widget) -> str:
    """An input of any type."""
    value = "" if widget["value"] is None else f' value="{written(str(widget["value"]))}"'
    name = f'name="{written(widget["name"])}"'
    return f'<input type="{widget["type"]}" {name}{value}{attributes(widget["attrs"])}>'


def text_area(widget: Widget) -> str:
    """A text area; the first line end is the browser's, it is not part of the value."""
    words = written(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{written(widget["name"])}"{attributes(widget["attrs"])}>\n{words}</textarea>'


def select(widget: Widget) -> str:
    """A list of choices, in groups or not."""
    options = "".join(_select_options(widget["optgroups"]))
    return f'<select name="{written(widget["name"])}"{attributes(widget["attrs"])}>{options}</select>'


def _select_options(groups: list[tuple[str | None, list[Widget], int]]) -> Iterator[str]:
    for name, options, _rank in groups:
        if name:
            yield f'<optgroup label="{written(name)}">'
        for option in options:
            value = written(str(option["value"]))
            words = written(option["label"])
            yield f'\n<option value="{value}"{attributes(option["attrs"])}>{words}</option>'
        if name:
            yield "</optgroup>"


def choices(widget: Widget) -> str:
    """Boxes or rounds to tick, each in its label."""
    given = widget["attrs"]
    around = "".join(f' {name}="{written(given[name])}"' for name in ("id", "class") if given.get(name))
    return f"<div{around}>{''.join(_boxes(widget['optgroups']))}</div>"


def _boxes(groups: list[tuple[str | None, list[Widget], int]]) -> Iterator[str]:
    for name, options, _rank in groups:
        if name:
            yield f"<div><label>{written(name)}</label>"
        for option in options:
            box = input_of(option)
            if option["wrap_label"]:
                id = option["attrs"].get("id")
                box = (
                    f"<label{attributes({'for': id} if id else {})}>{box} {written(option['label'])}</label>"
                )
            yield f"<div>{box}</div>"
        if name:
            yield "</div>"


WRITERS: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": input_of for name in _INPUTS},
    "django/forms/widgets/textarea.html": text_area,
    "django/forms/widgets/select.html": select,
    "django/forms/widgets/radio.html": choices,
    "django/forms/widgets/checkbox_select.html": choices,
}
