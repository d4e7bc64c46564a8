"""How Django writes our forms: label, hint, error, field, in that order and linked for screen readers."""

from typing import Any

from django.forms.renderers import DjangoTemplates

# A list of choices in one template, where Django takes three for each option.
QUICKER = {"django/forms/widgets/select.html": "ui/select.html"}


class Renderer(DjangoTemplates):
    """The ``FORM_RENDERER``: ``{{ form }}`` and ``{{ form.field.as_field_group }}`` give our markup."""

    form_template_name = "ui/form.html"
    formset_template_name = "ui/formset.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        """The template of a widget, ours where there is one."""
        return super().get_template(QUICKER.get(template_name, template_name))
