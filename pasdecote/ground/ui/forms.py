"""How Django writes our forms: label, hint, error, field, in that order and linked for screen readers."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from pasdecote.ground.ui import fields

FIELD = "ui/field"


class Renderer(DjangoTemplates):
    """The ``FORM_RENDERER``: ``{{ form }}`` and ``{{ form.field.as_field_group }}`` give our markup."""

    form_template_name = "ui/form.html"
    formset_template_name = "ui/formset.html"
    field_template_name = FIELD

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A field or a widget by the function that writes it; the template for those that have none."""
        if template_name == FIELD:
            return fields.field(context)
        if writer := fields.WRITERS.get(template_name):
            return mark_safe(writer(context["widget"]))
        return super().render(template_name, context, request)
