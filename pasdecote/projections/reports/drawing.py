"""A bilan drawn from the journal: the same for the screens, the files and the command line."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pasdecote.ground.measures.wording import WITHHELD_WORDS, Sentence
from pasdecote.projections.reports.keeping import Keep
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.projection import report_on
from pasdecote.projections.reports.queries import Material, basis_of, material
from pasdecote.projections.reports.result import FieldValue, Report, ReportError, Status
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import FieldSpec, Template
from pasdecote.projections.reports.template.own import kept_template
from pasdecote.projections.reports.template.reading import TemplateError, template


@dataclass(frozen=True)
class Drawn:
    """A bilan for those who prepare it, and as it would leave, from one reading of the journal."""

    inside: Report
    outside: Report
    _written: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False)

    def written(self, as_read_by: Hashable, write: Callable[[], str]) -> str:
        """What `write` gives, once for all those `as_read_by` tells apart: language, rights."""
        if as_read_by not in self._written:
            self._written[as_read_by] = write()
        return self._written[as_read_by]

    @property
    def withheld(self) -> frozenset[str]:
        """The fields that will say less outside: a number withheld, or a part of one."""
        pairs = zip(self.inside.fields, self.outside.fields, strict=True)
        return frozenset(before.id for before, after in pairs if says_less(before, after))

    @property
    def leaving(self) -> Report:
        """What may leave. Raises ReportError when nothing may, over such a period."""
        if self.outside.cannot_leave:
            raise ReportError(self.outside.cannot_leave)
        return self.outside


KEPT: Keep[Drawn] = Keep()


def says_less(inside: FieldValue, outside: FieldValue) -> bool:
    """Whether a field says less outside than to those who prepare."""
    return (inside.value, inside.cells) != (outside.value, outside.cells)


def outside_words(inside: FieldValue, outside: FieldValue) -> str:
    """What a field says in place of what is withheld outside; nothing when it says the same."""
    if not says_less(inside, outside):
        return ""
    if outside.why is not None:
        return f"{WITHHELD_WORDS[outside.why]}."
    if isinstance(inside.value, str) and isinstance(outside.value, str):
        known = inside.value.split("\n")
        return " ".join(line for line in outside.value.split("\n") if line not in known)
    hidden = {cell.why: "" for cell in outside.cells if cell.hidden}
    said = [
        f"{', '.join(cell.label for cell in outside.cells if cell.hidden and cell.why is why)} : "
        f"{WITHHELD_WORDS[why]}."
        for why in hidden
    ]
    return " ".join(said) or str(Sentence.WHOLE_WITHHELD)


def draw(draft: Draft, *, outside: bool) -> Report:
    """The bilan today, from the notes themselves: for what leaves, and for acts. `outside` withholds small
    numbers, and is refused over a period that may not leave, unless it left already. Raises ReportError."""
    known = material(draft)
    report = _drawn(draft, known, Notes(known.facts, known.scope), outside)
    if outside and report.cannot_leave and not draft.done:
        raise ReportError(report.cannot_leave)
    return report


def drawn(draft: Draft) -> Drawn:
    """The bilan today, inside and as it would leave, for screens: the one kept, when nothing changed that it
    stands on. Raises ReportError."""
    basis = basis_of(draft)
    kept = KEPT.get(draft.pk, basis)
    if kept is not None and kept.inside.template == template_of(draft):
        return kept
    known = material(draft, basis)
    notes = Notes(known.facts, known.scope)
    both = Drawn(_drawn(draft, known, notes, False), _drawn(draft, known, notes, True))
    if not draft._state.adding:
        KEPT.put(draft.pk, basis, both, len(known.facts))
    return both


def spec_of(chosen: Template, field_id: str) -> FieldSpec:
    """A field of a template by its id. Raises ReportError when there is none."""
    found = next((field for field in chosen.fields() if field.id == field_id), None)
    if found is None:
        raise ReportError(_("Ce champ n’existe pas dans ce modèle de bilan."))
    return found


def template_of(draft: Draft) -> Template:
    """The template of a bilan: a structure's own one as it was when the bilan was begun, or one of the house.

    Raises ReportError when it cannot be used any more.
    """
    try:
        return kept_template(draft.own.text) if draft.own else template(draft.template)
    except TemplateError as error:
        raise ReportError(error.reason) from error


def answerable(field: FieldValue) -> bool:
    """Whether a human may answer this field once for all: it asks something."""
    return bool(field.question) and not (field.kind == "identity" and field.status is Status.FILLED)


def _drawn(draft: Draft, known: Material, notes: Notes, outside: bool) -> Report:
    return report_on(
        template_of(draft),
        notes,
        outside=outside,
        answers=known.answers,
        edits=known.edits,
        approved=known.approved,
        arranged=known.arranged,
        former=known.former,
    )
