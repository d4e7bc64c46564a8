"""The forms of a group: its name suffices, all else is folded until wanted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import CollectiveStatus
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import accompanying, colleagues_to_add
from pasdecote.spine.journal.forms.fields import Day, Words
from pasdecote.spine.organisations.forms import CommuneField
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.queries import organisations_by_name


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, optional, within the years that a note may be of."""
    return Day(label=label, required=False, **kwargs)


def words_field(label: Any, **kwargs: Any) -> forms.CharField:
    """A few lines of the group's own, optional, 100 000 signs at most."""
    return Words(rows=5, label=label, required=False, **kwargs)


class FoundForm(forms.Form):
    """A new group. `structures`: those where the founder works."""

    name = Words(
        label=_("Nom du groupe"),
        max_length=250,
        help_text=_("Celui que les gens emploient. Il peut changer."),
    )
    founded_on = day_field(_("Depuis quand"), help_text=_("Laissez vide si c’est aujourd’hui."))
    territory = CommuneField(required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Structure qui accompagne"),
        required=False,
        empty_label=_("aucune"),
    )

    def __init__(self, *args: Any, structures: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = organisations_by_name().filter(pk__in=structures)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = found
        if not structures:
            del self.fields["organisation"]
        elif len(structures) == 1:
            field.initial = structures[0]


class PresentForm(forms.Form):
    """What the group says of itself."""

    name = Words(label=_("Nom du groupe"), max_length=250)
    presentation = words_field(
        _("Ce que fait le groupe, dans ses mots"), help_text=_("Relisez-le à voix haute avec le groupe.")
    )
    status = forms.ChoiceField(
        label=_("Où en est le groupe"), choices=CollectiveStatus, widget=forms.RadioSelect
    )
    territory = CommuneField(required=False)
    founded_on = day_field(_("Depuis quand"))

    @classmethod
    def of(cls, collective: Collective, data: Any = None) -> "PresentForm":
        """The form filled with what is kept."""
        return cls(data, initial={name: getattr(collective, name) for name in cls.base_fields})


class ProjectForm(forms.Form):
    """A project: its name, what the group is after, dates if there are any."""

    name = Words(label=_("Nom du projet"), max_length=250)
    aims = words_field(
        _("Ce que le groupe cherche"), help_text=_("Avec les mots du groupe, une idée par ligne.")
    )
    since = day_field(_("Depuis"))
    until = day_field(_("Jusqu’au"))


class ColleagueForm(forms.Form):
    """Who joins those who accompany."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("Collègue"), empty_label=None)

    def __init__(self, *args: Any, collective: Collective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues_to_add(collective)


class StructureForm(forms.Form):
    """A structure that begins to accompany: one already known, or another by its name."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Structure connue ici"),
        required=False,
        empty_label=_("une autre"),
    )
    name = Words(label=_("Nom d’une autre structure"), max_length=250, required=False)
    since = day_field(_("Depuis"), help_text=_("Laissez vide si c’est aujourd’hui."))

    def __init__(self, *args: Any, collective: Collective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = accompanying(collective).order_by().values("organisation")
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations_by_name().exclude(pk__in=there)


class UntilForm(forms.Form):
    """The last day of something."""

    until = day_field(_("Dernier jour"), help_text=_("Laissez vide si c’est aujourd’hui."))
