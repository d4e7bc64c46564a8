"""How each kind of field is filled. One function a kind; each gives the field's value and where it stands."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from pasdecote.ground.documents.figures import cents as cents_in_words
from pasdecote.ground.measures.shares import SHARE_IN_PERCENT
from pasdecote.ground.measures.small_numbers import (
    Figure,
    Missing,
    Unit,
    cell_in_words,
    figure_in_words,
)
from pasdecote.ground.measures.wording import Sentence
from pasdecote.projections.reports.answers import Answers, answer_to, question_key
from pasdecote.projections.reports.indicators import INDICATORS, figure_of
from pasdecote.projections.reports.indicators.bands import banded
from pasdecote.projections.reports.leaving import Asked
from pasdecote.projections.reports.money.budget import Budget, grant_of
from pasdecote.projections.reports.money.standing import euros, ratio
from pasdecote.projections.reports.narratives import narrative
from pasdecote.projections.reports.remarks import Remark, counted, joined
from pasdecote.projections.reports.result import Answer, Arranged, FieldValue, Status
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import FieldSpec


@dataclass(frozen=True, slots=True)
class Frame:
    """What every field is filled from; `leaving` are the figures as they may leave, None inside."""

    notes: Notes
    answers: Answers
    approved: Collection[UUID]
    leaving: Mapping[Asked, Figure] | None
    budget: Budget | None
    arranged: Mapping[str, Arranged] = field(default_factory=dict)


def fill(spec: FieldSpec, frame: Frame) -> FieldValue:
    """The field as the journal and the answers fill it, before any edit."""
    blank = FieldValue(
        id=spec.id,
        number=spec.number,
        label=spec.label,
        kind=spec.kind,
        status=Status.TO_ANSWER,
        help=spec.help,
        max_chars=spec.max_chars,
        question=question_key(spec, frame.notes.scope),
    )
    filled = _WAYS[spec.kind](spec, blank, frame)
    answer = answer_to(spec, frame.notes.scope, frame.answers)
    return _answered(filled, answer) if answer else filled


def _indicator(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    if spec.indicators:
        return _indicators(spec, blank, frame)
    figure = _figure(spec.indicator, frame, spec.bands)
    filled = replace(
        blank,
        value=figure.value,
        words=_in_words(figure),
        unit=figure.unit,
        denominator=figure.denominator,
        of=figure.of,
        obtained=figure.obtained,
        missing=figure.missing,
        cells=figure.cells,
        sources=figure.sources,
        method=figure.method,
        status=_status(figure),
        why=figure.why if figure.hidden else None,
    )
    if filled.status is Status.NOT_COLLECTED:
        return _unknown(filled, spec, " ; ".join(gap.reason for gap in figure.missing))
    return filled


def _indicators(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    """Several figures as sentences, one a line; what is unknown is said when something else is known, and
    not of what a human answered above."""
    answer = answer_to(spec, frame.notes.scope, frame.answers)
    said = spec.question if answer and answer.text and not answer.held_back else ""
    figures = [(name, _figure(name, frame)) for name in spec.indicators if name != said]
    statuses = {_status(figure) for _, figure in figures}
    missing = tuple(gap for _, figure in figures for gap in figure.missing)
    if statuses == {Status.NOT_COLLECTED}:
        reasons = dict.fromkeys(gap.reason for gap in missing)
        return _unknown(replace(blank, missing=missing), spec, " ; ".join(reasons))
    text = "\n".join(_sentence(name, figure) for name, figure in figures)
    return replace(
        blank,
        value=text,
        words=text,
        missing=missing,
        sources=tuple(dict.fromkeys(source for _, figure in figures for source in figure.sources)),
        method=" ".join(dict.fromkeys(figure.method for _, figure in figures)),
        status=Status.FILLED if Status.FILLED in statuses else Status.WITHHELD,
    )


def _narrative(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    assert spec.narrative is not None
    told = narrative(spec.narrative, frame.notes, frame.approved, frame.arranged.get(spec.id))
    note = joined(
        counted(len(told.left_out), Remark.ONE_LEFT_OUT, Remark.SEVERAL_LEFT_OUT),
        counted(told.since, Remark.ONE_SINCE_CHOSEN, Remark.SEVERAL_SINCE_CHOSEN),
        counted(len(told.waiting), Remark.ONE_WAITS, Remark.SEVERAL_WAIT),
        counted(len(told.disputed), Remark.ONE_DISPUTED, Remark.SEVERAL_DISPUTED),
    )
    if told.text is None:
        status = Status.TO_REVIEW if note else Status.TO_ANSWER
        return replace(blank, status=status, note=note or Remark.NOTHING_TOLD.value, waiting=told.waiting)
    return replace(
        blank,
        status=Status.FILLED,
        value=told.text,
        words=told.text,
        sources=told.sources,
        note=note,
        waiting=told.waiting,
    )


def _budget(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    """The table's field: its own value says the totals; the table itself stands beside the fields."""
    table = frame.budget
    if table is None or not table.told:
        year = frame.notes.scope.year
        return _unknown(blank, spec, Remark.NO_MONEY.format(year=year))
    sides = ((Remark.EXPENSES, table.expenses), (Remark.INCOME, table.income))
    text = "\n".join(
        words.format(planned=_or_unknown(amounts.planned), actual=_or_unknown(amounts.actual))
        for words, amounts in sides
    )
    return replace(
        blank,
        status=Status.FILLED,
        value=text,
        words=text,
        unit=Unit.EUROS,
        sources=table.sources,
        note=_budget_note(table),
    )


