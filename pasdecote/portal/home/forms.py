"""The form of the very first page."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.ui.typed import Text
from pasdecote.spine.organisations.enums import OrganisationKind


class FirstVisitForm(forms.Form):
    """The first structure, and the account of whoever opens the house."""

    organisation_name = Text(label=_("Nom de votre structure"), max_length=250)
    kind = forms.ChoiceField(
        label=_("Sorte de structure"), choices=OrganisationKind, initial=OrganisationKind.SOCIAL_CENTRE
    )
    name = Text(label=_("Votre nom, comme les autres le liront"), max_length=150)
    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        help_text=_("Elle sert à entrer. Aucun message n’est envoyé maintenant."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        help_text=_("Au moins 10 signes. Quelques mots à la suite font un bon mot de passe."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """As strong as any other password here."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
