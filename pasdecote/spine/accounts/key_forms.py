"""The forms of passkeys and recovery codes. Apart from `forms`: allauth asks that they be imported later."""

from typing import Any

from allauth.mfa.base import forms as mfa
from allauth.mfa.webauthn import forms as keys
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.accounts.forms import Plain

RECOVERY = _("Code de secours")


class AuthenticateForm(Plain, mfa.AuthenticateForm):
    """A recovery code, when the key is not at hand."""

    words = {"code": RECOVERY}


class ReauthenticateForm(Plain, mfa.ReauthenticateForm):
    """A recovery code again, before something that matters."""

    words = {"code": RECOVERY}


class AddKeyForm(Plain, keys.AddWebAuthnForm):
    """The name of a new key, and whether it is enough by itself."""

    words = {
        "name": _("Nom de cette clé"),
        "passwordless": _("Elle suffit pour se connecter, sans mot de passe"),
    }
    hints = {"name": _("Par exemple : mon téléphone, l’ordinateur du bureau.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.user.email:  # who came with a card has no password that a key could come after
            field = self.fields["passwordless"]
            field.initial, field.required = True, True
            field.label = _("Elle suffit pour entrer, sans carte")
            field.error_messages["required"] = _("Sans mot de passe, la clé doit suffire pour entrer.")


class EditKeyForm(Plain, keys.EditWebAuthnForm):
    """Another name for a key."""

    words = {"name": _("Nom de cette clé")}
