"""What the screens of demands ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.asking import Outcome
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.organisations.queries import institutions_by_name

Choices = Sequence[tuple[Any, Any]]
NO_DAY = _("Il manque le jour.")


class AskForm(forms.Form):
    """What is asked, of whom, and by when an answer is awaited."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    asked = Words(
        rows=4,
        label=_("Que demande le groupe ?"),
        max_length=10_000,
        error_messages={"required": _("Dites ce que le groupe demande.")},
    )
    to = Words(
        label=_("À qui ?"),
        help_text=_("Une mairie, un bailleur, la Caf… Celles qui sont connues ici se proposent."),
        widget=forms.TextInput(attrs={"dir": "auto", "list": "institutions", "autocomplete": "off"}),
        error_messages={"required": _("Dites à qui le groupe le demande.")},
    )
    on = Day(label=_("Demandé quel jour ?"), error_messages={"required": NO_DAY})
    due = Day(
        label=_("Réponse attendue pour quand ?"),
        required=False,
        help_text=_("Avec une date, l’agenda s’en souvient."),
    )
    project = forms.ChoiceField(label=_("Pour quel projet ?"), required=False)
    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        choices=[
            (Circle.COLLECTIVE.value, _("Tout le groupe et son équipe")),
            (Circle.TEAM.value, _("L’équipe qui accompagne le groupe")),
        ],
        initial=Circle.COLLECTIVE.value,
    )

    def __init__(self, *args: Any, projects: Choices, team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.fields["project"]
        assert isinstance(project, forms.ChoiceField)
        project.choices = [("", _("aucun")), *projects]
        if not projects:
            del self.fields["project"]
        if not team:
            del self.fields["circle"]

    @property
    def said(self) -> dict[str, Any]:
        """What to keep: as the act takes it, but for the project, given by its identifier. A name of the list
        is that institution."""
        said = dict(self.cleaned_data)
        said["institution"] = institutions_by_name().filter(name__iexact=said["to"]).first()
        said["project"] = UUID(said["project"]) if said.get("project") else None
        said["circle"] = said.get("circle") or Circle.COLLECTIVE
        return said


class AnswerForm(forms.Form):
    """What came."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Qu’est-ce qui est venu ?"),
        widget=forms.RadioSelect,
        choices=[
            (Outcome.ANSWERED.value, _("Une réponse")),
            (Outcome.REFUSED.value, _("Un refus")),
            (Outcome.SILENCE.value, _("Rien : on note le silence")),
        ],
        error_messages={"required": _("Dites s’il y a eu une réponse, un refus, ou rien.")},
    )
    words = Words(rows=3, label=_("Avec quels mots ?"), required=False, max_length=10_000)
    on = Day(label=_("Quel jour ?"), error_messages={"required": NO_DAY})


class AgainForm(forms.Form):
    """The same demand, once more."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(rows=3, label=_("Comment, et avec quels mots ?"), required=False, max_length=10_000)
    on = Day(label=_("Quel jour ?"), error_messages={"required": NO_DAY})
    due = Day(
        label=_("Réponse attendue pour quand ?"),
        required=False,
        help_text=_("Cette date remplace l’ancienne dans l’agenda."),
    )


class ShowForm(forms.Form):
    """Yes, under an identifier made when the page was opened."""

    id = forms.UUIDField(widget=forms.HiddenInput)
