"""Fields that take what people type: words made storable, durations in words, dates of any year."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.checking import EARLIEST, LATEST
from pasdecote.ground.kernel.text import readable
from pasdecote.ground.ui.typed import Text
from pasdecote.spine.journal.durations import duration_in_words, read_duration


class Words(Text):
    """Words as a note takes them; signs nobody can read are refused. `rows` makes it a text area."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        else:
            options.setdefault("widget", forms.TextInput(attrs={"dir": "auto"}))
        options.setdefault("max_length", 100_000 if rows else 300)
        super().__init__(**options)
        # The browser would cut a long paste without a word: the server says it instead.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        """The text, stripped, with line ends as one sign."""
        return super().to_python(value).replace("\r\n", "\n").strip()


class Day(forms.DateField):
    """A date, in the browser's own field, within the years that a note may be of."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y"]
        options.setdefault("error_messages", {})["invalid"] = _(
            "Cette date n’existe pas. Écrivez-la comme 03/03/2026."
        )
        super().__init__(input_formats=formats, **options)

    def to_python(self, value: Any) -> date | None:
        """The date; signs that cannot be read are refused as any other nonsense."""
        return super().to_python(readable(value) if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        """Raises ValidationError for a year that is none of ours."""
        super().validate(value)
        if value and not EARLIEST <= value < LATEST:
            sentence = _("La date du %(day)s n’est pas possible : vérifiez l’année.")
            raise ValidationError(sentence % {"day": f"{value:%d/%m}/{value.year}"})


class Minutes(forms.CharField):
    """A duration in words, as minutes; None when nothing is said."""

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        """The minutes. Raises ValidationError with an example."""
        text = readable(str(value or "")).strip()
        if not text:
            return None
        try:
            return read_duration(text)
        except ValueError as error:
            raise ValidationError(_("Écrivez une durée comme 2 h, 1 h 30 ou 45 min.")) from error

    def run_validators(self, value: Any) -> None:
        """Nothing more: text was turned into minutes already."""

    def prepare_value(self, value: Any) -> Any:
        """The words for known minutes; what was typed stays as it was."""
        return duration_in_words(value) if isinstance(value, int) else value
