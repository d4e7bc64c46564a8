"""Forms of structures, and the field that any form uses to ask for a commune."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.ui.typed import Text
from pasdecote.spine.organisations.communes import CommuneUnclear, label, meant, proposals
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation


class CommuneInput(forms.TextInput):
    """A text field with proposals beneath, renewed as one types; filled too after an unclear sending."""

    template_name = "organisations/commune_input.html"

    def format_value(self, value: Any) -> str:
        """The words for a code; words stay words."""
        try:
            return label(meant(str(value))) if value else ""
        except CommuneUnclear:
            return str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the address of the proposals, and those for what is typed already."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["list"] = f"{widget['attrs'].get('id', name)}_communes"
        widget["search"] = f"{reverse('organisations:find_commune')}?champ={name}"
        widget["proposals"] = [label(place) for place in proposals(widget["value"] or "")]
        return context


class CommuneField(Text):
    """Asks for a commune by name or postcode; gives its INSEE code, or "" when left empty."""

    widget = CommuneInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Commune"))
        kwargs.setdefault("help_text", _("Son nom ou son code postal."))
        super().__init__(**{"max_length": 120, **kwargs})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return meant(text).code if text else ""
        except CommuneUnclear as error:
            raise ValidationError(str(error), code="unclear") from error


class IdentityForm(forms.ModelForm):  # type: ignore[type-arg]
    """What every bilan says of the structure, told once."""

    territory = CommuneField(required=False)
    siret = Text(label=_("Numéro SIRET"), help_text=_("14 chiffres."), required=False, max_length=20)

    class Meta:
        model = Organisation
        fields = ("name", "kind", "territory", "address", "representative", "siret", "rna", "engaged")
        field_classes = dict.fromkeys(("name", "address", "representative", "rna"), Text)
        help_texts = {
            "rna": _("Pour une association : W suivi de 9 chiffres."),
            "representative": _("Son nom et sa fonction."),
            "engaged": _("Il sera affiché sur la page des groupes qu’elle accompagne. Il n’engage qu’elle."),
        }
        widgets = {"address": forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"})}

    def clean_siret(self) -> str:
        """Spaces are how people write it."""
        return "".join(self.cleaned_data["siret"].split())


class WelcomeForm(forms.Form):
    """A colleague: name, e-mail, role."""

    name = Text(label=_("Nom, comme les autres le liront"), max_length=150)
    email = forms.EmailField(label=_("Adresse e-mail"), help_text=_("Elle sert seulement à entrer."))
    role = forms.ChoiceField(
        label=_("Rôle"), choices=PostRole, initial=PostRole.WORKER, widget=forms.RadioSelect
    )
