"""What each rule asks of somebody, and of who counts: plain fields, never filled with a former answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pasdecote.practice.deliberation.counting import GRADES
from pasdecote.practice.deliberation.enums import Rule, Stage
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.spine.journal.forms.fields import Words

LIVING = (
    ("agrees", _("Je peux vivre avec")),
    ("doubts", _("Je peux vivre avec, et j’ai une réserve")),
    ("aside", _("Je reste à côté : décidez sans moi")),
)
OBJECTS = ("objects", _("J’ai une objection"))
YES_NO = (("yes", _("Oui")), ("no", _("Non")), ("abstain", _("Je m’abstiens")))
HANDS = {Rule.CONSENT: LIVING, Rule.MAJORITY: YES_NO, Rule.QUALIFIED: YES_NO}
PICK = _("Choisissez une réponse.")
Said = dict[str, Any]


class BallotForm(forms.Form):
    """One answer. Its fields are those of the rule, and of the step of an election."""

    def __init__(self, *args: Any, proposal: Proposal, people: Sequence[Part] = (), **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "reponse-%s" if not kwargs.get("prefix") else "%s")
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.ranks = [option.rank for option in proposal.options.all()]
        self.fields.update(_fields(proposal, people))
        self.use_required_attribute = False

    @property
    def asks_reaction(self) -> bool:
        """Whether it is about a text, or a name, that one may object to."""
        return "reaction" in self.fields

    @property
    def objection(self) -> str:
        """The words of the objection, when there is one."""
        said = self.cleaned_data
        return str(said.get("objection") or "") if said.get("reaction") == "objects" else ""

    @property
    def objects(self) -> bool:
        """Whether the answer is an objection."""
        return bool(self.cleaned_data.get("reaction") == "objects")

    @property
    def said(self) -> Said:
        """The answer, as the act takes it."""
        data, rule = self.cleaned_data, self.proposal.rule
        if rule == Rule.JUDGMENT:
            return {"grades": {rank: data[f"grade-{rank}"] for rank in self.ranks}}
        if rule == Rule.SCHULZE:
            return {"places": {rank: data[f"place-{rank}"] for rank in self.ranks if data[f"place-{rank}"]}}
        return dict(data)

    def clean(self) -> Said:
        """An objection says why."""
        data = super().clean() or {}
        if data.get("reaction") == "objects" and not data.get("objection"):
            self.add_error(
                "objection", _("Dites ce qui ne va pas : c’est ce qui peut améliorer la proposition.")
            )
        return data


class PaperForm(BallotForm):
    """One numbered paper of a pile: no name, hence no objection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "reaction" in self.fields:
            del self.fields["objection"]
            _choices(self, "reaction", LIVING)


class HandsForm(forms.Form):
    """How many hands for each answer."""

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in HANDS[Rule(proposal.rule)]:
            self.fields[code] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=2000,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={"invalid": _("Écrivez un nombre entier, par exemple 3.")},
            )

    @property
    def hands(self) -> Mapping[str, int]:
        """The numbers, nothing counting as none."""
        return {code: number or 0 for code, number in self.cleaned_data.items()}


class WordsForm(forms.Form):
    """Some words, under an identifier made when the page was opened."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    words = Words(
        rows=3, label=_("Vos mots"), max_length=10_000, error_messages={"required": _("Il manque les mots.")}
    )

    def __init__(self, *args: Any, label: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["words"].label = label


class TextForm(forms.Form):
    """The new text of a proposal."""

    words = Words(
        rows=5,
        label=_("Le nouveau texte de la proposition"),
        max_length=10_000,
        error_messages={"required": _("Écrivez le nouveau texte de la proposition.")},
    )
    why = Words(rows=2, label=_("Ce qui l’a fait changer"), required=False, max_length=10_000)


class TableForm(forms.Form):
    """Who holds the device now: a card’s code, or a name of those who have not answered."""

    code = forms.CharField(
        label=_("Le code de votre carte"),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    who = forms.ChoiceField(label=_("Ou votre nom"), required=False)

    def __init__(self, *args: Any, people: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "who", [("", _("—")), *((str(part.pk), part.membership.name) for part in people)])


class RecountersForm(forms.Form):
    """The two whom the group chose."""

    who = forms.MultipleChoiceField(
        label=_("Les deux personnes choisies par le groupe"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "who", [(str(part.pk), part.membership.name) for part in people])


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _fields(proposal: Proposal, people: Sequence[Part]) -> dict[str, forms.Field]:
    rule = proposal.rule
    if rule in (Rule.MAJORITY, Rule.QUALIFIED):
        return {"answer": _radio(_("Votre réponse"), YES_NO)}
    if rule == Rule.CONSENT or (rule == Rule.ELECTION and proposal.stage == Stage.PROPOSED):
        return _reactions()
    if rule == Rule.ELECTION:
        return _naming(people)
    return _choosing(proposal)


def _reactions() -> dict[str, forms.Field]:
    objection = Words(
        rows=3,
        label=_("Si vous avez une objection : ce qui ne va pas"),
        help_text=_("Le groupe la lira, avec votre nom : elle sert à trouver mieux."),
        required=False,
        max_length=10_000,
    )
    return {"reaction": _radio(_("Et vous ?"), (*LIVING, OBJECTS)), "objection": objection}


def _naming(people: Sequence[Part]) -> dict[str, forms.Field]:
    names = [(str(part.membership_id), part.membership.name) for part in people]
    why = Words(
        rows=3,
        label=_("Pourquoi cette personne ?"),
        help_text=_("Le groupe lira cette raison au second tour, sans votre nom."),
        required=False,
        max_length=2_000,
    )
    return {"name": _radio(_("Qui verriez-vous dans ce rôle ?"), names), "why": why}


def _choosing(proposal: Proposal) -> dict[str, forms.Field]:
    options = list(proposal.options.all())
    if proposal.rule == Rule.JUDGMENT:
        grades = [(str(rank), word) for rank, word in reversed(list(enumerate(GRADES)))]
        return {f"grade-{one.rank}": _radio(one.words, grades) for one in options}
    if proposal.rule == Rule.SCHULZE:
        places = [("", _("je ne la classe pas")), *((str(n), str(n)) for n in range(1, len(options) + 1))]
        return {
            f"place-{one.rank}": forms.ChoiceField(label=one.words, choices=places, required=False)
            for one in options
        }
    if proposal.rule == Rule.SHARES:
        choices = [(str(one.rank), priced(one.words, one.cost_cents or 0)) for one in options]
        return {
            "options": forms.MultipleChoiceField(
                label=_("Quels projets soutenez-vous ?"),
                help_text=_("Autant que vous voulez, ou aucun."),
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )
        }
    return {}


def priced(words: str, cents: int) -> str:
    euros, rest = divmod(cents, 100)
    amount = f"{euros:,}".replace(",", "\u202f") + (f",{rest:02d}" if rest else "")
    return f"{words} ({amount} €)"


def _radio(label: Any, choices: Sequence[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": PICK}
    )
