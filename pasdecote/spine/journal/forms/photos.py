"""What the screens of photos ask."""

import math

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.journal.forms.fields import Words

MOST_DISCS = 500


class PhotoForm(forms.Form):
    """A photo, the agreement of the people on it, and whether a face is to be hidden."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("La photo"),
        help_text=_("10 Mo au plus. Le lieu et l’appareil n’y sont plus une fois gardée."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={
            "required": _("Choisissez une photo."),
            "empty": _("Ce fichier est vide. Choisissez une photo."),
        },
    )
    description = Words(label=_("Ce qu’on voit, pour qui ne la voit pas"), required=False)
    agreed = forms.BooleanField(
        label=_("Les personnes que l’on reconnaît sont d’accord, ou l’on ne reconnaît personne"),
        error_messages={"required": _("Il faut l’accord des personnes que l’on reconnaît sur la photo.")},
    )
    hide = forms.BooleanField(label=_("Je veux cacher des visages"), required=False)


class DiscsForm(forms.Form):
    """Discs painted over a photo: « x y radius » as parts of its size, one disc a semicolon."""

    discs = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Passez le pinceau sur ce qu’il faut cacher, puis gardez.")},
    )

    def clean_discs(self) -> list[tuple[float, float, float]]:
        """The discs as numbers."""
        try:
            discs = [
                tuple(float(number) for number in disc.split())
                for disc in self.cleaned_data["discs"].split(";")
                if disc.strip()
            ]
        except ValueError as error:
            raise ValidationError(_("Ce qui est à cacher n’a pas été compris. Recommencez.")) from error
        if len(discs) > MOST_DISCS or not all(map(_possible, discs)):
            raise ValidationError(_("Ce qui est à cacher n’a pas été compris. Recommencez."))
        return [(x, y, radius) for x, y, radius in discs]


def _possible(disc: tuple[float, ...]) -> bool:
    return len(disc) == 3 and all(math.isfinite(number) and 0 <= number <= 1 for number in disc)
