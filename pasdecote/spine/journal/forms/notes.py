"""The form of a note: « Que s’est-il passé ? », and all the rest only if wanted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Partner, Place, Unit, VolunteerTime
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.kinds import KINDS, TELLABLE
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.facts.reading import from_mapping
from pasdecote.ground.facts.themes import THEMES
from pasdecote.spine.journal.forms.fields import Day, Minutes, Words
from pasdecote.spine.journal.names import kind_choices, theme_choices

HOW = [
    ("", _("sans préciser")),
    (Obtained.COUNTED, _("compté")),
    (Obtained.SAID, _("dit")),
    (Obtained.ESTIMATED, _("estimé")),
    (Obtained.NOT_COLLECTED, _("non recueilli")),
]
# Where the error of a fact is shown: the field of the form that this part of the fact comes from.
SHOWN_ON = {
    "counts": "people",
    "duration_minutes": "duration",
    "volunteers": "volunteer_time",
}
ProjectChoices = Sequence[tuple[Any, Any]]


class NoteForm(forms.Form):
    """What one may say of what happened. `base` is the fact being changed: what is not asked here is kept."""

    happened = Words(
        rows=5,
        label=_("Que s’est-il passé ?"),
        error_messages={"required": _("Il manque ce qui s’est passé : quelques mots suffisent.")},
    )
    failed = Words(rows=3, label=_("Qu’est-ce qui ne marchait pas ?"), required=False)
    learnt = Words(rows=3, label=_("Qu’avez-vous appris ?"), required=False)
    happened_on = Day(label=_("Quel jour ?"), error_messages={"required": _("Il manque le jour.")})
    place = Words(label=_("Où ?"), required=False)
    kind = forms.ChoiceField(label=_("C’était"))
    people = forms.IntegerField(
        label=_("Combien de personnes ?"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Écrivez un nombre entier, par exemple 8.")},
    )
    obtained = forms.ChoiceField(label=_("Comment le savez-vous ?"), choices=HOW, required=False)
    reason = Words(label=_("Si c’est non recueilli, pourquoi ?"), required=False)
    duration = Minutes(label=_("Combien de temps ?"), required=False, help_text=_("2 h, 1 h 30, 45 min"))
    project = forms.ChoiceField(label=_("Pour quel projet ?"), required=False)
    partners = Words(label=_("Avec qui d’autre ?"), required=False, help_text=_("séparés par des virgules"))
    volunteer_time = Minutes(
        label=_("Temps bénévole, tout compris"), required=False, help_text=_("3 personnes 2 h : 6 h")
    )
    changed = Words(rows=2, label=_("Qu’est-ce que ça change ?"), required=False)
    difficulty = Words(rows=2, label=_("Qu’est-ce qui a été difficile ?"), required=False)
    next_step = Words(rows=2, label=_("Et la suite ?"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("De quoi s’agit-il ?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, base: Fact | None = None, projects: ProjectChoices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.base = base
        self.fact: Fact | None = None
        self._choose("kind", kind_choices(base.kind if base else "encounter"))
        self._choose("themes", theme_choices())
        self._step_aside(isinstance(base, StepAside))
        if base and base.aloud:
            self.fields["happened"].required = False
        if projects:
            self._choose("project", [("", _("aucun")), *projects])
        else:
            del self.fields["project"]

    def _step_aside(self, is_one: bool) -> None:
        """Its three questions, of which one answered suffices; any other note is not asked the other two."""
        if is_one:
            self.fields["happened"].label = _("Qu’avez-vous fait à la place ?")
            self.fields["happened"].required = False
        else:
            del self.fields["failed"], self.fields["learnt"]

    def _choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Draws the fact; its refusal is shown on the field it comes from."""
        data = super().clean() or {}
        if not self.errors:
            try:
                self.fact = fact_from(data, self.base)
            except FactError as error:
                part = error.field.partition("[")[0].partition(".")[0]
                name = SHOWN_ON.get(part, part)
                self.add_error(name if name in self.fields else None, ValidationError(str(error)))
        return data

    @property
    def content(self) -> Fact:
        """The fact that the form says. To be asked once the form is valid."""
        assert self.fact is not None
        return self.fact


