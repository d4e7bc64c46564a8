"""Pasting, then choosing what is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.portal.intake.pasting.messages import Message, messages_of
from pasdecote.spine.journal.anchors import Spot
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms.fields import Words
from pasdecote.spine.journal.forms.telling import READERS


class PasteForm(forms.Form):
    """The text, as it was copied, and the group that it comes from."""

    text = Words(
        rows=8,
        label=_("Les messages, collés ici"),
        help_text=_("Un seul ou plusieurs. Les noms de qui a écrit seront enlevés."),
        error_messages={"required": _("Collez au moins un message.")},
    )
    anchor = forms.ChoiceField(label=_("Dans quel groupe ?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, spots: Sequence[Spot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spots = {spot.key: spot for spot in spots}
        anchor = self.fields["anchor"]
        assert isinstance(anchor, forms.ChoiceField)
        anchor.choices = [(spot.key, spot.name) for spot in spots]

    @property
    def messages(self) -> list[Message]:
        """What the text says. To be asked once the form is valid."""
        return messages_of(self.cleaned_data["text"])


class ChooseForm(PasteForm):
    """Which messages are kept, for whom; the text comes along."""

    kept = forms.MultipleChoiceField(
        label=_("Ce que vous gardez"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins un message.")},
    )
    names = forms.BooleanField(
        label=_("Garder les noms de qui a écrit : ces personnes sont d’accord"),
        required=False,
    )
    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        choices=[(one.value, READERS[one]) for one in (Circle.ME, Circle.COLLECTIVE)],
    )

    def __init__(self, *args: Any, messages: Sequence[Message], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget = forms.HiddenInput()
        self.fields["anchor"].widget = forms.HiddenInput()
        kept = self.fields["kept"]
        assert isinstance(kept, forms.MultipleChoiceField)
        kept.choices = [(str(rank), _line(one)) for rank, one in enumerate(messages)]

    def chosen(self) -> list[Message]:
        """The messages kept, in their order."""
        found = self.messages
        return [found[rank] for rank in sorted(int(each) for each in self.cleaned_data["kept"])]


def _line(message: Message) -> str:
    when = " ".join(part for part in (f"{message.on:%d/%m/%Y}" if message.on else "", message.at) if part)
    said = f"{_('quelqu’un')} : {message.words}" if message.author else message.words
    return f"{when} · {said}" if when else said
