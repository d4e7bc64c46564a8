"""What one looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.ui.typed import Text
from pasdecote.practice.belonging.referral.needs import NEEDS
from pasdecote.spine.organisations.communes import CommuneUnclear, meant


class LookForm(forms.Form):
    """A need, a town, a word: any of them."""

    besoin = forms.ChoiceField(label=_("Pour quoi ?"), required=False)
    commune = Text(
        label=_("Où ?"), help_text=_("Une commune ou un code postal."), required=False, max_length=120
    )
    mots = Text(label=_("Un mot"), required=False, max_length=200)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        need = self.fields["besoin"]
        assert isinstance(need, forms.ChoiceField)
        need.choices = [("", _("tout")), *NEEDS.items()]

    def clean_commune(self) -> str:
        """The INSEE code. Raises ValidationError for words that name no commune, or several."""
        text = self.cleaned_data["commune"]
        try:
            return meant(text).code if text else ""
        except CommuneUnclear as error:
            raise forms.ValidationError(str(error)) from error
