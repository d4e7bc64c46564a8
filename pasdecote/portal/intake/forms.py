"""What the screens of import ask: a file, who will read, what each column holds."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.kinds import TELLABLE, label_of
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.mapping import LABELS, SEVERAL, Column, Field, Mapping, Shape
from pasdecote.portal.intake.plan import Plan
from pasdecote.portal.intake.readers.sheet import Sheet
from pasdecote.portal.intake.taking import in_words
from pasdecote.portal.intake.values.unreadable import shown
from pasdecote.portal.intake.vocabulary import kind_of
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle

MOST_COLUMNS, MOST_KINDS, SAMPLES = 60, 40, 3
ASIDE = "aside"
_MONEY = (Field.PLANNED, Field.ACTUAL, Field.AMOUNT, Field.EXPENSE, Field.INCOME)


class FileForm(forms.Form):
    """Whose activity it is, and the file."""

    collective = forms.ModelChoiceField(
        Collective.objects.none(),
        to_field_name="slug",
        label=_("De quel groupe est-ce l’activité ?"),
        empty_label=_("choisir un groupe"),
        error_messages={"required": _("Choisissez le groupe."), "invalid_choice": _("Choisissez le groupe.")},
    )
    file = forms.FileField(
        label=_("Quel tableau ?"),
        help_text=_("Excel (.xlsx), LibreOffice (.ods) ou CSV, 50 Mo au plus. Il peut rester comme il est."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
        error_messages={
            "required": _("Choisissez un fichier sur votre appareil."),
            "invalid": _("Choisissez un fichier sur votre appareil."),
            "missing": _("Choisissez un fichier sur votre appareil."),
        },
    )

    def __init__(self, *args: Any, groups: list[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["collective"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Collective.objects.filter(pk__in=groups).order_by("name", "pk")
        if len(groups) == 1:
            field.empty_label = None
        self.fields["file"].widget.attrs |= {
            "data-largest": settings.LARGEST_UPLOAD,
            "data-too-large": _now("Ce fichier dépasse 50 Mo : il ne partira pas."),
        }

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, refused by its announced size before anything of it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                _now("Ce fichier dépasse 50 Mo. Enlevez les images, ou coupez-le en plusieurs fichiers.")
            )
        return file


class DecideForm(forms.Form):
    """Who will read, and what becomes of the lines in error, when there are some."""

    use_required_attribute = False  # our own sentence says what to do, better than the browser's

    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        choices=[
            (Circle.TEAM.value, _("L’équipe qui accompagne le groupe")),
            (Circle.COLLECTIVE.value, _("Tout le groupe et son équipe")),
            (Circle.INSTITUTION.value, _("Le groupe, son équipe, et les institutions qui l’accompagnent")),
        ],
        initial=Circle.TEAM.value,
        error_messages={
            "required": _("Dites qui pourra lire."),
            "invalid_choice": _("Dites qui pourra lire."),
        },
    )
    skip_errors = forms.BooleanField(
        label=_("Laisser de côté les lignes illisibles"),
        required=True,
        help_text=_("Sans cela, il faut d’abord les corriger dans le fichier, puis l’envoyer à nouveau."),
        error_messages={
            "required": _(
                "Corrigez ces lignes dans votre fichier et envoyez-le à nouveau, ou laissez-les de côté. "
                "Rien n’a été importé."
            )
        },
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not plan.lines_with_errors:
            del self.fields["skip_errors"]


class ColumnsForm(forms.Form):
    """What one sheet is, and what each of its columns holds. `told` are the words of its type column."""

    shape = forms.ChoiceField(
        label=_("Cette feuille est"),
        widget=forms.RadioSelect,
        choices=[
            (Shape.ACTIVITY.value, _("un suivi d’activité : une ligne par séance, rencontre ou dépense")),
            (Shape.BUDGET.value, _("un budget : une ligne par compte")),
            (ASIDE, _("à laisser de côté")),
        ],
    )
    year = forms.IntegerField(
        label=_("De quelle année ?"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Complète les dates écrites sans année, et donne l’exercice d’un budget."),
        error_messages={"invalid": _("Écrivez une année comme 2026.")},
    )
    default_kind = forms.ChoiceField(label=_("Une ligne dont le genre n’est pas dit est"), required=False)
    fill_down_dates = forms.BooleanField(
        label=_("Une date vide est celle de la ligne du dessus"), required=False
    )
    keep_unreadable = forms.BooleanField(
        label=_("Garder dans le texte de la note une case qui ne se lit pas"), required=False
    )

    def __init__(self, *args: Any, sheet: Sheet, mapping: Mapping, told: dict[str, int], **more: Any) -> None:
        aside = more.pop("aside", False)
        super().__init__(*args, **more)
        self.mapping, self.told = mapping, list(told)[:MOST_KINDS]
        self.asked: Sequence[Column] = mapping.columns[:MOST_COLUMNS]
        decided = dict(mapping.kinds)
        for column in self.asked:
            self.fields[f"column_{column.index}"] = _column_field(sheet, mapping, column)
        for rank, words in enumerate(self.told):
            self.fields[f"kind_{rank}"] = forms.ChoiceField(
                label=f"« {shown(words)} »",
                choices=_kinds(),
                initial=decided.get(fold(words)) or kind_of(words) or mapping.default_kind,
            )
        kinds = self.fields["default_kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = _kinds()
        is_read = not aside and mapping.shape is not Shape.OTHER
        self.initial = {
            **self.initial,
            "shape": mapping.shape.value if is_read else ASIDE,
            "year": mapping.year,
            "default_kind": mapping.default_kind,
            "fill_down_dates": mapping.fill_down_dates,
            "keep_unreadable": mapping.keep_unreadable,
        }

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """The columns, left to right."""
        return [self[f"column_{column.index}"] for column in self.asked]

    @property
    def kind_fields(self) -> list[forms.BoundField]:
        """The words told for the type, in the order they come."""
        return [self[f"kind_{rank}"] for rank in range(len(self.told))]

    @property
    def unasked(self) -> int:
        """How many columns are too far to the right to be asked about."""
        return len(self.mapping.columns) - len(self.asked)

    def clean(self) -> dict[str, Any]:
        """One column a field where only one makes sense; a date, or an amount."""
        said = super().clean() or {}
        if said.get("shape") == ASIDE:
            return said
        first: dict[str, str] = {}
        for column in self.asked:
            field = said.get(f"column_{column.index}", "")
            if field in first and Field(field) not in SEVERAL:
                names = {"field": _now(LABELS[Field(field)]), "other": first[field]}
                self.add_error(
                    f"column_{column.index}",
                    _now("« %(other)s » dit déjà : %(field)s. Une seule peut.") % names,
                )
            first.setdefault(field, column.header)
        if said.get("shape") == Shape.ACTIVITY and not first.keys() & {Field.DATE, Field.MONTH}:
            self.add_error(None, _now("Dites quelle colonne donne la date, ou le mois."))
        if said.get("shape") == Shape.BUDGET and not first.keys() & set(_MONEY):
            self.add_error(None, _now("Dites quelle colonne donne le montant."))
        return said

    @property
    def decided(self) -> Mapping | None:
        """The mapping as decided; None when the sheet is left aside."""
        said = self.cleaned_data
        if said["shape"] == ASIDE:
            return None
        fields = {column.index: Field(said[f"column_{column.index}"]) for column in self.asked}
        columns = tuple(
            column
            if fields.get(column.index, column.field) is column.field
            else msgspec.structs.replace(column, field=fields[column.index], confidence=1.0)
            for column in self.mapping.columns
        )
        kinds = {fold(words): said[f"kind_{rank}"] for rank, words in enumerate(self.told)}
        return msgspec.structs.replace(
            self.mapping,
            shape=Shape(said["shape"]),
            columns=columns,
            year=said["year"],
            default_kind=said["default_kind"] or self.mapping.default_kind,
            kinds=tuple((dict(self.mapping.kinds) | kinds).items()),
            fill_down_dates=said["fill_down_dates"],
            keep_unreadable=said["keep_unreadable"],
        )


def _column_field(sheet: Sheet, mapping: Mapping, column: Column) -> forms.ChoiceField:
    offered = [field for field in Field if field is not Field.PART or column.parts]
    samples = _samples(sheet, mapping, column)
    hint = _now("Par exemple : %(samples)s") % {"samples": " ; ".join(samples)} if samples else ""
    if column.personal:
        hint = _now("Semble nommer des personnes : laissée de côté. Le journal ne tient pas de fiches.")
    return forms.ChoiceField(
        label=column.header,
        help_text=hint or _now("Vide dans les premières lignes."),
        choices=[(field.value, _now(LABELS[field])) for field in offered],
        initial=column.field.value,
    )


def _samples(sheet: Sheet, mapping: Mapping, column: Column) -> list[str]:
    """Three different values of a column, among the first rows; nothing of a column that names people."""
    cells = (
        row.cells[column.index]
        for row in sheet.head
        if row.number >= mapping.first_row and column.index < len(row.cells)
    )
    return list(dict.fromkeys(shown(in_words(cell)) for cell in cells if cell is not None))[:SAMPLES]


def _kinds() -> list[tuple[str, str]]:
    return sorted(((code, _now(label_of(code))) for code in TELLABLE), key=lambda pair: fold(pair[1]))