def _money(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    scope, table = frame.notes.scope, frame.budget
    if spec.money == "exercise":
        return replace(blank, status=Status.FILLED, value=str(scope.year), words=str(scope.year))
    grant = grant_of(table.funders, scope.funder) if table else None
    if table is None or grant is None:
        names = sorted({funder.name for funder in table.funders if funder.name}) if table else []
        known = Remark.FUNDERS_TOLD.format(names=", ".join(names)) if names else ""
        return replace(blank, note=joined(Remark.WHICH_GRANT, known))
    note = "" if grant.actual else Remark.ONLY_PLANNED.value
    filled = replace(blank, status=Status.FILLED, sources=grant.sources, note=note)
    if spec.money == "grant":
        amount = euros(grant.cents)
        return replace(filled, value=amount, words=cents_in_words(grant.cents), unit=Unit.EUROS)
    percent = None if table.income.actual is None else ratio(grant.cents, table.income.actual)
    if percent is None:
        return replace(blank, note=Remark.NO_INCOME.value)
    words = SHARE_IN_PERCENT.format(
        percent=str(percent).replace(".", ","),
        value=cents_in_words(grant.cents),
        denominator=cents_in_words(table.income.actual or 0),
    )
    return replace(filled, value=percent, words=words, sources=table.sources)


def _identity(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    said = frame.notes.scope.identity.get(spec.identity, "").strip()
    if said:
        return replace(blank, status=Status.FILLED, value=said, words=said)
    return replace(blank, note=Remark.NO_IDENTITY.value)


def _statement(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    return replace(blank, status=Status.FILLED, value=spec.statement, words=spec.statement)


def _question(spec: FieldSpec, blank: FieldValue, frame: Frame) -> FieldValue:
    return blank


def _answered(field: FieldValue, answer: Answer) -> FieldValue:
    """A human's answer beside what the journal fills: alone when the field is empty, above it otherwise."""
    if field.kind == "identity" and field.status is Status.FILLED:
        return field
    if answer.held_back:
        return replace(field, note=joined(field.note, Remark.ANSWER_DISPUTED))
    if not answer.text:
        if field.status in (Status.FILLED, Status.WITHHELD):
            return field
        gap = Missing(1, answer.not_collected, (answer.source,))
        words = Sentence.UNKNOWN_WHY.format(reason=answer.not_collected)
        return replace(
            field, status=Status.NOT_COLLECTED, missing=(gap,), words=words, sources=(answer.source,)
        )
    said = Remark.ANSWERED_ON.format(day=f"{answer.on:%d/%m/%Y}")
    if field.status in (Status.FILLED, Status.WITHHELD) and isinstance(field.value, str):
        text = f"{answer.text}\n{field.value}"
        sources = (answer.source, *field.sources)
        return replace(field, value=text, words=text, sources=sources, note=joined(field.note, said))
    if field.status is Status.FILLED:
        return field
    return replace(
        field,
        status=Status.ANSWERED,
        value=answer.text,
        words=answer.text,
        why=None,
        missing=(),
        sources=(answer.source,),
        note=said,
    )


def _figure(name: str, frame: Frame, bands: tuple[str, ...] = ()) -> Figure:
    if frame.leaving is not None:
        return frame.leaving[name, bands]
    figure = figure_of(name, frame.notes)
    if bands:
        figure = banded(figure, bands)
    return figure


def _status(figure: Figure) -> Status:
    shown = [cell for cell in figure.cells if cell.value is not None]
    if figure.value is not None or shown:
        return Status.FILLED
    hidden = figure.hidden or any(cell.hidden for cell in figure.cells)
    return Status.WITHHELD if hidden else Status.NOT_COLLECTED


def _unknown(blank: FieldValue, spec: FieldSpec, reason: str) -> FieldValue:
    """Not known from the journal: to answer when somebody can be asked, not collected otherwise."""
    status = Status.TO_ANSWER if spec.question else Status.NOT_COLLECTED
    words = Sentence.UNKNOWN_WHY.format(reason=reason) if reason else str(Sentence.UNKNOWN)
    gaps = blank.missing or ((Missing(1, reason),) if reason else ())
    return replace(blank, status=status, value=None, words=words, missing=gaps)


def _in_words(figure: Figure) -> str:
    if figure.value is None and not figure.hidden and figure.cells:
        return " ".join(_cells(figure))
    return figure_in_words(figure)


def _sentence(name: str, figure: Figure) -> str:
    label = INDICATORS[name].label
    if figure.value is None and not figure.hidden and figure.cells:
        return Sentence.ONLY_CELLS.format(label=label, cells=" ".join(_cells(figure)))
    first = Sentence.FIGURE.format(label=label, figure=figure_in_words(figure))
    return " ".join([first, *_cells(figure)])


def _cells(figure: Figure) -> list[str]:
    by_dimension: dict[str, list[str]] = {}
    for cell in figure.cells:
        by_dimension.setdefault(cell.dimension, []).append(cell_in_words(cell))
    return [
        Sentence.CELLS.format(dimension=dimension, cells=" ; ".join(cells))
        for dimension, cells in by_dimension.items()
    ]


def _budget_note(table: Budget) -> str:
    notes = []
    for remark, expenses, income in (
        (Remark.PLANNED_DIFFER, table.expenses.planned, table.income.planned),
        (Remark.ACTUAL_DIFFER, table.expenses.actual, table.income.actual),
    ):
        if expenses is not None and income is not None and expenses != income:
            difference = cents_in_words(abs(expenses - income))
            notes.append(remark.format(amount=difference))
    if table.unplaced:
        codes = ", ".join(line.id for line in table.unplaced)
        notes.append(Remark.UNPLACED.format(accounts=codes))
    return joined(*notes)


def _or_unknown(cents: int | None) -> str:
    return str(Sentence.UNKNOWN) if cents is None else cents_in_words(cents)


_WAYS: dict[str, Callable[[FieldSpec, FieldValue, Frame], FieldValue]] = {
    "indicator": _indicator,
    "narrative": _narrative,
    "budget": _budget,
    "money": _money,
    "identity": _identity,
    "statement": _statement,
    "question": _question,
}
