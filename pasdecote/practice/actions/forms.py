"""What the screens of sessions and money ask."""

import re
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.accounts import EXPENSES, INCOMES, is_grant
from pasdecote.ground.facts.atoms import Count, FundingStatus, Measure, Money, Obtained, Side, Stage, Unit
from pasdecote.ground.facts.fact import Fact
from pasdecote.spine.collectives.models import Project
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms import NoteForm
from pasdecote.spine.journal.forms.fields import Day, Words

STATUSES = [
    ("", _("sans préciser")),
    (FundingStatus.REQUESTED, _("demandé")),
    (FundingStatus.GRANTED, _("accordé")),
    (FundingStatus.NOTIFIED, _("notifié")),
    (FundingStatus.PAID, _("versé")),
    (FundingStatus.REFUSED, _("refusé")),
]
MOST_EUROS = Decimal(10) ** 10


class PlanForm(forms.Form):
    """One session or a series: a title and a date suffice."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = Words(
        label=_("Quelle séance ?"), error_messages={"required": _("Il manque un titre pour la séance.")}
    )
    on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque une date.")})
    at = forms.TimeField(
        label=_("À quelle heure ?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Écrivez l’heure comme 18:30.")},
    )
    place = Words(label=_("Où ?"), required=False)
    project = forms.ChoiceField(label=_("Pour quel projet ?"), required=False)
    who = Words(label=_("Qui s’en occupe ?"), required=False)
    weeks = forms.TypedChoiceField(
        label=_("Cela revient ?"),
        required=False,
        coerce=int,
        choices=[
            ("", _("non, une seule fois")),
            ("1", _("toutes les semaines")),
            ("2", _("toutes les deux semaines")),
            ("4", _("toutes les quatre semaines")),
        ],
    )
    until = Day(label=_("Jusqu’à quand ?"), required=False)

    def __init__(self, *args: Any, projects: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_projects(self, projects)

    def clean(self) -> dict[str, Any]:
        """A series needs its last date."""
        data = super().clean() or {}
        if data.get("weeks") and not data.get("until"):
            self.add_error("until", _("Dites jusqu’à quand, pour une séance qui revient."))
        return data


class HoldForm(NoteForm):
    """A session that took place, on one screen: from memory, or copied from the paper sheet."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    newcomers = forms.IntegerField(
        label=_("Dont combien venaient pour la première fois ?"),
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Écrivez un nombre entier, par exemple 3.")},
    )
    volunteers = forms.IntegerField(
        label=_("Combien de bénévoles ?"),
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Écrivez un nombre entier, par exemple 2.")},
    )
    paper = forms.BooleanField(label=_("C’est repris d’une feuille papier"), required=False)
    circle = forms.ChoiceField(
        label=_("Qui pourra lire ?"),
        widget=forms.RadioSelect,
        choices=[
            (Circle.TEAM.value, _("L’équipe qui accompagne le groupe")),
            (Circle.COLLECTIVE.value, _("Tout le groupe et son équipe")),
        ],
        initial=Circle.TEAM.value,
    )
    field_order = ("happened", "happened_on", "people", "obtained", "newcomers", "duration", "place")

    @property
    def told(self) -> Fact:
        """The fact, with attendances, newcomers and the number of volunteers."""
        fact, said = self.content, self.cleaned_data
        present = [count for count in fact.counts if count.measure is Measure.PRESENT]
        counts = [msgspec.structs.replace(count, unit=Unit.ATTENDANCES) for count in present]
        if said["newcomers"] is not None:
            obtained = counts[0].obtained if counts else Obtained.SAID
            counts.append(
                Count(unit=Unit.PEOPLE, measure=Measure.NEW, value=said["newcomers"], obtained=obtained)
            )
        time = fact.volunteers
        if time is not None and said["volunteers"]:
            time = msgspec.structs.replace(time, people=said["volunteers"])
        return msgspec.structs.replace(fact, counts=tuple(counts), volunteers=time)


class CancelForm(forms.Form):
    """A session that will not take place."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    reason = Words(label=_("Pourquoi ?"), required=False)


class MoneyForm(forms.Form):
    """One budget line, planned or actual."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    stage = forms.ChoiceField(
        label=_("C’est"),
        choices=[(Stage.PLANNED.value, _("prévu")), (Stage.ACTUAL.value, _("réalisé"))],
        widget=forms.RadioSelect,
        initial=Stage.ACTUAL.value,
    )
    account = forms.ChoiceField(label=_("Quelle ligne du budget ?"))
    euros = forms.CharField(
        label=_("Combien ?"),
        help_text=_("En euros, par exemple 1 234,50"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": _("Il manque le montant.")},
    )
    on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque une date.")})
    exercise = forms.IntegerField(label=_("Pour quelle année de comptes ?"), min_value=1990, max_value=2100)
    funder = Words(label=_("Quel financeur ?"), required=False, help_text=_("Un seul par ligne 74."))
    status = forms.ChoiceField(label=_("Où en est ce financement ?"), choices=STATUSES, required=False)
    project = forms.ChoiceField(label=_("Pour quel projet ?"), required=False)
    words = Words(label=_("Pour quoi ?"), required=False)

    def __init__(self, *args: Any, projects: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (_("Charges"), [(f"expense {code}", f"{code} {label}") for code, label in EXPENSES.items()]),
            (_("Produits"), [(f"income {code}", f"{code} {label}") for code, label in INCOMES.items()]),
        ]
        offer_projects(self, projects)

    def clean_euros(self) -> int:
        """The amount in cents, from « 1 234,50 € » as people write it."""
        typed = "".join(self.cleaned_data["euros"].replace("€", "").replace(",", ".").split())
        if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(\.[0-9]{1,2})?", typed):
            raise forms.ValidationError(
                _("Ce montant se lit de deux façons. Écrivez 1 234 (des milliers) ou 1,23 (des centimes).")
            )
        if not re.fullmatch(r"[0-9]{1,11}(\.[0-9]{1,2})?", typed) or Decimal(typed) > MOST_EUROS:
            raise forms.ValidationError(
                _("Écrivez un montant comme 1 234,50. Une somme n’est jamais négative ici.")
            )
        return int(Decimal(typed) * 100)

    def clean(self) -> dict[str, Any]:
        """A line of account 74 names its funder."""
        data = super().clean() or {}
        if is_grant(data.get("account", "").partition(" ")[2]) and not data.get("funder"):
            self.add_error("funder", _("Nommez le financeur : chaque ligne 74 en porte un."))
        return data

    @property
    def line(self) -> Money:
        """The atom that the form says."""
        said = self.cleaned_data
        side, _space, account = said["account"].partition(" ")
        return Money(
            account=account,
            side=Side(side),
            stage=Stage(said["stage"]),
            cents=said["euros"],
            exercise=said["exercise"],
            label=said["words"],
            funder=said["funder"],
            status=FundingStatus(said["status"]) if said["status"] else None,
        )


def offer_projects(form: forms.Form, projects: list[tuple[Any, Any]]) -> None:
    """Offer these projects, or no such field when there are none."""
    field = form.fields["project"]
    assert isinstance(field, forms.ChoiceField)
    if projects:
        field.choices = [("", _("aucun")), *projects]
    else:
        del form.fields["project"]


def chosen_project(said: dict[str, Any], projects: QuerySet[Project]) -> Project | None:
    """The project that a form names, among those of the group."""
    return projects.filter(pk=UUID(said["project"])).first() if said.get("project") else None
