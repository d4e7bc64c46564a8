"""Raconter: the words, then three answers already given that can be changed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.journal.anchors import Spot
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.notes import NoteForm
from pasdecote.spine.journal.forms.recordings import LastingField, SoundField
from pasdecote.spine.journal.services import Anchor

READERS = {
    Circle.ME: _("Pour vous, dans Mon carnet"),
    Circle.TEAM: _("L’équipe qui accompagne le groupe"),
    Circle.COLLECTIVE: _("Tout le groupe et son équipe"),
}


class TellForm(NoteForm):
    """A new note, under an identifier made when the page was opened: sent twice, it is one note. `suit`: the
    notes that it follows, when it was opened from one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    suit = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    anchor = forms.ChoiceField(
        label=_("À propos de"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez de quel groupe vous parlez.")},
    )
    circle = forms.ChoiceField(label=_("Qui pourra lire ?"), widget=forms.RadioSelect)
    sound = SoundField(required=False)
    lasting = LastingField()

    def __init__(self, *args: Any, spots: Sequence[Spot], team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A voice alone is enough: the browser does not ask for words, the server does when there is neither.
        self.fields["happened"].widget.use_required_attribute = lambda initial: False
        if self.files.get("sound"):
            self.fields["happened"].required = False
        self.spots = {spot.key: spot for spot in spots}
        self._choose("anchor", [(spot.key, spot.name) for spot in spots])
        circles = [Circle.ME, Circle.TEAM, Circle.COLLECTIVE] if team else [Circle.COLLECTIVE, Circle.ME]
        self._choose("circle", [(circle.value, READERS[circle]) for circle in circles])

    def number_again(self, id: UUID) -> None:
        """Give the form another identifier, so that sending it again makes another note."""
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        self.data["id"] = str(id)

    @property
    def chosen(self) -> Spot:
        """The group or structure shown as chosen, also when the form is wrong."""
        return self.spots.get(self["anchor"].value()) or next(iter(self.spots.values()))

    @property
    def told_about(self) -> Anchor:
        """The group or structure that the note is about."""
        return self.spots[self.cleaned_data["anchor"]].anchor
