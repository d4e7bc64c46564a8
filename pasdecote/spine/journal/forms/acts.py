"""Small forms: a few words, a circle, a choice of notes, a narrowed list."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.journal.names import kind_choices
from pasdecote.spine.journal.reading import Wanted


class WordsForm(forms.Form):
    """A few words, under an identifier made when the page was opened."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(rows=3, max_length=10_000)

    def __init__(self, *args: Any, label: str, missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].error_messages["required"] = missing


class CircleForm(forms.Form):
    """Who will read from now on."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez avec qui partager.")},
    )

    def __init__(self, *args: Any, circles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["circle"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = circles


class ReviewForm(CircleForm):
    """Which of one's notes to share, and with whom."""

    notes = forms.MultipleChoiceField(
        label=_("Notes à partager"),
        error_messages={
            "required": _("Cochez au moins une note."),
            "invalid_choice": _("Une de ces notes n’est plus dans votre carnet. Relisez la page."),
        },
    )

    def __init__(self, *args: Any, notes: Iterable[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["id"]
        field = self.fields["notes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(pk), "") for pk in notes]

    @property
    def ids(self) -> list[UUID]:
        """The notes chosen."""
        return [UUID(pk) for pk in self.cleaned_data["notes"]]


class ThreadFilter(forms.Form):
    """What a thread is narrowed to. All optional; nonsense narrows nothing."""

    sorte = forms.ChoiceField(label=_("Sorte de note"), required=False)
    projet = forms.ChoiceField(label=_("Projet"), required=False)
    depuis = Day(label=_("Depuis le"), required=False)
    jusque = Day(label=_("Jusqu’au"), required=False)

    def __init__(self, *args: Any, projects: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("sorte", kind_choices()), ("projet", list(projects))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("toutes") if name == "sorte" else _("tous")), *choices]

    @property
    def wanted(self) -> Wanted:
        """The narrowing asked for."""
        self.is_valid()
        said = self.cleaned_data if self.is_bound else {}
        return Wanted(
            kind=said.get("sorte") or "",
            project=UUID(said["projet"]) if said.get("projet") else None,
            since=said.get("depuis"),
            until=said.get("jusque"),
        )
