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
        required=False,
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

    def clean(self) -> dict[str, Any]:
        """Either the picture's secret, or a code that looks like one."""
        data = super().clean() or {}
        if data.get("secret"):
            return data
        data["code"] = codes.code_in(data.get("code") or "")
        if data["code"] is None:
            self.add_error(
                "code",
                _("Un code a 8 lettres et chiffres, sans 0, 1, I, L, O ni U. Relisez-le bien."),
            )
        return data


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
