"""Who was there. Presences are not people: the same person twice makes two presences."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pasdecote.ground.facts.atoms import Count, Measure, Part
from pasdecote.ground.facts.atoms import Obtained as ToldObtained
from pasdecote.ground.facts.atoms import Unit as ToldUnit
from pasdecote.ground.facts.dimensions import dimension_label
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures import small_numbers
from pasdecote.ground.measures.small_numbers import Cell, Figure, Number, Obtained, Unit, total
from pasdecote.projections.reports.indicators.gatherings import (
    GATHERINGS,
    each_session_once,
    gap,
    sessions_in,
    versions,
)
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.indicators.time import month_in_words
from pasdecote.projections.reports.scope import Notes

OBTAINED = {how: Obtained(how.value) for how in ToldObtained}


class Read(NamedTuple):
    """A note's word on who was present: its counts, those that add up, and whether none does."""

    told: Told
    counts: list[Count]
    known: list[Count]
    spread: bool


@indicator(
    "attendances",
    Unit.ATTENDANCES,
    "Présences, toutes notes",
    "Somme des personnes dites présentes, note par note ; une personne venue deux fois compte deux. "
    "Ce n’est pas un nombre de personnes différentes.",
)
def attendances(notes: Notes) -> Figure:
    """All attendances told, whatever the kind of note; sessions and meetings without a number are missing."""
    return notes.cached(_all_attendances)


@indicator(
    "attendances_at_sessions",
    Unit.ATTENDANCES,
    "Présences aux séances",
    "Somme des personnes dites présentes aux actions et séances ; une personne venue deux fois compte deux.",
)
def attendances_at_sessions(notes: Notes) -> Figure:
    """Attendances of sessions alone, out of the number of sessions held."""
    reads = _reads(notes, notes.of(ActionHeld))
    sessions = sum(sessions_in(read.told) for read in reads)
    return replace(_attendances(reads), denominator=sessions or None, of=Unit.SESSIONS)


@indicator(
    "attendance_per_session",
    Unit.PER_SESSION,
    "Présences par séance, en moyenne",
    "Présences divisées par le nombre des seules séances où elles ont été dites ; arrondi au dixième.",
)
def attendance_per_session(notes: Notes) -> Figure:
    """Mean attendance of the sessions whose number is known; the others are missing, not zero."""
    reads = _reads(notes, notes.of(ActionHeld))
    figure = _attendances(reads)
    known = sum(sessions_in(read.told) for read in reads if read.known)
    if figure.value is None or not known:
        return replace(figure, unit=Unit.PER_SESSION, value=None, obtained=())
    mean = (Decimal(figure.value) / known).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return replace(
        figure,
        unit=Unit.PER_SESSION,
        value=mean,
        obtained=(),
        denominator=known + figure.missing_count,
        of=Unit.SESSIONS,
        behind=int(figure.value),
    )


@indicator(
    "new_people",
    Unit.PEOPLE,
    "Personnes nouvelles",
    "Somme des personnes dites nouvelles, note par note. Qui revient après longtemps peut avoir été dit "
    "nouveau deux fois.",
)
def new_people(notes: Notes) -> Figure:
    """People told as new, added up; sessions and meetings that say nothing of it are missing."""
    numbers: list[Number] = []
    silent: list[Told] = []
    telling = 0
    for told in each_session_once(notes.happened, lambda told: bool(_new(told))):
        said = _new(told)
        if said:
            telling += 1
            numbers += [Number(c.value, Unit.PEOPLE, OBTAINED[c.obtained], told.version) for c in said]
        elif isinstance(told.content, GATHERINGS):
            silent.append(told)
    if not numbers:
        return untold(Unit.PEOPLE)
    return replace(
        total(numbers, Unit.PEOPLE),
        missing=gap(silent, Reason.NO_NEW),
        denominator=telling + len(silent),
        of=Unit.NOTES,
    )


@indicator(
    "distinct_people",
    Unit.PEOPLE,
    "Personnes différentes",
    "Ne se déduit pas des présences : seul un humain peut le dire.",
)
def distinct_people(notes: Notes) -> Figure:
    """Unknown, with the reason: different people are not derivable from attendances."""
    return small_numbers.distinct_people(attendances(notes))


@indicator(
    "told_parts",
    Unit.ATTENDANCES,
    "Présences selon ce qui a été dit du public",
    "Chaque précision (âge, quartier…) telle qu’elle a été dite, rapportée aux seules présences où elle l’a "
    "été. Deux précisions dites séparément ne se croisent pas.",
)
def told_parts(notes: Notes) -> Figure:
    """Parts along each told dimension, each with its own denominator; bands stay as they were told."""
    values: dict[tuple[str, str], int] = {}
    wholes: dict[str, int] = {}
    telling: list[Told] = []
    silent: list[Told] = []
    for read in reads_saying(notes, lambda part: True):
        if not read.counts:
            continue
        (telling if any(count.parts for count in read.counts) else silent).append(read.told)
        for count in read.counts:
            _add_parts(count, values, wholes)
    cells = tuple(
        Cell(dimension_label(dimension), band, value, Unit.ATTENDANCES, wholes[dimension])
        for (dimension, band), value in sorted(values.items())
    )
    return Figure(
        unit=Unit.ATTENDANCES,
        cells=cells,
        missing=gap(silent, Reason.NO_PART) if cells else untold(Unit.ATTENDANCES).missing,
        sources=versions(telling),
    )


