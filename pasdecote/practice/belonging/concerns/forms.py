"""Noting a concern, and founding a group with the words of several."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.anonymity import probable_names, refusal, traces
from pasdecote.ground.kernel.text import fold
from pasdecote.practice.belonging.concerns.queries import Noted
from pasdecote.practice.belonging.forms import FoundForm
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.journal.names import theme_choices
from pasdecote.spine.organisations import territories
from pasdecote.spine.organisations.communes import proposals
from pasdecote.spine.organisations.forms import CommuneField

LARGE = 5000


class ConcernForm(forms.Form):
    """A concern in a few words. What would let somebody be found is refused; a probable name, asked about."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(
        rows=4,
        label=_("Le souci, sans dire de qui"),
        max_length=2000,
        help_text=_("Ce qui revient, pas l’histoire d’une personne. Ni nom, ni téléphone, ni adresse."),
        error_messages={"required": _("Il manque le souci : quelques mots suffisent.")},
    )
    no_name = forms.BooleanField(label=_("Ce n’est pas le nom d’une personne"), required=False)
    theme = forms.ChoiceField(label=_("De quoi s’agit-il ?"), required=False)
    quarter = Words(label=_("Quel quartier ?"), required=False, max_length=120)
    commune = CommuneField(required=False)
    happened_on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque le jour.")})
    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        choices=[
            (Circle.ME.value, _("Pour vous, dans Mon carnet")),
            (Circle.TEAM.value, _("Les personnes qui travaillent dans la structure")),
        ],
    )

    def __init__(self, *args: Any, home: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home
        self.names: tuple[str, ...] = ()
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)
        theme.choices = [("", _("sans préciser")), *theme_choices()]

    def clean_words(self) -> str:
        """Raises ValidationError where somebody could be found."""
        return _nobody_in(self.cleaned_data["words"])

    def clean_quarter(self) -> str:
        """A quarter is no address either."""
        return _nobody_in(self.cleaned_data["quarter"])

    def clean(self) -> dict[str, Any]:
        """Asks about probable names until somebody says that they are none."""
        data = super().clean() or {}
        self.names = probable_names(data.get("words", ""), self._is_place)
        if self.names and not data.get("no_name"):
            shown = ", ".join(f"« {name} »" for name in self.names[:5])
            sentence = _(
                "Est-ce le nom d’une personne : %(names)s ? Si oui, enlevez-le. Sinon, cochez cette case."
            )
            self.add_error("no_name", ValidationError(sentence % {"names": shown}))
        return data

    def _is_place(self, word: str) -> bool:
        """Whether a commune bears this name: one of the same département, or one that everybody knows."""
        near = territories.by_code(self.home).department if self.home else None
        return any(
            fold(place.name) == fold(word)
            and ((place.population or 0) >= LARGE or (near and place.department == near))
            for place in proposals(word)
        )


class FoundFromForm(FoundForm):
    """A new group, and the concerns whose words go with it."""

    concerns = forms.MultipleChoiceField(
        label=_("Les mots que vous emportez"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("L’équipe du groupe les lira. À elle de les dire au groupe, ou non."),
        error_messages={"required": _("Gardez au moins un constat, ou fondez le groupe sans eux.")},
    )

    def __init__(self, *args: Any, noted: Sequence[Noted], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        concerns = self.fields["concerns"]
        assert isinstance(concerns, forms.MultipleChoiceField)
        concerns.choices = [(str(one.fact), one.words) for one in noted]


def _nobody_in(words: str) -> str:
    if sentence := refusal(traces(words)):
        raise ValidationError(sentence)
    return words
