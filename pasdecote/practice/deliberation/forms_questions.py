"""What the screens of questions and words ask."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.practice.deliberation.enums import Stance
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.journal.forms.recordings import LastingField, SoundField

NO_WORDS = _("Il manque les mots.")
MOST_LINES = 200


class QuestionForm(forms.Form):
    """A question to the group: its words, and the rest if wanted."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(
        rows=3,
        label=_("Quelle question ?"),
        max_length=1_000,
        error_messages={"required": _("Écrivez la question.")},
    )
    why = Words(rows=3, label=_("Pourquoi la poser ?"), required=False, max_length=5_000)
    closes_on = Day(
        label=_("Jusqu’à quand ?"), required=False, help_text=_("Avec une date, l’agenda s’en souvient.")
    )
    project = forms.ChoiceField(label=_("Pour quel projet ?"), required=False)
    wide = forms.BooleanField(
        label=_("Avec des boutons : d’accord, pas d’accord, je passe"),
        required=False,
        help_text=_("Pour beaucoup de monde. Autour d’une table, parler suffit."),
    )

    def __init__(self, *args: Any, projects: Sequence[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.fields["project"]
        assert isinstance(project, forms.ChoiceField)
        project.choices = [("", _("aucun")), *projects]
        if not projects:
            del self.fields["project"]

    @property
    def folded_wrong(self) -> bool:
        """Whether something to correct is in the folded part."""
        return bool(set(self.errors) - {"words"})


class SayForm(forms.Form):
    """A word, in writing or aloud; for oneself, or for somebody who is there or who is not of the list."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(rows=3, label=_("Votre parole"), max_length=5_000, error_messages={"required": NO_WORDS})
    sound = SoundField(required=False)
    lasting = LastingField()
    for_whom = forms.ChoiceField(
        label=_("De qui est cette parole ?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[("", _("De moi")), ("said", _("Quelqu’un l’a dite, je la note"))],
    )
    speaker = forms.ChoiceField(label=_("De quelqu’un du groupe"), required=False)
    spoken_by = Words(label=_("Ou un prénom, si la personne le veut"), required=False, max_length=150)

    def __init__(self, *args: Any, people: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nothing typed is no mistake when it is said aloud.
        self.fields["words"].widget.use_required_attribute = lambda initial: False
        if self.files.get("sound"):
            self.fields["words"].required = False
        self.people = {str(row.pk): row for row in people}
        speaker = self.fields["speaker"]
        assert isinstance(speaker, forms.ChoiceField)
        names = [(pk, row.name) for pk, row in self.people.items()]
        speaker.choices = [("", _("personne de la liste")), *names]

    def clean(self) -> dict[str, Any]:
        """What was said, refused where one lends one's voice to somebody else."""
        said = super().clean() or {}
        if said.get("for_whom") and said.get("sound"):
            self.add_error("sound", _("Votre voix ne parle que pour vous : écrivez la parole de quelqu’un."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What to keep, as the act takes it. Naming somebody is saying that the word is theirs."""
        data = self.cleaned_data
        speaker, name = self.people.get(data["speaker"]), data["spoken_by"]
        return {
            "id": data["id"],
            "words": data["words"],
            "relayed": "said" if data["for_whom"] or speaker or name else "",
            "speaker": speaker,
            "spoken_by": name,
            "sound": data["sound"] or b"",
            "lasting": data["lasting"],
        }

    @property
    def for_another(self) -> bool:
        """Whether the folded part was filled in, or is to be corrected."""
        named = (self.data.get("for_whom"), self.data.get("speaker"), self.data.get("spoken_by"))
        return any(named) or bool({"for_whom", "speaker", "spoken_by"} & set(self.errors))


class PaperForm(forms.Form):
    """Words from paper, one a line."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    lines = Words(
        rows=12,
        label=_("Les paroles, une par ligne"),
        max_length=50_000,
        help_text=_("Sans les noms, sauf si les personnes le veulent."),
        error_messages={"required": _("Écrivez au moins une parole.")},
    )
    on = Day(label=_("Dites quel jour ?"), error_messages={"required": _("Il manque le jour.")})

    def clean_lines(self) -> list[str]:
        """The words, blank lines left out. Raises ValidationError past two hundred."""
        found = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(found) > MOST_LINES:
            raise ValidationError(
                _("%(most)d paroles au plus à la fois : gardez celles-ci en deux fois."),
                params={"most": MOST_LINES},
            )
        return found


class AnswerForm(forms.Form):
    """One button under one word."""

    voice = forms.UUIDField()
    value = forms.TypedChoiceField(choices=Stance, coerce=int)


class WhyForm(forms.Form):
    """Why a word is set aside."""

    words = Words(
        rows=3,
        label=_("Pourquoi ?"),
        max_length=1_000,
        help_text=_("Tout le groupe lira cette raison et votre nom."),
        error_messages={"required": _("Dites pourquoi : tout le groupe le lira.")},
    )


class MeaningForm(forms.Form):
    """What one would like to understand of a word, or what was meant."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(rows=3, max_length=2_000, error_messages={"required": NO_WORDS})

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class SureForm(forms.Form):
    """Yes, under an identifier made when the page was opened."""

    id = forms.UUIDField(widget=forms.HiddenInput)
