"""How Django writes our forms: label, hint, error, field, in that order and linked for screen readers."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """The ``FORM_RENDERER``: ``{{ form }}`` and ``{{ form.field.as_field_group }}`` give our markup."""

    form_template_name = "ui/form.html"
    formset_template_name = "ui/formset.html"
    field_template_name = "ui/field.html"
