"""The forms of cards: how many, the code, a first name, a word."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.kernel import codes
from pasdecote.practice.belonging.cards.services import MOST_CARDS
from pasdecote.spine.journal.forms.fields import Words


class PrintForm(forms.Form):
    """Which cards to print."""

    count = forms.IntegerField(
        label=_("Combien de cartes ?"),
        min_value=1,
        max_value=MOST_CARDS,
        initial=8,
        help_text=_("Huit tiennent sur une feuille."),
    )
    days = forms.TypedChoiceField(
        label=_("Bonnes pendant"),
        coerce=int,
        choices=[(7, _("une semaine")), (30, _("un mois")), (90, _("trois mois"))],
        initial=30,
    )
    for_a_day = forms.TypedChoiceField(
        label=_("Pour quoi faire ?"),
        coerce=lambda value: value == "yes",
        choices=[
            ("no", _("Entrer dans le groupe, avec un prénom ou un pseudonyme")),
            ("yes", _("Dire un mot aujourd’hui, sans nom et sans compte")),
        ],
        initial="no",
        widget=forms.RadioSelect,
        help_text=_("Avant 15 ans, donnez toujours une carte d’un jour."),
    )


class DoorForm(forms.Form):
    """What is on the card. `secret` comes from the picture, and never was in an address sent here."""

    code = forms.CharField(
        label=_("Le code de votre carte"),
        error_messages={"required": _("Il manque le code : il est écrit en gros sur la carte.")},
        max_length=40,
        help_text=_("8 lettres et chiffres, écrits en gros. Majuscules ou minuscules, c’est pareil."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-no-keep": True,
            }
        ),
    )
    secret = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = not (self.is_bound and self.data.get("secret"))

    def clean_code(self) -> str:
        """The code as it was drawn, however it was typed; empty beside a secret."""
        typed = self.cleaned_data["code"]
        code = codes.code_in(typed) if typed else ""
        if code is None:
            raise forms.ValidationError(
                _("Un code a 8 lettres et chiffres, sans 0, 1, I, L, O ni U. Relisez-le bien.")
            )
        return code


class NameForm(forms.Form):
    """How one wants to be called."""

    name = forms.CharField(
        label=_("Votre prénom, ou le nom que vous voulez"),
        max_length=150,
        help_text=_("C’est le nom que le groupe lira. Un pseudonyme convient très bien."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class PassingForm(forms.Form):
    """A word from somebody who passes by. `id` makes it tell once, however often it is sent."""

    words = Words(
        rows=5,
        label=_("Que voulez-vous dire au groupe ?"),
        error_messages={"required": _("Il manque vos mots : quelques-uns suffisent.")},
    )
    id = forms.UUIDField(widget=forms.HiddenInput)
