"""One row of a log of activity → one fact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from pasdecote.ground.facts.atoms import Due, Partner, Place
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.kinds import KINDS, label_of
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.counting import counts_of, volunteers_of
from pasdecote.portal.intake.identity import Normaliser
from pasdecote.portal.intake.lines import Line, Memory
from pasdecote.portal.intake.mapping import Column, Field, Mapping
from pasdecote.portal.intake.readers.sheet import Row, Sheet
from pasdecote.portal.intake.skipping import Skipper
from pasdecote.portal.intake.spending import money_of
from pasdecote.portal.intake.taking import Columns, Taking, in_words
from pasdecote.portal.intake.values.amounts import read_clock, read_duration, read_times
from pasdecote.portal.intake.values.dates import Span, read_date
from pasdecote.portal.intake.vocabulary import (
    is_cancelled,
    is_done,
    is_planned,
    kind_of,
    theme_of,
    title_kind,
)

_FIELD_OF = {
    "title": Field.TITLE, "happened": Field.HAPPENED, "changed": Field.CHANGED,
    "difficulty": Field.DIFFICULTY,
    "next_step": Field.NEXT_STEP, "happened_on": Field.DATE, "ended_on": Field.END_DATE, "place": Field.PLACE,
    "duration_minutes": Field.DURATION, "volunteers": Field.VOLUNTEER_HOURS, "partners": Field.PARTNERS,
}  # fmt: skip


class ActivityReader:
    """Reads the rows of one sheet with one mapping."""

    def __init__(self, sheet: Sheet, mapping: Mapping, memory: Memory) -> None:
        self._sheet, self._mapping, self._memory = sheet, mapping, memory
        self._columns = Columns(mapping)
        self._normaliser = Normaliser(mapping.columns)
        self._skipper = Skipper(mapping)
        self._kinds = dict(mapping.kinds)
        self._inherited: date | None = None

    def lines(self) -> Iterator[Line]:
        """Every row after the headers, in order."""
        for row in self._sheet.rows():
            if row.number >= self._mapping.first_row:
                yield self._line(row)

    def _line(self, row: Row) -> Line:
        taking = Taking(self._sheet.name, row, self._columns)
        span = self._span(taking)
        if span is None:
            skipped = self._skipper.reason(row.cells)
            if skipped:
                return Line(sheet=self._sheet.name, row=row.number, skipped=skipped)
            span, inherited = self._inherit(taking)
        else:
            inherited = None
        fact_id, before = self._memory.identities.of(self._normaliser.row(row.cells, inherited))
        project = taking.text(Field.PROJECT)
        fact = self._fact(taking, span, project) if span else None
        return self._settle(taking, fact, fact_id, project, before)

    def _settle(self, taking: Taking, fact: Fact | None, fact_id: UUID, project: str, before: int) -> Line:
        """The line, with the fact only if nothing was wrong."""
        line = Line(sheet=self._sheet.name, row=taking.number, fact_id=fact_id, project_name=project)
        if fact is not None and not taking.errors:
            self._check(taking, fact)
        if fact is None or taking.errors:
            return replace(line, errors=tuple(taking.errors), warnings=tuple(taking.warnings))
        twin = self._memory.earlier_twin(fact, project, self._sheet.name, taking.number)
        if twin:
            same = "Identique à" if before else "Probablement la même chose que"
            taking.warn(f"{same} la ligne {twin[1]} (feuille {twin[0]}) : gardez-en une si c’est le cas.")
        return replace(line, fact=fact, warnings=tuple(taking.warnings), twin=twin is not None)

    def _check(self, taking: Taking, fact: Fact) -> None:
        try:
            check(fact)
        except FactError as error:
            field = _FIELD_OF.get(error.field.split("[")[0].split(".")[0])
            taking.fail(str(error), self._columns.one(field) if field else None)

    def _span(self, taking: Taking) -> Span | None:
        """When it happened: the date, else the month; with its end."""
        year = self._mapping.year
        span = taking.first(Field.DATE, read_date, year)
        if span is None and self._columns.all(Field.MONTH) and not taking.errors:
            span = _month(taking, self._columns.one(Field.MONTH), year)
        end = taking.first(Field.END_DATE, read_date, span.start.year if span else year)
        if span is None or end is None:
            return span
        last = end.end or end.start
        return Span(span.start, last if last != span.start else None)

    def _inherit(self, taking: Taking) -> tuple[Span | None, date | None]:
        if self._mapping.fill_down_dates and self._inherited and not taking.errors:
            return Span(self._inherited), self._inherited
        if not taking.errors:
            taking.fail(
                "Il manque la date, et rien ne peut être raconté sans elle.",
                self._columns.one(Field.DATE) or self._columns.one(Field.MONTH),
            )
        return None, None

    def _fact(self, taking: Taking, span: Span, project: str) -> Fact:
        self._inherited = span.start
        told_kind, stage = taking.text(Field.KIND), taking.text(Field.STAGE)
        title = taking.text(Field.TITLE)
        kind = self._kind(told_kind, title)
        counts = counts_of(taking, self._columns)
        money = money_of(taking, self._columns, year=span.start.year, title=title, kind=kind)
        happened = taking.text(Field.HAPPENED)
        if money and not (told_kind or counts or happened):
            kind = _money_kind(money[0].side.value, money[0].account)
        kind, due = self._staged(kind or self._mapping.default_kind, stage, span, taking)
        title = self._title(taking, title, told_kind, kind, project)
        values: dict[str, Any] = {
            "happened_on": span.start,
            "ended_on": span.end,
            "title": title,
            "duration_minutes": self._duration(taking),
            "volunteers": volunteers_of(taking, self._columns),
            "themes": self._themes(taking),
            "changed": taking.text(Field.CHANGED),
            "difficulty": taking.text(Field.DIFFICULTY),
            "next_step": taking.text(Field.NEXT_STEP),
            "place": self._place(taking),
            "partners": self._partners(taking),
            "counts": counts,
            "money": money,
            "due": due,
        }
        for column in self._columns.all(Field.WORDS):
            taking.keep(column.header, in_words(taking.cell(column)))
        values["happened"] = "\n".join(filter(None, (happened, *taking.extra)))
        return KINDS[kind](**values)

    def _kind(self, told: str, title: str) -> str | None:
        """The kind a person decided for the told type, else the one its words name, else the title's."""
        if not told:
            return title_kind(title) if title else None
        return (self._kinds.get(fold(told)) if self._kinds else None) or kind_of(told)

    def _staged(self, kind: str, stage: str, span: Span, taking: Taking) -> tuple[str, tuple[Due, ...]]:
        """The kind once the stage is known: planned or cancelled sessions are facts of their own."""
        if not stage:
            return kind, ()
        if is_cancelled(stage):
            taking.keep("État", stage)
            return "session_cancelled", ()
        if is_planned(stage) and kind not in ("expense", "income", "funding"):
            return "session_planned", (Due(on=span.start, what="session"),)
        if not is_done(stage) and not is_planned(stage):
            taking.keep("État", stage)
        return kind, ()

    def _title(self, taking: Taking, title: str, told_kind: str, kind: str, project: str) -> str:
        """A title even when none was told; the told type is kept in words unless it says what the kind
        says."""
        if not title:
            return told_kind or project or label_of(kind).capitalize()
        column = self._columns.one(Field.KIND)
        if column and told_kind and fold(told_kind) not in (fold(label_of(kind)), fold(title)):
            taking.keep(column.header, told_kind)
        return title

    def _duration(self, taking: Taking) -> int | None:
        times = self._times(taking)
        told = taking.first(Field.DURATION, read_duration)
        if times:
            taking.extra.append(f"Horaires : {' – '.join(f'{moment:%H:%M}' for moment in times if moment)}")
        if told is not None:
            return told.minutes
        if not times or times[1] is None:
            return None
        start, end = times[0].hour * 60 + times[0].minute, times[1].hour * 60 + times[1].minute
        return (end - start) % (24 * 60)

    def _times(self, taking: Taking) -> tuple[time, time | None] | None:
        if self._columns.all(Field.TIMES):
            return taking.first(Field.TIMES, read_times)
        start = taking.first(Field.START_TIME, read_clock)
        end = taking.first(Field.END_TIME, read_clock)
        return (start, end) if start else None

    def _themes(self, taking: Taking) -> tuple[str, ...]:
        column, told = self._columns.one(Field.THEME), taking.text(Field.THEME)
        if column is None or not told:
            return ()
        found: dict[str, None] = {}
        for piece in told.replace("\n", ";").replace("/", ";").replace(",", ";").split(";"):
            code = theme_of(piece.strip()) if piece.strip() else None
            if code:
                found[code] = None
        if not found or fold(told) != fold(" ".join(found)):
            taking.keep(column.header, told)
        return tuple(found)

    def _place(self, taking: Taking) -> Place | None:
        names = dict.fromkeys(filter(None, (taking.text(Field.PLACE), taking.text(Field.COMMUNE))))
        return Place(name=", ".join(names)) if names else None

    def _partners(self, taking: Taking) -> tuple[Partner, ...]:
        told = taking.text(Field.PARTNERS)
        if not told:
            return ()
        pieces = told.replace(";", ",").replace("+", ",").replace("\n", ",").replace(" / ", ",").split(",")
        return tuple(Partner(name=piece.strip()) for piece in pieces if piece.strip(" -–."))


def _month(taking: Taking, column: Column | None, year: int | None) -> Span | None:
    """The whole month, also when a spreadsheet stored it as its first day."""
    span = taking.read(column, read_date, year)
    cell = taking.cell(column)
    if span is None or not isinstance(cell, date | datetime):
        return span
    return read_date(f"{span.start.month:02d}/{span.start.year}")


def _money_kind(side: str, account: str) -> str:
    if side == "expense":
        return "expense"
    return "funding" if account.startswith("74") else "income"
