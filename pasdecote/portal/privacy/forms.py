"""The forms of rights: find who asks, and say that one has read what will happen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.limits import asked_too_often
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.forms.fields import Words

MOST_TRIES, SECONDS = 5, 300


class SureForm(forms.Form):
    """That one has read what goes, and wants it. `account`: whose password is asked, when it has one, for
    somebody who finds a telephone open must not erase its owner."""

    password = forms.CharField(
        label=_("Votre mot de passe"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )
    sure = forms.BooleanField(
        label=_("J’ai lu ce qui sera effacé. Cela ne se défait pas."),
        error_messages={"required": _("Cochez cette case si c’est bien ce que vous voulez.")},
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        if not account.has_usable_password():
            del self.fields["password"]

    def clean_password(self) -> str:
        """Raises ValidationError on a wrong password, or after too many wrong ones."""
        key = f"erase:{self.account.pk}"
        if asked_too_often(key, most=MOST_TRIES, seconds=SECONDS):
            raise ValidationError(_("Trop d’essais. Rien n’est effacé ; réessayez dans cinq minutes."))
        if not self.account.check_password(self.cleaned_data["password"]):
            raise ValidationError(_("Ce n’est pas ce mot de passe. Rien n’est effacé."))
        return ""


class WhoForm(forms.Form):
    """Who asks, as the group calls them: a direction reads no list of members."""

    collective = forms.ModelChoiceField(
        Collective.objects.none(), label=_("Dans quel groupe"), empty_label=_("Choisir un groupe")
    )
    name = Words(
        label=_("Le prénom ou le pseudonyme de la personne"),
        help_text=_("Tel que le groupe l’écrit. Demandez-le-lui : la liste des membres n’est qu’au groupe."),
        max_length=150,
    )

    def __init__(self, *args: Any, groups: list[Collective], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["collective"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Collective.objects.filter(pk__in=[group.pk for group in groups]).order_by(
            "name", "pk"
        )
