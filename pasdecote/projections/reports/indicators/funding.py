"""Money beside what happened: who funds, where each line stands, what one attendance cost."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from pasdecote.ground.facts.atoms import FundingStatus, Side
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.attendance import attendances
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.money.standing import Funder, euros, standing_money, unique
from pasdecote.projections.reports.scope import Notes

STATUSES = {
    FundingStatus.REQUESTED: "demandé",
    FundingStatus.GRANTED: "accordé",
    FundingStatus.NOTIFIED: "notifié",
    FundingStatus.PAID: "versé",
    FundingStatus.REFUSED: "refusé",
}
NO_STATUS = "sans statut dit"
PLANNED, ACTUAL = "financeur, prévu", "financeur, réalisé"
IN_KIND = "86"


@indicator(
    "funding_plan",
    Unit.EUROS,
    "Financeurs et où en est chacun",
    "Un financeur par ligne du compte 74, avec ce qui est prévu, ce qui est réalisé et le dernier statut "
    "dit ; une ligne refusée montre ce qui avait été demandé et n’entre dans aucun total.",
)
def funding_plan(notes: Notes) -> Figure:
    """One cell a funder's line, planned then actual, in euros. No total: planned and actual do not add up."""
    _, funders = standing_money(notes, lambda told: False)
    cells = tuple(cell for funder in funders for cell in _cells(funder))
    if not cells:
        return untold(Unit.EUROS)
    ordered = sorted(cells, key=lambda cell: cell.dimension == ACTUAL)
    sources = unique(source for funder in funders for source in funder.sources)
    return Figure(unit=Unit.EUROS, cells=tuple(ordered), sources=sources)


@indicator(
    "cost_per_attendance",
    Unit.EUROS,
    "Coût par présence",
    "Dépenses réalisées de l’exercice, contributions en nature laissées de côté, divisées par les présences "
    "dites de la période ; une présence n’est pas une personne.",
)
def cost_per_attendance(notes: Notes) -> Figure:
    """Actual expenses ÷ attendances told, to a cent. Notes without a number make it too high."""
    entries, _ = standing_money(notes, lambda told: False)
    spent = [
        entry
        for entry in entries
        if entry.side is Side.EXPENSE
        and not entry.account.startswith(IN_KIND)
        and entry.amounts.actual is not None
    ]
    came = attendances(notes)
    if not spent:
        return untold(Unit.EUROS, Reason.NO_EXPENSE)
    if not came.value:
        return Figure(unit=Unit.EUROS, missing=came.missing)
    total = euros(sum(entry.amounts.actual or 0 for entry in spent))
    return Figure(
        unit=Unit.EUROS,
        value=(total / came.value).quantize(Decimal("0.01"), ROUND_HALF_UP),
        denominator=int(came.value),
        of=Unit.ATTENDANCES,
        missing=came.missing,
        sources=unique([*[source for entry in spent for source in entry.sources], *came.sources]),
        behind=int(came.value),
    )


def status_in_words(status: FundingStatus | None) -> str:
    """Where a funder's line stands, in French."""
    return STATUSES[status] if status else NO_STATUS


def _cells(funder: Funder) -> Iterator[Cell]:
    name = f"{funder.name} ({funder.account})" if funder.name else funder.account
    label = f"{name}, {status_in_words(funder.status)}"
    refused = funder.status is FundingStatus.REFUSED
    planned = funder.asked if refused else funder.amounts.planned
    if planned is not None:
        yield Cell(PLANNED, label, euros(planned), Unit.EUROS)
    if funder.amounts.actual is not None:
        yield Cell(ACTUAL, label, euros(funder.amounts.actual), Unit.EUROS)
