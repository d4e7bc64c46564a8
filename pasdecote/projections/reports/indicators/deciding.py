"""Those who took part in decisions: by their own device, around a table, by hands or on paper, all alike."""

from dataclasses import replace

from pasdecote.ground.facts.atoms import Count, Measure
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.measures.small_numbers import Figure, Number, Unit, total
from pasdecote.projections.reports.indicators.attendance import OBTAINED
from pasdecote.projections.reports.indicators.registry import indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "decisions_attendances",
    Unit.ATTENDANCES,
    "Participations aux décisions",
    "Somme des personnes qui ont pris part à chaque décision, mains levées et papiers compris, sur les "
    "décisions où ce nombre a été dit ; qui prend part à deux décisions compte deux.",
)
def decisions_attendances(notes: Notes) -> Figure:
    """Who took part in decisions, added up, out of the decisions that say it."""
    made = notes.of(Decision)
    numbers = [
        Number(count.value, Unit.ATTENDANCES, OBTAINED[count.obtained], told.version)
        for told in made
        for count in _deciding(told)
    ]
    if not numbers:
        return untold(Unit.ATTENDANCES)
    return replace(total(numbers, Unit.ATTENDANCES), denominator=len(made), of=Unit.DECISIONS)


def _deciding(told: Told) -> list[Count]:
    return [c for c in told.content.counts if c.measure is Measure.DECIDING and c.value is not None]
