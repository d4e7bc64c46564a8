"""What the screens of bilans ask."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.documents.cerfa_15059 import LARGEST_BLANK
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.organisations.enums import INSTITUTIONS
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.queries import institutions_by_name

About = Collective | Project | Organisation
_LETTERS: dict[type, str] = {Collective: "c", Project: "p", Organisation: "o"}


def key_of(about: About) -> str:
    """What a form sends for a group, a project or a structure."""
    return f"{_LETTERS[type(about)]}-{about.pk}"


class BeginForm(forms.Form):
    """About what, over which days, for whom. Everything is proposed already."""

    about = forms.ChoiceField(
        label=_("De quoi rend-on compte ?"),
        error_messages={
            "required": _("Choisissez un groupe, un projet ou une structure."),
            "invalid_choice": _("Ce choix n’existe pas pour ce modèle."),
        },
    )
    since = Day(label=_("Du"), error_messages={"required": _("Il manque le premier jour.")})
    until = Day(
        label=_("Au"),
        help_text=_(
            "Pour sortir du groupe, un bilan porte sur un mois, un trimestre ou une année entière. Avec "
            "d’autres dates, il se lit ici mais ne se fige pas."
        ),
        error_messages={"required": _("Il manque le dernier jour.")},
    )
    funder = Words(
        label=_("Pour quel financeur ?"),
        required=False,
        help_text=_("Son nom comme dans le budget : sa subvention sera retrouvée."),
    )
    exercise = forms.IntegerField(
        label=_("Quel exercice comptable ?"),
        required=False,
        min_value=1900,
        max_value=2199,
        help_text=_("L’année du budget. Sans réponse : celle du dernier jour."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Écrivez une année, par exemple 2026."),
            "min_value": _("Cet exercice n’est pas possible : vérifiez l’année."),
            "max_value": _("Cet exercice n’est pas possible : vérifiez l’année."),
        },
    )
    bearer = forms.ChoiceField(
        label=_("Quelle structure signe ?"),
        required=False,
        error_messages={"invalid_choice": _("Cette structure n’accompagne aucun de ces groupes.")},
    )

    def __init__(
        self, *args: Any, abouts: Sequence[About], houses: Sequence[Organisation], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._abouts = {key_of(about): about for about in abouts}
        self._houses = {str(house.pk): house for house in houses}
        _offer(self, "about", [(key, _named(about)) for key, about in self._abouts.items()])
        blank = ("", _("celle où je travaille, ou la seule qui accompagne"))
        _offer(self, "bearer", [blank, *((key, house.name) for key, house in self._houses.items())])
        if len(self._houses) < 2:
            del self.fields["bearer"]

    @property
    def said(self) -> dict[str, Any]:
        """The checked words, as the service takes them."""
        data = self.cleaned_data
        return {
            "about": self._abouts[data["about"]],
            "since": data["since"],
            "until": data["until"],
            "funder": data["funder"],
            "exercise": data["exercise"],
            "bearer": self._houses.get(data.get("bearer", "")),
        }


class AnswerForm(forms.Form):
    """One answer for every bilan that asks the same, or why there is none."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = Words(label=_("Votre réponse"), rows=3, required=False)
    not_collected = Words(label=_("Ou bien : non recueilli, parce que…"), required=False)


class EditForm(forms.Form):
    """A field's words, for this bilan only."""

    words = Words(
        label=_("Les mots de ce bilan"),
        rows=8,
        error_messages={"required": _("Écrivez quelques mots, ou revenez à ce que dit le carnet.")},
    )


class SendForm(forms.Form):
    """To whom, when: an institution known here, or another by its name."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    institution = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Institution connue ici"),
        required=False,
        empty_label=_("une autre, ou une personne"),
        help_text=_("Les personnes qui lisent pour elle verront ce bilan tel qu’il est figé."),
    )
    sent_to = Words(label=_("À qui, avec vos mots"), required=False)
    kind = forms.ChoiceField(
        label=_("Si c’est une nouvelle institution, de quelle sorte ?"),
        required=False,
        choices=[
            ("", _("ne pas la garder dans la liste")),
            *((kind.value, kind.label) for kind in INSTITUTIONS),
        ],
    )
    on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque le jour de l’envoi.")})
    settles = forms.UUIDField(label=_("Était-il attendu ?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, due: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _among(self, institutions_by_name())
        if due or self.is_bound:
            # Checked by the act, which takes the same sending twice: what it settled is no choice any more.
            choices = [("", _("non, ou l’agenda n’en dit rien")), *due]
            self.fields["settles"].widget = forms.Select(choices=choices)
        else:
            del self.fields["settles"]

    def clean(self) -> dict[str, Any]:
        """Somebody is named, one way or the other."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("institution") and not said.get("sent_to", "").strip():
            self.add_error("sent_to", _("Dites à qui ce bilan a été envoyé."))
        return said


class ReaderForm(forms.Form):
    """Somebody of an institution who will read what is sent to it."""

    institution = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Institution"), empty_label=None
    )
    name = Words(label=_("Nom de la personne"), max_length=150)
    email = forms.EmailField(label=_("Adresse e-mail"), help_text=_("Elle sert seulement à entrer."))

    def __init__(self, *args: Any, institutions: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        _among(self, institutions)


class BlankForm(forms.Form):
    """The official blank, dropped in."""

    blank = forms.FileField(
        label=_("Le Cerfa 15059*02 vierge, au format PDF"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": _("Déposez le formulaire vierge du site officiel."),
            "empty": _("Ce fichier est vide. Téléchargez à nouveau le formulaire vierge."),
        },
    )

    def clean_blank(self) -> bytes | None:
        """The bytes of the file; None when there is none. Refuses above 10 MB."""
        file: UploadedFile[Any] | None = self.cleaned_data["blank"]
        if not file:
            return None
        if (file.size or 0) > LARGEST_BLANK:
            raise ValidationError(
                _("Ce fichier dépasse 10 Mo : déposez le formulaire vierge, qui pèse moins de 1 Mo.")
            )
        return bytes(file.read())


class FreezeForm(BlankForm):
    """Freezing, with the official blank if there is one at hand."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["blank"].required = False


def default_period(today: date, year: str = "") -> tuple[date, date]:
    """The first and last day of the year asked ("2025"), or of this one."""
    asked = int(year) if year.isdecimal() and len(year) == 4 else today.year
    chosen = asked if 1900 <= asked < 2200 else today.year
    return date(chosen, 1, 1), date(chosen, 12, 31)


def _among(form: forms.Form, institutions: QuerySet[Organisation]) -> None:
    field = form.fields["institution"]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = institutions


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _named(about: About) -> str:
    if isinstance(about, Project):
        return f"{about.collective.name} · {about.name}"
    return about.name
