"""Sounds made harmless: known by their bytes and not by their name, without what hides beside the sound.

Nothing is decoded or encoded again: what the phone recorded is kept as it sounds; its type is ours to say.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pasdecote.ground.store.sounds import mp3, mp4, ogg, wav, webm
from pasdecote.ground.store.sounds.errors import Damaged, NoSound

# Each kind of file: how it begins, and its sound alone.
READERS: dict[str, tuple[Callable[[bytes], bool], Callable[[bytes], bytes]]] = {
    "m4a": (mp4.begins, mp4.cleaned),
    "webm": (webm.begins, webm.cleaned),
    "ogg": (ogg.begins, ogg.cleaned),
    "wav": (wav.begins, wav.cleaned),
    "mp3": (mp3.begins, mp3.cleaned),
}
TYPES = {
    "m4a": "audio/mp4",
    "webm": "audio/webm",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
}


class SoundRefused(ValueError):
    """A sound that cannot be kept; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound as it is kept: its bytes, and which kind of file they are (a key of `TYPES`)."""

    data: bytes
    kind: str


def clean(data: bytes, largest: int) -> Sound:
    """The sound in these bytes, without titles, places and whatever follows it in the file.

    MP4 (AAC), WebM, Ogg, MP3, WAV. Raises SoundRefused over `largest` bytes, or when it is no sound, is a
    film, or is cut short.
    """
    if len(data) > largest:
        most = {"most": largest // 1024 // 1024}
        raise SoundRefused(_("Ce son est trop lourd : %(most)d Mo au plus. Vos mots sont gardés.") % most)
    for kind, (begins, cleaned) in READERS.items():
        if begins(data):
            try:
                return Sound(cleaned(data), kind)
            except NoSound as error:
                sentence = _("C’est une vidéo, ou il n’y a pas de son dedans. Vos mots sont gardés.")
                raise SoundRefused(sentence) from error
            except Damaged as error:
                sentence = _("Ce son est abîmé, ou il n’est pas arrivé en entier. Vos mots sont gardés.")
                raise SoundRefused(sentence) from error
    raise SoundRefused(_("Ce fichier n’est pas un son que l’on sait lire ici. Vos mots sont gardés."))
