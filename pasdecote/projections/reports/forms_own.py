"""What the screen of a structure's own templates asks: for which structure, and the text of the template."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from pasdecote.projections.reports.template.own import as_text
from pasdecote.projections.reports.template.reading import LARGEST, TemplateError
from pasdecote.spine.organisations.models import Organisation

TOO_LARGE = _("Ce fichier est trop grand : un modèle tient en 200 ko au plus.")


class OwnModelForm(forms.Form):
    """A template as a file or as text; the file wins, and its text stays on the page."""

    organisation = forms.ChoiceField(
        label=_("Pour quelle structure ?"),
        error_messages={
            "required": _("Choisissez la structure."),
            "invalid_choice": _("Vous ne travaillez pas dans cette structure."),
        },
    )
    file = forms.FileField(
        label=_("Le fichier du modèle (.yaml)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/plain"}),
        error_messages={"empty": _("Ce fichier est vide.")},
    )
    text = forms.CharField(
        label=_("Ou bien son texte"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "own-text", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, houses: Sequence[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self._houses = {str(house.pk): house for house in houses}
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, house.name) for key, house in self._houses.items()]
        if len(houses) == 1:
            field.initial, field.widget = str(houses[0].pk), forms.HiddenInput()

    @property
    def house(self) -> Organisation:
        """The structure chosen."""
        return self._houses[self.cleaned_data["organisation"]]

    def clean(self) -> dict[str, Any]:
        """The text, from the file when there is one. Refuses what is too large or no text."""
        data: dict[str, Any] = super().clean() or {}
        file: UploadedFile[Any] | None = data.get("file")
        if file and (file.size or 0) > LARGEST:
            raise ValidationError(TOO_LARGE)
        try:
            text = as_text(file.read() if file else data.get("text", ""))
        except TemplateError as error:
            raise ValidationError(str(error)) from error
        if not text.strip() and "file" not in self.errors:
            raise ValidationError(_("Déposez un fichier, ou écrivez le texte du modèle."))
        data["text"] = text
        self._show(text)
        return data

    def _show(self, text: str) -> None:
        """Put the text of the file in the box, so that it can be corrected on the page."""
        self.data = {**{key: self.data[key] for key in self.data}, self.add_prefix("text"): text}
