"""Two bilans of the same model and the same group over two periods, side by side. Pure.

A difference is given only between two numbers of the same unit. What changed in the way of counting stands
beside it: a number that was counted otherwise does not compare by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pasdecote.ground.documents import figures
from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.small_numbers import (
    Amount,
    Cell,
    Sentence,
    Unit,
    amount_in_words,
    cell_in_words,
)
from pasdecote.ground.measures.wording import OBTAINED_WORDS, UNIT_WORDS
from pasdecote.projections.reports.money.budget import BudgetLine
from pasdecote.projections.reports.money.standing import euros
from pasdecote.projections.reports.result import STATUS_WORDS, FieldValue, Report, ReportError, Status, Value
from pasdecote.projections.reports.scope import Scope


class Compared(StrEnum):
    """What a comparison says by itself: a closed list. It counts, and gives no reason."""

    MORE = "{amount} de plus"
    LESS = "{amount} de moins"
    SAME = "autant"
    ABSENT = "absent de ce modèle"
    VERSION = "Le modèle a changé : version {before}, puis version {after}."
    LENGTHS = "Les deux périodes n’ont pas la même durée : {before} jours, puis {after} jours."
    OVERLAP = "Les deux périodes se recouvrent : certaines notes comptent dans les deux."
    DEFINITION = "La définition a changé : « {before} » Puis : « {after} »"
    UNIT = "L’unité a changé : {before}, puis {after}. Aucune différence n’est calculée."
    OBTAINED = "Obtenu autrement : {before}, puis {after}."
    MISSING = "Ce qui manque a changé : {before}, puis {after}."
    OUT_OF = "Rapporté à {before}, puis à {after}."
    WITHHELD = "Un nombre est retenu : aucune différence n’est calculée."
    NOTHING_MISSING = "rien"
    NOT_SAID = "non dit"
    OTHER_TEMPLATE = "Ces deux bilans ne sont pas du même modèle : ils ne se comparent pas."
    OTHER_GROUP = "Ces deux bilans ne parlent pas du même groupe : on ne met pas deux groupes côte à côte."
    INSIDE_OUTSIDE = (
        "L’un des deux bilans retient les petits nombres et l’autre non : ils ne se comparent pas."
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One row of the comparison: a field, a part of one or a line of budget, in words, before and after.

    `difference` is empty when none has a meaning; `remarks` say what changed in the way of counting.
    """

    id: str
    label: str
    before: str
    after: str
    difference: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows in the form's order, and what is to be known of the two periods."""

    periods: tuple[str, str]
    remarks: tuple[str, ...]
    rows: tuple[Side, ...]


def compare(before: Report, after: Report) -> Comparison:
    """Two bilans side by side. Raises ReportError for two models, two groups, or inside beside outside."""
    _same_kind(before, after)
    old = {field.id: _of_any_year(field, before.scope) for field in before.fields}
    new = {field.id: _of_any_year(field, after.scope) for field in after.fields}
    rows = [row for name in dict.fromkeys((*new, *old)) for row in _field_rows(old.get(name), new.get(name))]
    return Comparison(
        (_period(before), _period(after)), tuple(_general(before, after)), (*rows, *_money(before, after))
    )


def _same_kind(before: Report, after: Report) -> None:
    if before.template.id != after.template.id:
        raise ReportError(str(Compared.OTHER_TEMPLATE))
    first, second = before.scope, after.scope
    same = (first.kind, first.project, fold(first.name)) == (second.kind, second.project, fold(second.name))
    if not same:
        raise ReportError(str(Compared.OTHER_GROUP))
    if before.outside is not after.outside:
        raise ReportError(str(Compared.INSIDE_OUTSIDE))


def _period(report: Report) -> str:
    start, end = report.scope.start, report.scope.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"année {start.year}"
    return f"du {figures.day(report.scope.start)} au {figures.day(report.scope.end)}"


def _of_any_year(field: FieldValue, scope: Scope) -> FieldValue:
    """The field with its parts named without the year, so that a January stands beside a January."""
    if scope.start.year != scope.end.year:
        return field
    year = f" {scope.start.year}"
    cells = tuple(cell._replace(label=cell.label.removesuffix(year)) for cell in field.cells)
    return replace(field, cells=cells)


def _general(before: Report, after: Report) -> Iterator[str]:
    first, second = before.scope, after.scope
    if before.template.version != after.template.version:
        yield Compared.VERSION.format(before=before.template.version, after=after.template.version)
    lengths = [(scope.end - scope.start).days + 1 for scope in (first, second)]
    # A year of 366 days and one of 365 are both years.
    if abs(lengths[0] - lengths[1]) > 1:
        yield Compared.LENGTHS.format(before=lengths[0], after=lengths[1])
    if first.start <= second.end and second.start <= first.end:
        yield str(Compared.OVERLAP)


