"""What the screens of the agenda ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.owing import Expected
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.fields import Day, Words

CIRCLES = {
    Circle.TEAM: _("L’équipe qui accompagne le groupe"),
    Circle.COLLECTIVE: _("Tout le groupe et son équipe"),
}
Choices = Sequence[tuple[Any, Any]]


class DueForm(forms.Form):
    """What, for whom, by when."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.ChoiceField(
        label=_("Qu’est-ce qui est attendu ?"),
        widget=forms.RadioSelect,
        choices=[
            (Expected.TASK.value, _("Quelque chose à faire")),
            (Expected.REPORT.value, _("Un bilan à envoyer")),
            (Expected.ANSWER.value, _("La réponse d’une institution")),
            (Expected.REVIEW.value, _("Une décision à revoir")),
        ],
        error_messages={"required": _("Dites ce qui est attendu.")},
    )
    title = Words(
        label=_("En quelques mots"),
        error_messages={"required": _("Dites en quelques mots ce qui est attendu.")},
    )
    on = Day(label=_("Pour quand ?"), error_messages={"required": _("Il manque le jour.")})
    who = Words(
        label=_("Pour qui, ou de qui ?"),
        required=False,
        help_text=_("Un financeur, une institution, le groupe. Laissez vide si cela va de soi."),
    )
    follows = forms.ChoiceField(label=_("C’est la suite d’une note ?"), required=False)
    circle = forms.ChoiceField(label=_("Qui pourra lire ?"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, circles: Sequence[Circle], notes: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._only = circles[0]
        self._offer("circle", [(circle.value, CIRCLES[circle]) for circle in circles], len(circles) > 1)
        self._offer("follows", [("", _("non")), *notes], bool(notes))

    def _offer(self, name: str, choices: Choices, wanted: bool) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if not wanted:
            del self.fields[name]
        elif name == "circle":
            field.required = True

    @property
    def said(self) -> dict[str, Any]:
        """What to keep: as the act takes it."""
        said = dict(self.cleaned_data)
        follows = said.pop("follows", "")
        circle = said.pop("circle", "") or self._only
        return {**said, "circle": circle, "follows": UUID(follows) if follows else None}


class SettleForm(forms.Form):
    """When it was done, and a word if one wants."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Qu’est-ce qui est venu ?"),
        widget=forms.RadioSelect,
        choices=[
            ("answered", _("Une réponse")),
            ("refused", _("Un refus")),
            ("silence", _("Rien : on note le silence, et on n’attend plus")),
        ],
        error_messages={"required": _("Dites s’il y a eu une réponse, un refus, ou rien.")},
    )
    on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque le jour.")})
    words = Words(rows=3, label=_("Un mot là-dessus"), required=False, max_length=10_000)

    def __init__(self, *args: Any, answer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not answer:
            del self.fields["outcome"]


class MoveForm(forms.Form):
    """Another day."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    on = Day(label=_("Pour quand ?"), error_messages={"required": _("Il manque le jour.")})
