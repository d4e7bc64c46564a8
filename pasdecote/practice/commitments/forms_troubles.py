"""What the screens ask of whoever says that something is wrong, and of whoever answers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pasdecote.practice.commitments.listening import Ear
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.forms.fields import Words


class TroubleForm(forms.Form):
    """The words, and who will read them. Those of the group are ticked; one unticks whom it concerns."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(
        rows=5,
        label=_("Qu’est-ce qui ne va pas ?"),
        max_length=10_000,
        error_messages={"required": _("Dites en quelques mots ce qui ne va pas.")},
    )
    to = forms.MultipleChoiceField(
        label=_("Qui le lira ?"),
        help_text=_("Décochez une personne pour qu’elle ne le lise pas, par exemple si cela la concerne."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choisissez au moins une personne, ou une adresse hors du groupe."),
            "invalid_choice": _("Une de ces personnes n’est plus là. Relisez la liste."),
        },
    )
    unnamed = forms.BooleanField(label=_("Ne pas dire mon nom"), required=False)

    def __init__(self, *args: Any, ears: Sequence[Ear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(ear.account), _called(ear)) for ear in ears]
        field.initial = [str(ear.account) for ear in ears if ear.outside is None]

    @property
    def readers(self) -> list[UUID]:
        """The accounts that stay ticked."""
        return [UUID(account) for account in self.cleaned_data["to"]]


class PassingTroubleForm(TroubleForm):
    """The same with a card for a day: there is no name to say or not."""

    unnamed = None  # type: ignore[assignment]


class ReplyForm(forms.Form):
    """What a reader answers."""

    words = Words(
        rows=4,
        label=_("Votre réponse"),
        max_length=10_000,
        error_messages={"required": _("Écrivez quelques mots.")},
    )


class ListenersForm(forms.Form):
    """Who listens, among those of the group who can read here; nobody ticked means the team."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    who = forms.MultipleChoiceField(
        label=_("Qui écoute ?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Une de ces personnes n’est plus là. Relisez la liste.")},
    )

    def __init__(self, *args: Any, people: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(row.pk), row.name) for row in people]

    @property
    def memberships(self) -> list[UUID]:
        """Those ticked."""
        return [UUID(pk) for pk in self.cleaned_data["who"]]


class AddressForm(forms.Form):
    """Where else one may turn."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = Words(
        label=_("Qui ?"),
        max_length=150,
        help_text=_("Le Défenseur des droits, une permanence juridique, la médiation de la ville…"),
        error_messages={"required": _("Dites qui, et comment les joindre.")},
    )
    how = Words(
        label=_("Comment les joindre ?"),
        max_length=500,
        error_messages={"required": _("Dites qui, et comment les joindre.")},
    )


def _called(ear: Ear) -> str:
    if ear.outside is None:
        return ear.name
    said = {"name": ear.name, "house": ear.house}
    return gettext("%(name)s, hors du groupe : direction de %(house)s") % said
