"""What the screens of voices ask: a sound, whether it stays, and what it says."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.sounds import SoundRefused, clean
from pasdecote.spine.journal.forms.fields import Words


class SoundField(forms.FileField):
    """A sound, from the microphone where the page can record, or from a file."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Le dire de vive voix"))
        options.setdefault("help_text", _("Un enregistrement de 5 minutes environ, 6 Mo au plus."))
        options["widget"] = forms.FileInput(attrs={"accept": "audio/*", "capture": True})
        options["error_messages"] = {
            "required": _("Enregistrez quelques mots, ou choisissez un son."),
            "empty": _("Ce son est vide. Recommencez."),
        }
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> bytes:
        """The bytes of the sound, b"" without one. Raises ValidationError when it cannot be kept."""
        file = super().clean(data, initial)
        if not file:
            return b""
        if file.size > settings.LARGEST_SOUND:
            most = {"most": settings.LARGEST_SOUND // 1024 // 1024}
            raise ValidationError(
                _("Ce son est trop lourd : %(most)d Mo au plus. Vos mots sont gardés."), params=most
            )
        content: bytes = file.read()
        try:
            clean(content, settings.LARGEST_SOUND)
        except SoundRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return content


class LastingField(forms.BooleanField):
    """Whether a sound stays once it is written."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Garder aussi le son. Sinon il est effacé dès que ce qu’il dit est écrit."),
            required=False,
        )


class VoiceForm(forms.Form):
    """A voice to add to one's note."""

    sound = SoundField()
    lasting = LastingField()


class WritingForm(forms.Form):
    """What a voice says, by somebody who listens; `id` names the version that this makes."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.CharField(widget=forms.HiddenInput, max_length=64)
    words = Words(
        rows=8,
        label=_("Ce qui est dit"),
        error_messages={"required": _("Écrivez ce qui est dit : quelques mots suffisent.")},
    )
    lasting = LastingField()

    def __init__(self, *args: Any, speaker: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not speaker:
            del self.fields["lasting"]