@indicator(
    "attendances_by_month",
    Unit.ATTENDANCES,
    "Présences, mois par mois",
    "Présences dites chaque mois ; un mois sans nombre reste vide, ce n’est pas un zéro.",
)
def attendances_by_month(notes: Notes) -> Figure:
    """The attendances of every month of the period; None in a month where none was told."""
    months: dict[tuple[int, int], int] = {}
    for read in notes.cached(everything):
        if read.known:
            day = read.told.content.happened_on
            month = (day.year, day.month)
            months[month] = months.get(month, 0) + sum(count.value or 0 for count in read.known)
    cells = tuple(
        Cell("mois", month_in_words(year, month), months.get((year, month)), Unit.ATTENDANCES)
        for year, month in notes.scope.months
    )
    return replace(notes.cached(_all_attendances), cells=cells)


def _read_all(notes: Notes) -> dict[int, Read]:
    """What each note of the period says of who was present, read once for the whole family."""
    return {id(told): _read(told) for told in notes.happened}


def _read(told: Told) -> Read:
    """Attendances when a note tells them, otherwise people: eight people at one session are eight."""
    present = [
        count
        for count in told.content.counts
        if count.measure is Measure.PRESENT and count.unit is not ToldUnit.SESSIONS
    ]
    if not present:
        return Read(told, present, present, False)
    present = [count for count in present if count.unit is ToldUnit.ATTENDANCES] or present
    known = [count for count in present if count.value is not None]
    kept = [count for count in known if not _over_a_period(told, count)]
    return Read(told, present, kept, bool(known) and not kept)


def _reads(notes: Notes, held: Sequence[Told]) -> list[Read]:
    """What these notes say, each session once."""
    read = notes.cached(_read_all)
    return [read[id(told)] for told in each_session_once(held)]


def reads_saying(notes: Notes, wanted: Callable[[Part], bool]) -> list[Read]:
    """What every note of the period says of who was present, each session once: the note that tells such a
    part, when one does."""

    def says(told: Told) -> bool:
        return any(wanted(part) for count in read[id(told)].counts for part in count.parts)

    read = notes.cached(_read_all)
    return [read[id(told)] for told in each_session_once(notes.happened, says)]


def everything(notes: Notes) -> list[Read]:
    """What every note of the period says of who was present, each session once."""
    return _reads(notes, notes.happened)


def _all_attendances(notes: Notes) -> Figure:
    return _attendances(notes.cached(everything))


def _attendances(reads: Sequence[Read]) -> Figure:
    """Attendances of notes told once each; out of the notes that say them or should have."""
    numbers = [
        Number(count.value, Unit.ATTENDANCES, OBTAINED[count.obtained], read.told.version)
        for read in reads
        for count in read.known
    ]
    spread = [read.told for read in reads if read.spread]
    silent = [
        read.told
        for read in reads
        if not read.known and not read.spread and isinstance(read.told.content, GATHERINGS)
    ]
    counted = sum(1 for read in reads if read.known)
    if not (counted or silent or spread):
        return untold(Unit.ATTENDANCES)
    missing = gap(silent, Reason.NO_ATTENDANCE, sum(sessions_in(told) for told in silent))
    return replace(
        total(numbers, Unit.ATTENDANCES),
        missing=missing + gap(spread, Reason.OVER_A_PERIOD),
        denominator=counted + len(silent) + len(spread),
        of=Unit.NOTES,
    )


def _new(told: Told) -> list[Count]:
    return [c for c in told.content.counts if c.measure is Measure.NEW and c.value is not None]


def _over_a_period(told: Told, count: Count) -> bool:
    """People (not attendances) told over several days or sessions cannot be added to attendances."""
    if count.unit is not ToldUnit.PEOPLE:
        return False
    content = told.content
    return bool(content.ended_on and content.ended_on > content.happened_on) or sessions_in(told) > 1


def _add_parts(count: Count, values: dict[tuple[str, str], int], wholes: dict[str, int]) -> None:
    dimensions: dict[str, int] = {}
    for part in count.parts:
        key = (part.dimension, part.band)
        values[key] = values.get(key, 0) + part.value
        dimensions[part.dimension] = dimensions.get(part.dimension, 0) + part.value
    for dimension, told_of in dimensions.items():
        whole = count.value if count.value is not None else told_of
        wholes[dimension] = wholes.get(dimension, 0) + max(whole, told_of)
