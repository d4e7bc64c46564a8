"""Volunteer time. Hours are added up; volunteers are not, for the same person gives time more than once."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from pasdecote.ground.facts.atoms import VolunteerTime
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Figure, Number, Obtained, Unit, total
from pasdecote.projections.reports.indicators.gatherings import each_session_once, gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "volunteer_hours",
    Unit.HOURS,
    "Heures de bénévolat",
    "Somme du temps bénévole dit, tous les bénévoles ensemble ; une séance racontée deux fois compte une "
    "fois.",
)
def volunteer_hours(notes: Notes) -> Figure:
    """Volunteer hours told, to a hundredth; `behind` them, the most volunteers that one note tells."""
    giving = notes.cached(_giving)
    if not giving:
        return untold(Unit.HOURS)
    minutes = sum(time.minutes for _, time in giving)
    return Figure(
        unit=Unit.HOURS,
        value=hours(minutes),
        sources=versions([told for told, _ in giving]),
        denominator=len(giving),
        of=Unit.NOTES,
        behind=max((time.people or 0) for _, time in giving),
    )


@indicator(
    "volunteer_attendances",
    Unit.ATTENDANCES,
    "Participations bénévoles",
    "Somme des bénévoles dits, note par note ; qui a donné du temps deux fois compte deux.",
)
def volunteer_attendances(notes: Notes) -> Figure:
    """Times somebody gave time: not a number of volunteers."""
    giving = notes.cached(_giving)
    if not giving:
        return untold(Unit.ATTENDANCES)
    numbers = [
        Number(time.people, Unit.ATTENDANCES, Obtained(time.obtained.value), told.version)
        for told, time in giving
        if time.people is not None
    ]
    silent = [told for told, time in giving if time.people is None]
    return replace(
        total(numbers, Unit.ATTENDANCES),
        missing=gap(silent, Reason.NO_VOLUNTEERS),
        denominator=len(giving),
        of=Unit.NOTES,
    )


@indicator(
    "volunteers_at_once",
    Unit.PEOPLE,
    "Bénévoles, au moins",
    "Le plus grand nombre de bénévoles dit en une seule fois : il y en a eu au moins autant sur la période.",
)
def volunteers_at_once(notes: Notes) -> Figure:
    """The most volunteers told in one note: a number of people that is certain, and at least."""
    giving = notes.cached(_giving)
    if not giving:
        return untold(Unit.PEOPLE)
    silent = gap([told for told, time in giving if time.people is None], Reason.NO_VOLUNTEERS)
    known = [(time.people, told.version) for told, time in giving if time.people is not None]
    frame = Figure(unit=Unit.PEOPLE, missing=silent, denominator=len(giving), of=Unit.NOTES)
    if not known:
        return frame
    most, where = max(known, key=lambda pair: pair[0])
    return replace(frame, value=most, sources=(where,))


@indicator(
    "volunteers_at_most",
    Unit.PEOPLE,
    "Bénévoles, au plus",
    "Somme des bénévoles dits, note par note : s’il s’agit à chaque fois d’autres personnes, il y en a eu "
    "autant ; jamais plus. Inconnu dès qu’une note ne dit pas combien ils étaient.",
)
def volunteers_at_most(notes: Notes) -> Figure:
    """No more volunteers than this; unknown when a note of volunteer time says no number."""
    giving = notes.cached(_giving)
    if not giving:
        return untold(Unit.PEOPLE)
    silent = [told for told, time in giving if time.people is None]
    most = sum(time.people or 0 for _, time in giving)
    return Figure(
        unit=Unit.PEOPLE,
        value=None if silent else most,
        denominator=len(giving),
        of=Unit.NOTES,
        sources=versions([told for told, _ in giving]),
        missing=gap(silent, Reason.NO_VOLUNTEERS),
    )


def hours(minutes: int) -> Decimal:
    """Minutes as hours, to a hundredth, halves up."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _giving(notes: Notes) -> list[tuple[Told, VolunteerTime]]:
    """The notes of volunteer time; of a session told twice, the last that tells it."""
    once = each_session_once(notes.happened, lambda told: told.content.volunteers is not None)
    return [(told, time) for told in once if (time := told.content.volunteers) is not None]
