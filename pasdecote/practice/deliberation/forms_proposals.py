"""What the screen asks to put something to decision: a name; all else is folded."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pasdecote.practice.deliberation.enums import Rule
from pasdecote.practice.deliberation.services.proposing import ON_PEOPLE, Terms
from pasdecote.spine.collectives.enums import TURNING_ROLES
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.forms.fields import Day, Words

_COST = re.compile(
    r"^(?P<words>.*\S)\s*[:;=]\s*(?P<euros>\d[\d\s\u00a0\u202f]*(?:[.,]\d{1,2})?)\s*(?:€|euros?)?$"
)
MOST_EUROS = Decimal(10) ** 9
RULES = (
    (Rule.CONSENT, _("Sans objection : on cherche ce que personne ne refuse.")),
    (Rule.MAJORITY, _("À la majorité : plus de oui que de non.")),
    (Rule.QUALIFIED, _("À la majorité qualifiée : bien plus de la moitié de oui.")),
    (Rule.JUDGMENT, _("Au jugement majoritaire : chaque choix reçoit une mention, en mots.")),
    (Rule.SHARES, _("En répartition équitable : une somme, plusieurs projets.")),
    (Rule.SCHULZE, _("Par classement : les choix sont comparés deux par deux.")),
    (Rule.LOT, _("Par tirage au sort, dans une liste publiée d’abord.")),
    (Rule.ELECTION, _("En élection sans candidat : on nomme, on dit pourquoi, on lève les objections.")),
)


class ProposeForm(forms.Form):
    """What there is to decide, and if one wants, how."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    suit = forms.CharField(widget=forms.HiddenInput, required=False)
    title = Words(
        label=_("Que faut-il décider ?"),
        max_length=250,
        error_messages={"required": _("Dites ce qu’il faut décider : un nom suffit.")},
    )
    words = Words(rows=4, label=_("La proposition, avec vos mots"), required=False, max_length=10_000)
    rule = forms.ChoiceField(label=_("Comment décider ?"), widget=forms.RadioSelect, choices=RULES)
    options = Words(
        rows=4,
        label=_("Les choix, un par ligne"),
        help_text=_("Pour partager une somme, écrivez le prix après deux points : « Un barbecue : 120 »."),
        required=False,
        max_length=20_000,
    )
    budget = forms.DecimalField(
        label=_("La somme à partager, en euros"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=MOST_EUROS,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        localize=True,
    )
    below = forms.TypedChoiceField(
        label=_("Les choix non classés comptent-ils en dessous ?"),
        help_text=_("Pour un classement seulement. Le résultat peut changer : c’est au groupe de le dire."),
        required=False,
        coerce=lambda said: said == "yes",
        empty_value=None,
        choices=[
            ("", _("pas encore dit")),
            ("yes", _("oui, en dessous de tous")),
            ("no", _("non, on ne compare pas")),
        ],
    )
    threshold = forms.ChoiceField(
        label=_("Quelle majorité qualifiée ?"),
        required=False,
        choices=[
            ("2/3", _("les deux tiers")),
            ("3/4", _("les trois quarts")),
            ("3/5", _("les trois cinquièmes")),
        ],
    )
    places = forms.IntegerField(
        label=_("Combien de personnes à tirer au sort ?"), required=False, min_value=1, max_value=500
    )
    role = forms.ChoiceField(
        label=_("Quel rôle donne-t-on ?"),
        help_text=_("Pour une élection ou un tirage. Il se prend avec l’accord de la personne."),
        required=False,
        choices=[("", _("aucun de cette liste")), *((one.value, one.label) for one in TURNING_ROLES)],
    )
    role_until = Day(
        label=_("Ce rôle, jusqu’à quand ?"),
        required=False,
        help_text=_("Vide : jusqu’à ce qu’il soit rendu."),
    )
    who = forms.MultipleChoiceField(
        label=_("Qui prend part ?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    quorum = forms.IntegerField(
        label=_("Combien de personnes au moins ?"),
        help_text=_("En dessous, rien n’est décidé. Rien n’oblige à le dire."),
        required=False,
        min_value=1,
        max_value=100_000,
    )
    closes_on = Day(label=_("Jusqu’à quand ?"), required=False, help_text=_("L’agenda s’en souviendra."))
    review_on = Day(label=_("À revoir quand ?"), required=False, help_text=_("L’agenda s’en souviendra."))

    def __init__(
        self, *args: Any, people: Iterable[Membership], team: frozenset[UUID], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["who"]
        assert isinstance(who, forms.MultipleChoiceField)
        named = [(str(one.pk), one.name) for one in people]
        who.choices = named
        who.initial = [pk for pk, _name in named if UUID(pk) not in team] or [pk for pk, _name in named]

    def clean_suit(self) -> list[UUID]:
        """The notes that it follows; what is not one is left out."""
        return identifiers(self.cleaned_data["suit"])

    def clean(self) -> dict[str, Any]:
        """Options as words and cents."""
        data = super().clean() or {}
        if "options" in data:
            try:
                priced = data.get("rule") == Rule.SHARES
                data["options"] = [
                    _option(line, priced) for line in data["options"].splitlines() if line.strip()
                ]
            except ValidationError as error:
                self.add_error("options", error)
        return data

    @property
    def terms(self) -> Terms:
        """How it will be decided; what the rule does not use is left out."""
        said, rule = self.cleaned_data, self.cleaned_data["rule"]
        listed = rule in (Rule.JUDGMENT, Rule.SHARES, Rule.SCHULZE)
        return Terms(
            rule=rule,
            options=tuple(said["options"]) if listed else (),
            quorum=said["quorum"],
            threshold=said["threshold"] if rule == Rule.QUALIFIED else "",
            below=said["below"] if rule == Rule.SCHULZE else None,
            budget_cents=int(said["budget"] * 100) if rule == Rule.SHARES and said["budget"] else None,
            places=said["places"] or 1,
            role=said["role"] if rule in ON_PEOPLE else "",
            role_until=said["role_until"] if rule in ON_PEOPLE and said["role"] else None,
            closes_on=said["closes_on"],
            review_on=said["review_on"],
            follows=tuple(said["suit"]),
            who=tuple(UUID(pk) for pk in said["who"]),
        )


def identifiers(text: str) -> list[UUID]:
    """The identifiers in a text that holds some, separated by commas; at most fifty."""
    found = []
    for piece in text.split(",")[:50]:
        try:
            found.append(UUID(piece.strip()))
        except ValueError:
            continue
    return found


def _option(line: str, priced: bool) -> tuple[str, int | None]:
    if len(line.strip()) > 250:
        raise ValidationError(
            _now("Un choix tient en 250 signes : « %(begin)s… »"), params={"begin": line[:40]}
        )
    found = _COST.match(line.strip()) if priced else None
    if found is None:
        return line.strip(), None
    euros = Decimal(re.sub(r"\s", "", found["euros"]).replace(",", "."))
    return found["words"], int(min(euros, MOST_EUROS) * 100)