class RewriteForm(NoteForm):
    """One's own note, changed in place. `digest` is what was read."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class CorrectForm(NoteForm):
    """A new version of a shared note, with the identifier made when the page was opened."""

    id = forms.UUIDField(widget=forms.HiddenInput)


def fact_from(data: dict[str, Any], base: Fact | None) -> Fact:
    """The fact that cleaned answers say, over what `base` says elsewhere. Raises FactError."""
    kind = data["kind"]
    told: dict[str, Any] = dict(msgspec.to_builtins(base)) if base else {}
    same = ("happened_on", "happened", "changed", "difficulty", "next_step", "themes")
    told |= {name: data[name] for name in ("failed", "learnt") if name in data}
    told |= {name: data[name] for name in same} | {"kind": kind, "duration_minutes": data["duration"]}
    told["aloud"] = not data["happened"] and (bool(data.get("sound")) or bool(base and base.aloud))
    told["place"] = _place(data["place"], base)
    told["counts"] = _counts(data, base)
    told["partners"] = _partners(data["partners"], base)
    told["volunteers"] = _volunteers(data["volunteer_time"], base)
    if "project" in data:
        told["project"] = UUID(data["project"]) if data["project"] else None
    known = {field.name for field in msgspec.structs.fields(KINDS[kind])} | {"kind"}
    return from_mapping({name: msgspec.to_builtins(value) for name, value in told.items() if name in known})


def initial_of(fact: Fact) -> dict[str, Any]:
    """What the fields show for a fact."""
    count = next((count for count in fact.counts if _is_people(count)), None)
    return {
        "happened": fact.happened,
        "failed": getattr(fact, "failed", ""),
        "learnt": getattr(fact, "learnt", ""),
        "happened_on": fact.happened_on,
        "place": fact.place.name if fact.place else "",
        "kind": fact.kind,
        "people": count.value if count else None,
        "obtained": count.obtained if count else "",
        "reason": count.reason if count else "",
        "duration": fact.duration_minutes,
        "project": str(fact.project) if fact.project else "",
        "partners": ", ".join(partner.name for partner in fact.partners if partner.name),
        "volunteer_time": fact.volunteers.minutes if fact.volunteers else None,
        "changed": fact.changed,
        "difficulty": fact.difficulty,
        "next_step": fact.next_step,
        "themes": [theme for theme in fact.themes if theme in THEMES],
    }


def like_last_time(fact: Fact) -> dict[str, Any]:
    """What « comme la dernière fois » takes from a note: never its words, its date or its numbers."""
    kept = ("place", "project", "duration", "partners")
    told = initial_of(fact)
    return {name: told[name] for name in kept} | {"kind": fact.kind if fact.kind in TELLABLE else "encounter"}


def _is_people(count: Count) -> bool:
    return count.unit is Unit.PEOPLE and count.measure is Measure.PRESENT


def _counts(data: dict[str, Any], base: Fact | None) -> list[Count]:
    """The counts of the base with that of the people present put, changed or taken out."""
    known = base.counts if base else ()
    former = next((count for count in known if _is_people(count)), None)
    others = [count for count in known if count is not former]
    value, how, reason = data["people"], data["obtained"] or None, data["reason"]
    if value is None and how != Obtained.NOT_COLLECTED:
        if how and former is None:
            raise FactError("Il manque le nombre de personnes.", field="counts")
        return others
    obtained = Obtained(how or Obtained.SAID)
    if former is not None and former.value == value:
        return [msgspec.structs.replace(former, obtained=obtained, reason=reason), *others]
    return [Count(unit=Unit.PEOPLE, value=value, obtained=obtained, reason=reason), *others]


def _place(name: str, base: Fact | None) -> Place | None:
    former = base.place if base else None
    if former is not None and former.name == name:
        return former
    return Place(name=name) if name else None


def _partners(names: str, base: Fact | None) -> list[Partner]:
    known = {partner.name: partner for partner in base.partners} if base else {}
    unnamed = [partner for partner in base.partners if not partner.name] if base else []
    told = [" ".join(name.split()) for name in names.replace(";", ",").split(",")]
    return [known.get(name, Partner(name=name)) for name in told if name] + unnamed


def _volunteers(minutes: int | None, base: Fact | None) -> VolunteerTime | None:
    former = base.volunteers if base else None
    if former is not None and former.minutes == minutes:
        return former
    return VolunteerTime(minutes=minutes) if minutes else None
