"""The dry run: what an import would do, before anything is kept."""

from collections import Counter
from collections.abc import Iterable, Set
from datetime import date
from uuid import UUID

import msgspec

from pasdecote.ground.facts.atoms import Measure, Side, Stage
from pasdecote.ground.facts.fact import Fact
from pasdecote.portal.intake.lines import CellError, Line, Memory
from pasdecote.portal.intake.mapping import Mapping
from pasdecote.portal.intake.readers.sheet import Sheet
from pasdecote.portal.intake.rows import to_facts

MOST_SHOWN = 500


class Remark(msgspec.Struct, frozen=True):
    """A sentence about a cell or a row: « feuille Suivi, cellule C14 », what is wrong."""

    sheet: str
    row: int
    where: str
    sentence: str


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Sums over the facts to be created: attendances told, people told new, minutes, euro cents by side and
    stage."""

    attendances: int = 0
    new_people: int = 0
    duration_minutes: int = 0
    volunteer_minutes: int = 0
    expense_planned: int = 0
    expense_actual: int = 0
    income_planned: int = 0
    income_actual: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What would happen. `rows` were read; `created` by kind; `known` are already in the journal and change
    nothing.
    `errors`, `warnings` and `skipped` show the first 500; `lines_with_errors` and the others count them
    all."""

    rows: int
    created: dict[str, int]
    known: int
    lines_with_errors: int
    lines_with_warnings: int
    probable_duplicates: int
    lines_skipped: int
    errors: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    skipped: tuple[Remark, ...]
    first_on: date | None
    last_on: date | None
    projects: dict[str, int]
    totals: Totals

    @property
    def to_create(self) -> int:
        """How many facts would be created."""
        return sum(self.created.values())


def dry_run(
    sheets: Iterable[tuple[Sheet, Mapping]], anchor_key: str, *, known: Set[UUID] = frozenset()
) -> Plan:
    """Read everything, keep nothing. `known` are the identifiers already in the journal.

    `msgspec.json.encode(plan)` is its JSON. Raises FileRefused if the file breaks on the way.
    """
    memory = Memory.of(anchor_key)
    tally = _Tally(known)
    for sheet, mapping in sheets:
        for line in to_facts(sheet, mapping, anchor_key, memory=memory):
            tally.add(line)
    return tally.plan()


class _Tally:
    def __init__(self, known: Set[UUID]) -> None:
        self._known = known
        self.counts: Counter[str] = Counter()
        self.created: Counter[str] = Counter()
        self.projects: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()
        self.errors: list[Remark] = []
        self.warnings: list[Remark] = []
        self.skipped: list[Remark] = []
        self.first: date | None = None
        self.last: date | None = None

    def add(self, line: Line) -> None:
        self.counts["rows"] += 1
        self.counts["errors"] += bool(line.errors)
        self.counts["warnings"] += bool(line.warnings)
        self.counts["twins"] += line.twin
        _note(self.errors, line.errors)
        _note(self.warnings, line.warnings)
        if line.skipped:
            self.counts["skipped"] += 1
            _note(self.skipped, (CellError(line.sheet, line.row, None, line.skipped),))
        if line.fact is None:
            return
        if line.fact_id in self._known:
            self.counts["known"] += 1
            return
        self.created[line.fact.kind] += 1
        if line.project_name:
            self.projects[line.project_name] += 1
        self._add_fact(line.fact)

    def _add_fact(self, fact: Fact) -> None:
        last = fact.ended_on or fact.happened_on
        self.first = min(self.first or fact.happened_on, fact.happened_on)
        self.last = max(self.last or last, last)
        self.sums["duration_minutes"] += fact.duration_minutes or 0
        self.sums["volunteer_minutes"] += fact.volunteers.minutes if fact.volunteers else 0
        for count in fact.counts:
            if count.measure is Measure.PRESENT and count.unit == "attendances":
                self.sums["attendances"] += count.value or 0
            elif count.measure is Measure.NEW:
                self.sums["new_people"] += count.value or 0
        for line in fact.money:
            side = "expense" if line.side is Side.EXPENSE else "income"
            self.sums[f"{side}_{'planned' if line.stage is Stage.PLANNED else 'actual'}"] += line.cents

    def plan(self) -> Plan:
        return Plan(
            rows=self.counts["rows"],
            created=dict(sorted(self.created.items())),
            known=self.counts["known"],
            lines_with_errors=self.counts["errors"],
            lines_with_warnings=self.counts["warnings"],
            probable_duplicates=self.counts["twins"],
            lines_skipped=self.counts["skipped"],
            errors=tuple(self.errors),
            warnings=tuple(self.warnings),
            skipped=tuple(self.skipped),
            first_on=self.first,
            last_on=self.last,
            projects=dict(self.projects.most_common()),
            totals=Totals(**self.sums),
        )


def _note(remarks: list[Remark], problems: Iterable[CellError]) -> None:
    for problem in problems:
        if len(remarks) < MOST_SHOWN:
            remarks.append(Remark(problem.sheet, problem.row, problem.where, problem.sentence))
