"""Those whom something reached without being there: told by hand, added up, never people."""

from dataclasses import replace

from pasdecote.ground.facts.atoms import Count, Measure
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Figure, Number, Unit, total
from pasdecote.projections.reports.indicators.attendance import OBTAINED
from pasdecote.projections.reports.indicators.gatherings import each_session_once
from pasdecote.projections.reports.indicators.registry import indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "reached",
    Unit.ATTENDANCES,
    "Personnes touchées, note par note",
    "Somme de ce qui a été dit comme touché par une action sans y prendre part ; qui est touché deux fois "
    "compte deux. Ce n’est pas un nombre de personnes différentes.",
)
def reached(notes: Notes) -> Figure:
    """What was told as reached, out of the notes that say it."""
    numbers = [
        Number(count.value, Unit.ATTENDANCES, OBTAINED[count.obtained], told.version)
        for told in each_session_once(notes.happened, lambda told: bool(_reached(told)))
        for count in _reached(told)
    ]
    if not numbers:
        return untold(Unit.ATTENDANCES)
    telling = len({number.source for number in numbers})
    return replace(total(numbers, Unit.ATTENDANCES), denominator=telling, of=Unit.NOTES)


def _reached(told: Told) -> list[Count]:
    return [c for c in told.content.counts if c.measure is Measure.REACHED and c.value is not None]
