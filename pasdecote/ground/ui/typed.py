"""Text fields as people type in them. What cannot be read is refused, never kept as something else."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pasdecote.ground.kernel.text import readable

# A null sign, half a sign, or what stands for bytes that are no text once they were decoded.
UNREADABLE = re.compile("[\x00\ud800-\udfff\ufffd]")


class Text(forms.CharField):
    """A text that refuses signs nobody can read, and shows them as « � » where they are to be retyped."""

    def to_python(self, value: Any) -> str:
        """The text. Raises ValidationError on a sign that cannot be read."""
        text = str(super().to_python(value) or "")
        if UNREADABLE.search(text):
            sentence = _("Un signe n’a pas pu être lu : il est montré « � ». Remplacez-le et renvoyez.")
            raise ValidationError(sentence, code="unreadable")
        return text

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed, as it can be shown again."""
        return readable(data) if isinstance(data, str) else data