def _field_rows(old: FieldValue | None, new: FieldValue | None) -> Iterator[Side]:
    field = new or old
    assert field is not None
    remarks = tuple(_remarks(old, new)) if old and new else ()
    yield Side(field.id, field.label, _words(old), _words(new), _field_difference(old, new), remarks)
    yield from _parts(field.id, old.cells if old else (), new.cells if new else ())


def _words(field: FieldValue | None) -> str:
    if field is None:
        return str(Compared.ABSENT)
    return field.words or STATUS_WORDS[field.status]


def _field_difference(old: FieldValue | None, new: FieldValue | None) -> str:
    if old is None or new is None or old.unit is None or old.unit is not new.unit:
        return ""
    return difference(old.value, new.value, new.unit)


def difference(before: Value, after: Value, unit: Unit | None) -> str:
    """How much more or less, with its unit; empty unless both are numbers."""
    if unit is None or before is None or after is None or isinstance(before, str) or isinstance(after, str):
        return ""
    gap: Amount = after - before
    if gap == 0:
        return str(Compared.SAME)
    amount = amount_in_words(gap if gap > 0 else -gap, unit)
    return (Compared.MORE if gap > 0 else Compared.LESS).format(amount=amount)


def _remarks(old: FieldValue, new: FieldValue) -> Iterator[str]:
    """What changed in the way of counting; nothing for texts."""
    if Status.WITHHELD in (old.status, new.status):
        yield str(Compared.WITHHELD)
    if old.unit is not new.unit and old.unit and new.unit:
        yield Compared.UNIT.format(before=UNIT_WORDS[old.unit][1], after=UNIT_WORDS[new.unit][1])
    if old.method and new.method and old.method != new.method:
        yield Compared.DEFINITION.format(before=old.method, after=new.method)
    # What is not known says so itself: nothing was counted otherwise.
    if old.value is None or new.value is None or not (_is_number(old) or _is_number(new)):
        return
    for words, said in (
        (Compared.OBTAINED, (_obtained(old), _obtained(new))),
        (Compared.MISSING, (_missing(old), _missing(new))),
        (Compared.OUT_OF, (_out_of(old), _out_of(new))),
    ):
        if said[0] != said[1]:
            yield words.format(before=said[0], after=said[1])


def _is_number(field: FieldValue) -> bool:
    return field.unit is not None and not isinstance(field.value, str)


def _obtained(field: FieldValue) -> str:
    return ", ".join(OBTAINED_WORDS[how] for how, _ in field.obtained) or str(Compared.NOT_SAID)


def _missing(field: FieldValue) -> str:
    gaps = ", ".join(f"{gap.count} {gap.reason}" for gap in field.missing)
    return gaps or str(Compared.NOTHING_MISSING)


def _out_of(field: FieldValue) -> str:
    if field.denominator is None or field.of is None:
        return str(Compared.NOT_SAID)
    return amount_in_words(field.denominator, field.of)


def _parts(field: str, old: tuple[Cell, ...], new: tuple[Cell, ...]) -> Iterator[Side]:
    before = {(cell.dimension, cell.label): cell for cell in old}
    after = {(cell.dimension, cell.label): cell for cell in new}
    for dimension, label in dict.fromkeys((*after, *before)):
        first, second = before.get((dimension, label)), after.get((dimension, label))
        gap = ""
        remarks: tuple[str, ...] = ()
        if first and second and first.unit is second.unit:
            gap = difference(first.value, second.value, second.unit)
        if (first and first.hidden) or (second and second.hidden):
            remarks = (str(Compared.WITHHELD),)
        name = f"{dimension} : {label}"
        yield Side(f"{field}/{dimension}/{label}", name, _cell(first), _cell(second), gap, remarks)


def _cell(cell: Cell | None) -> str:
    return cell_in_words(cell).removeprefix(f"{cell.label} : ") if cell else str(Sentence.UNKNOWN)


def _money(before: Report, after: Report) -> Iterator[Side]:
    """The lines of budget that have an amount on either side; planned with planned, actual with actual."""
    old = {line.id: line for line in before.budget.lines} if before.budget else {}
    new = {line.id: line for line in after.budget.lines} if after.budget else {}
    for name in dict.fromkeys((*new, *old)):
        line = new.get(name) or old[name]
        for stage, words in (("planned", "prévu"), ("actual", "réalisé")):
            first, second = _cents(old.get(name), stage), _cents(new.get(name), stage)
            if first is None and second is None:
                continue
            gap = (
                "" if first is None or second is None else difference(euros(first), euros(second), Unit.EUROS)
            )
            label = f"{line.number} {line.label}".strip() + f", {words}"
            yield Side(f"{name}/{stage}", label, _euros(first), _euros(second), gap)


def _cents(line: BudgetLine | None, stage: str) -> int | None:
    if line is None:
        return None
    return line.amounts.planned if stage == "planned" else line.amounts.actual


def _euros(cents: int | None) -> str:
    return str(Sentence.UNKNOWN) if cents is None else figures.cents(cents)
