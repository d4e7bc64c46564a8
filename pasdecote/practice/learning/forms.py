"""The three questions of a step aside."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.journal.anchors import Spot
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.journal.forms.telling import READERS

QUESTIONS = ("failed", "instead", "learnt")


class StepAsideForm(forms.Form):
    """Three questions, of which one answered suffices; for somebody who is no professional, who will read."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    failed = Words(rows=3, label=_("Qu’est-ce qui ne marchait pas ?"), required=False, max_length=20_000)
    instead = Words(rows=3, label=_("Qu’avez-vous fait à la place ?"), required=False, max_length=20_000)
    learnt = Words(rows=3, label=_("Qu’avez-vous appris ?"), required=False, max_length=20_000)
    happened_on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque le jour.")})
    anchor = forms.ChoiceField(
        label=_("À propos de"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez de quel groupe vous parlez.")},
    )
    circle = forms.ChoiceField(label=_("Qui pourra lire ?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, spots: Sequence[Spot], professional: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spots = {spot.key: spot for spot in spots}
        anchor, circle = self.fields["anchor"], self.fields["circle"]
        assert isinstance(anchor, forms.ChoiceField)
        assert isinstance(circle, forms.ChoiceField)
        anchor.choices = [(spot.key, spot.name) for spot in spots]
        circle.choices = [(one.value, READERS[one]) for one in (Circle.ME, Circle.COLLECTIVE)]
        if professional:
            del self.fields["circle"]

    def clean(self) -> dict[str, Any]:
        """One answer at least."""
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in QUESTIONS):
            self.add_error("failed", _("Répondez à une des trois questions : quelques mots suffisent."))
        return data

    @property
    def chosen_circle(self) -> str:
        """Who will read: for a professional, nobody else yet."""
        return str(self.cleaned_data.get("circle") or Circle.ME)
