"""Being there, in the street or at the foot of buildings: hours and contacts, never a list of who."""

from dataclasses import replace

from pasdecote.ground.facts.gathering import Encounter, Presence
from pasdecote.ground.measures.small_numbers import Figure, Number, Unit, total
from pasdecote.projections.reports.indicators.attendance import OBTAINED, everything
from pasdecote.projections.reports.indicators.gatherings import gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.indicators.volunteers import hours
from pasdecote.projections.reports.scope import Notes

OUTSIDE = (Presence, Encounter)


@indicator(
    "presence_hours",
    Unit.HOURS,
    "Heures de présence sociale",
    "Somme des durées dites des présences sociales ; à deux au même endroit, une heure compte une heure.",
)
def presence_hours(notes: Notes) -> Figure:
    """Hours of presences sociales whose duration was told; the others are missing."""
    been = notes.of(Presence)
    if not been:
        return untold(Unit.HOURS)
    timed = [told for told in been if told.content.duration_minutes is not None]
    minutes = sum(told.content.duration_minutes or 0 for told in timed)
    return Figure(
        unit=Unit.HOURS,
        value=hours(minutes) if timed else None,
        sources=versions(timed),
        missing=gap([told for told in been if told.content.duration_minutes is None], Reason.NO_DURATION),
        denominator=len(been),
        of=Unit.NOTES,
    )


@indicator(
    "contacts",
    Unit.ATTENDANCES,
    "Contacts en présence sociale et en rencontre",
    "Somme des personnes dites présentes lors des présences sociales et des rencontres ; qui est croisé deux "
    "fois compte deux.",
)
def contacts(notes: Notes) -> Figure:
    """Attendances told of presences sociales and encounters; those that say none are missing."""
    reads = [read for read in notes.cached(everything) if isinstance(read.told.content, OUTSIDE)]
    if not reads:
        return untold(Unit.ATTENDANCES)
    numbers = [
        Number(count.value, Unit.ATTENDANCES, OBTAINED[count.obtained], read.told.version)
        for read in reads
        for count in read.known
    ]
    silent = [read.told for read in reads if not read.known and not read.spread]
    spread = [read.told for read in reads if read.spread]
    return replace(
        total(numbers, Unit.ATTENDANCES),
        missing=gap(silent, Reason.NO_ATTENDANCE) + gap(spread, Reason.OVER_A_PERIOD),
        denominator=len(reads),
        of=Unit.NOTES,
    )
