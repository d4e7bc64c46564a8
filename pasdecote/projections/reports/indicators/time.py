"""Time: how long, which days, which months."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pasdecote.ground.documents.figures import month
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Presence
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import (
    GATHERINGS,
    each_session_once,
    gap,
    sessions_in,
    versions,
)
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.indicators.volunteers import hours
from pasdecote.projections.reports.scope import Notes

_LONG_AGO = date.min


def month_in_words(year: int, number: int) -> str:
    """ "mars 2026" """
    return month(date(year, number, 1))


@indicator(
    "duration_hours",
    Unit.HOURS,
    "Heures de séances et de réunions",
    "Somme des durées dites des séances et des réunions ; c’est le temps du groupe, pas celui de chacun.",
)
def duration_hours(notes: Notes) -> Figure:
    """Hours of sessions and meetings whose duration was told; the others are missing."""
    held = each_session_once(notes.of(*GATHERINGS), lambda told: told.content.duration_minutes is not None)
    if not held:
        return untold(Unit.HOURS)
    timed = [told for told in held if told.content.duration_minutes is not None]
    minutes = sum(told.content.duration_minutes or 0 for told in timed)
    value: Decimal | None = hours(minutes) if timed else None
    return Figure(
        unit=Unit.HOURS,
        value=value,
        sources=versions(timed),
        missing=gap([told for told in held if told.content.duration_minutes is None], Reason.NO_DURATION),
        denominator=len(held),
        of=Unit.NOTES,
    )


@indicator(
    "days",
    Unit.DAYS,
    "Dates",
    "Jours différents où une action, une séance ou une réunion a eu lieu ; une note qui en raconte plusieurs "
    "jours compte pour le premier.",
)
def days(notes: Notes) -> Figure:
    """Different days on which something was held; a note over several days counts for its first."""
    held = notes.of(*GATHERINGS)
    if not held:
        return untold(Unit.DAYS)
    different = {told.content.happened_on for told in held}
    long = [told for told in held if (told.content.ended_on or _LONG_AGO) > told.content.happened_on]
    months = Counter((day.year, day.month) for day in different)
    cells = tuple(
        Cell("mois", month_in_words(year, month), number, Unit.DAYS)
        for (year, month), number in sorted(months.items())
    )
    return Figure(
        unit=Unit.DAYS,
        value=len(different),
        sources=versions(held),
        cells=cells,
        missing=gap(long, Reason.SEVERAL_DAYS),
    )


@indicator(
    "months_active",
    Unit.MONTHS,
    "Mois d’activité",
    "Mois de la période où au moins une note raconte quelque chose, sur les mois de la période.",
)
def months_active(notes: Notes) -> Figure:
    """Months with at least one note, out of the months of the period."""
    if not notes.happened:
        return untold(Unit.MONTHS)
    months = _months(notes, notes.happened)
    return Figure(
        unit=Unit.MONTHS,
        value=len(months),
        denominator=len(notes.scope.months),
        of=Unit.MONTHS,
        sources=versions(notes.happened),
    )


@indicator(
    "months_open",
    Unit.MONTHS,
    "Mois d’ouverture",
    "Mois de la période où au moins une séance, une réunion, une rencontre ou une présence a eu lieu, sur "
    "les mois de la période.",
)
def months_open(notes: Notes) -> Figure:
    """Months in which people were met, out of the months of the period."""
    met = notes.of(*GATHERINGS, Presence, Encounter)
    if not met:
        return untold(Unit.MONTHS)
    months = _months(notes, met)
    return Figure(
        unit=Unit.MONTHS,
        value=len(months),
        denominator=len(notes.scope.months),
        of=Unit.MONTHS,
        sources=versions(met),
    )


@indicator(
    "sessions_of_a_day",
    Unit.SESSIONS,
    "Séances d’un jour au plus",
    "Séances dont la note ne dit qu’un jour, sur les séances tenues. Une note qui en résume plusieurs ne dit "
    "pas la durée de chacune.",
)
def sessions_of_a_day(notes: Notes) -> Figure:
    """Sessions of a day or less, out of all; those told several at a time are missing."""
    held = each_session_once(notes.of(ActionHeld))
    if not held:
        return untold(Unit.SESSIONS)
    alone = [told for told in held if sessions_in(told) == 1]
    several = [told for told in held if sessions_in(told) != 1]
    short = [told for told in alone if (told.content.ended_on or _LONG_AGO) <= told.content.happened_on]
    whole = sum(sessions_in(told) for told in held)
    return Figure(
        unit=Unit.SESSIONS,
        value=len(short) if alone else None,
        denominator=whole,
        of=Unit.SESSIONS,
        sources=versions(short),
        missing=gap(several, Reason.NO_LENGTH, sum(sessions_in(told) for told in several)),
    )


@indicator(
    "hours_outside_usual",
    Unit.HOURS,
    "Heures tôt le matin, en soirée, la nuit",
    "Ne se déduit pas des notes, qui disent le jour et la durée mais pas l’heure : seul un humain peut le "
    "dire.",
)
def hours_outside_usual(notes: Notes) -> Figure:
    """Unknown, with the reason: no note says at what time of day it happened."""
    return untold(Unit.HOURS, Reason.NO_HOUR)


def _months(notes: Notes, found: Iterable[Told]) -> set[tuple[int, int]]:
    """The months of the period that these notes tell of: from their first day to their last one."""
    spans = [(told.content.happened_on, told.content.ended_on or told.content.happened_on) for told in found]
    return {
        month
        for month in notes.scope.months
        if any((first.year, first.month) <= month <= (last.year, last.month) for first, last in spans)
    }
