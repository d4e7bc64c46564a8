"""What the screens of nos règles ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.collectives.charters import LONGEST
from pasdecote.spine.collectives.enums import TURNING_ROLES, Rule
from pasdecote.spine.journal.forms.fields import Day, Words

Choices = Sequence[tuple[Any, Any]]


def _part(label: Any, help_text: Any = "") -> Words:
    return Words(rows=3, label=label, required=False, max_length=LONGEST, help_text=help_text)


class CharterForm(forms.Form):
    """The text, then parts that may stay folded."""

    text = Words(
        rows=8,
        label=_("Ce que nous nous donnons"),
        required=False,
        max_length=LONGEST,
        help_text=_("Avec vos mots, une idée par ligne. Quelques lignes suffisent."),
    )
    rule = forms.ChoiceField(
        label=_("Comment nous décidons, d’habitude"),
        required=False,
        choices=[("", _("nous ne l’avons pas dit")), *Rule.choices],
        help_text=_("Cette façon sera proposée en premier. Rien n’empêche d’en prendre une autre."),
    )
    takes_part = _part(_("Qui prend part"))
    roles = _part(_("Les rôles, et comment ils tournent"))
    shows_roles = forms.BooleanField(
        label=_("Montrer au groupe comment les rôles ont tourné"),
        required=False,
        help_text=_("Qui a animé ou parlé pour le groupe, et combien de temps. Rien d’autre."),
    )
    readers = _part(_("Qui lit quoi"))
    revision = _part(_("Comment ces règles changent"))


class AdoptForm(forms.Form):
    """By which decision, or on which day."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(label=_("Par quelle décision ?"), widget=forms.RadioSelect, required=False)
    on = Day(
        label=_("Quel jour ?"),
        required=False,
        help_text=_("Seulement si la décision n’est pas dans la liste. Laissez vide si c’est aujourd’hui."),
    )

    def __init__(self, *args: Any, decisions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*decisions, ("", _("Elle n’est pas encore racontée : la noter maintenant"))]
        if not decisions:
            del self.fields["decision"]

    @property
    def said(self) -> dict[str, Any]:
        """What to keep: as the act takes it."""
        said = dict(self.cleaned_data)
        told = said.pop("decision", "")
        return {**said, "decision": UUID(told) if told else None}


class RoleForm(forms.Form):
    """Who takes which role, from when."""

    membership = forms.ChoiceField(label=_("Qui ?"))
    role = forms.ChoiceField(
        label=_("Quel rôle ?"),
        widget=forms.RadioSelect,
        choices=[(role.value, role.label) for role in TURNING_ROLES],
        error_messages={"required": _("Choisissez un rôle.")},
    )
    since = Day(label=_("Depuis quel jour ?"), required=False, help_text=_("Vide : aujourd’hui."))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(people)
