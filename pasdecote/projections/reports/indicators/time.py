"""Time: how long, which days, which months."""

from collections import Counter
from decimal import Decimal

from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import GATHERINGS, each_session_once, gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.indicators.volunteers import hours
from pasdecote.projections.reports.scope import Notes

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def month_in_words(year: int, month: int) -> str:
    """ "mars 2026" """
    return f"{_MONTHS[month - 1]} {year}"


@indicator(
    "duration_hours",
    Unit.HOURS,
    "Heures de séances et de réunions",
    "Somme des durées dites des séances et des réunions ; c’est le temps du groupe, pas celui de chacun.",
)
def duration_hours(notes: Notes) -> Figure:
    """Hours of sessions and meetings whose duration was told; the others are missing."""
    held = each_session_once(notes.of(*GATHERINGS))
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


@indicator("days", Unit.DAYS, "Dates", "Jours différents où une action, une séance ou une réunion a eu lieu.")
def days(notes: Notes) -> Figure:
    """Different days on which something was held."""
    held = notes.of(*GATHERINGS)
    if not held:
        return untold(Unit.DAYS)
    different = {told.content.happened_on for told in held}
    months = Counter((day.year, day.month) for day in different)
    cells = tuple(
        Cell("mois", month_in_words(year, month), number, Unit.DAYS)
        for (year, month), number in sorted(months.items())
    )
    return Figure(unit=Unit.DAYS, value=len(different), sources=versions(held), cells=cells)


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
    months = {(told.content.happened_on.year, told.content.happened_on.month) for told in notes.happened}
    return Figure(
        unit=Unit.MONTHS,
        value=len(months),
        denominator=len(notes.scope.months),
        of=Unit.MONTHS,
        sources=versions(notes.happened),
    )
