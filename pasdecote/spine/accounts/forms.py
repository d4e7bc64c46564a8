"""The forms of signing in, in our words: a label says what a field is, nothing is written inside it."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.ui.typed import Text
from pasdecote.spine.accounts.models import Account

EMAIL = _("Adresse e-mail")
PASSWORD = _("Mot de passe")
CODE = _("Code reçu par e-mail")
STRENGTH = _("Au moins 10 signes. Quelques mots à la suite font un bon mot de passe.")


class Plain(forms.Form):
    """Fields without words inside them; `words` gives labels, `hints` what is said under the label."""

    words: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class LoginForm(Plain, allauth.LoginForm):
    """E-mail and password."""

    words = {"login": EMAIL, "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class RequestLoginCodeForm(Plain, allauth.RequestLoginCodeForm):
    """The e-mail a code is sent to."""

    words = {"email": EMAIL}


class ConfirmLoginCodeForm(Plain, allauth.ConfirmLoginCodeForm):
    """The code, typed."""

    words = {"code": CODE}


class ChangePasswordForm(Plain, allauth.ChangePasswordForm):
    """The old password, then the new one twice."""

    words = {
        "oldpassword": _("Mot de passe actuel"),
        "password1": _("Nouveau mot de passe"),
        "password2": _("Le même, encore une fois"),
    }
    hints = {"password1": STRENGTH}


class SetPasswordForm(Plain, allauth.SetPasswordForm):
    """A first password, for an account that had none."""

    words = {"password1": PASSWORD, "password2": _("Le même, encore une fois")}
    hints = {"password1": STRENGTH}


class ResetPasswordForm(Plain, allauth.ResetPasswordForm):
    """The e-mail a link is sent to."""

    words = {"email": EMAIL}


class ResetPasswordKeyForm(Plain, allauth.ResetPasswordKeyForm):
    """A new password, behind the link received."""

    words = {"password1": _("Nouveau mot de passe"), "password2": _("Le même, encore une fois")}
    hints = {"password1": STRENGTH}


class ReauthenticateForm(Plain, allauth.ReauthenticateForm):
    """The password again, before something that matters."""

    words = {"password": PASSWORD}


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """How the account is called on screen."""

    class Meta:
        model = Account
        fields = ("name",)
        field_classes = {"name": Text}
        labels = {"name": _("Votre nom, comme les autres le lisent")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"
