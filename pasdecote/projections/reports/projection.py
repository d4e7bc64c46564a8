"""A bilan: a pure function of a template, the journal, a frame and what humans answered or edited."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from pasdecote.ground.facts.told import Told
from pasdecote.projections.reports.answers import Answers, answers_given
from pasdecote.projections.reports.filling import Frame, fill
from pasdecote.projections.reports.leaving import Former, leaving
from pasdecote.projections.reports.money.budget import budget
from pasdecote.projections.reports.narratives import may_show
from pasdecote.projections.reports.remarks import Remark, joined
from pasdecote.projections.reports.result import (
    Arranged,
    Edit,
    FieldValue,
    Report,
    ReportError,
    Section,
    Status,
)
from pasdecote.projections.reports.scope import Notes, Scope
from pasdecote.projections.reports.template import FieldSpec, Template

EDITABLE = frozenset({"narrative", "question", "identity"})
_NO_EDITS: Mapping[str, Edit] = {}
_AS_THEY_COME: Mapping[str, Arranged] = {}


def report(
    template: Template,
    facts: Iterable[Told],
    scope: Scope,
    *,
    outside: bool,
    answers: Answers | None = None,
    edits: Mapping[str, Edit] = _NO_EDITS,
    approved: Collection[UUID] = frozenset(),
    arranged: Mapping[str, Arranged] = _AS_THEY_COME,
) -> Report:
    """The bilan of these facts. Same arguments, same report.

    `facts` are those of the scope, of any date (the period keeps what it wants; money goes by exercise).
    With `outside`, small numbers are withheld as in anything that leaves. `answers` are those told in
    `facts` unless given. `edits` by id of field, as `arranged`, which notes in which order; `approved` are
    the versions whose words a human approved.
    Raises ReportError when the template is not made for this scope, or when an edit touches a number.
    """
    notes = Notes(facts, scope)
    return report_on(
        template,
        notes,
        outside=outside,
        answers=answers,
        edits=edits,
        approved=approved,
        arranged=arranged,
    )


def report_on(
    template: Template,
    notes: Notes,
    *,
    outside: bool,
    answers: Answers | None = None,
    edits: Mapping[str, Edit] = _NO_EDITS,
    approved: Collection[UUID] = frozenset(),
    arranged: Mapping[str, Arranged] = _AS_THEY_COME,
    former: Former | None = None,
) -> Report:
    """The bilan of notes already sorted, as `report` gives it: inside then outside count them only once.

    `former` is what left before, beside which the numbers that leave are withheld.
    """
    scope = notes.scope
    if scope.kind not in template.scopes:
        raise ReportError(f"Le modèle « {template.title} » n’est pas fait pour ce cadre.")
    if scope.end < scope.start:
        raise ReportError("La fin de la période est avant son début.")
    spec = next((field.budget for field in template.fields() if field.budget), None)
    left = leaving(template.fields(), notes, former) if outside else None
    frame = Frame(
        notes=notes,
        answers=answers_given(notes.whole) if answers is None else answers,
        approved=approved,
        leaving=left.figures if left else None,
        budget=budget(spec, notes, lambda told: may_show(told, approved)) if spec else None,
        arranged=arranged,
    )
    disputed = frozenset(told.fact for told in notes.whole if told.held_back)
    sections = tuple(
        Section(
            section.title,
            section.number,
            tuple(_edited(spec, fill(spec, frame), edits.get(spec.id), disputed) for spec in section.fields),
        )
        for section in template.sections
    )
    known = {field.id for field in template.fields()}
    lost = tuple(sorted(field for field in edits if field not in known))
    return Report(template, scope, sections, frame.budget, outside, lost, left.release if left else None)


def _edited(
    spec: FieldSpec, field: FieldValue, edit: Edit | None, disputed: Collection[UUID] = frozenset()
) -> FieldValue:
    """The field as a human edited it; the edit is kept when notes move, and the conflict said.

    Words that come from a note disputed since are held back; those erased with a note do not come back.
    """
    if edit is None:
        return _measured(field)
    if spec.kind not in EDITABLE and not spec.indicators:
        raise ReportError(f"« {field.label} » est un nombre : il se corrige dans la note, pas dans le bilan.")
    if not edit.text or any(fact in disputed for fact in edit.facts):
        words = Remark.EDIT_DISPUTED if edit.text else Remark.EDIT_ERASED
        return _measured(replace(field, note=joined(words, field.note), conflict=True))
    moved = bool(edit.sources) and set(edit.sources) != set(field.sources)
    note = Remark.NOTES_MOVED.value if moved else field.note
    status = Status.ANSWERED if edit.text.strip() else Status.TO_ANSWER
    edited = replace(
        field,
        value=edit.text or None,
        words=edit.text,
        status=status,
        note=note,
        conflict=moved,
        told=field.words,
    )
    return _measured(edited)


def _measured(field: FieldValue) -> FieldValue:
    """The field with a word when its text is longer than the form takes."""
    length = len(field.value) if isinstance(field.value, str) else 0
    if field.max_chars is None or length <= field.max_chars:
        return field
    words = Remark.TOO_LONG.format(length=length, longest=field.max_chars)
    return replace(field, note=joined(field.note, words))
