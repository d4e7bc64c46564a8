"""What was told of those present along one dimension: ages, gender, where they live. Never crossed."""

from pasdecote.ground.facts.dimensions import DIMENSIONS, dimension_label
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.attendance import reads_saying
from pasdecote.projections.reports.indicators.bands import OLDEST, span_of
from pasdecote.projections.reports.indicators.gatherings import gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "told_ages",
    Unit.ATTENDANCES,
    "Présences selon l’âge dit",
    "Âges tels qu’ils ont été dits, rapportés aux seules présences où ils l’ont été. Une tranche demandée "
    "n’est remplie que si elle se déduit de celles qui ont été dites.",
)
def told_ages(notes: Notes) -> Figure:
    """Attendances by told age, youngest first; bands stay as they were told."""
    return _along(notes, "age")


@indicator(
    "told_genders",
    Unit.ATTENDANCES,
    "Présences selon le genre dit",
    "Genre tel qu’il a été dit, rapporté aux seules présences où il l’a été ; il ne se croise pas "
    "avec l’âge.",
)
def told_genders(notes: Notes) -> Figure:
    """Attendances by told gender."""
    return _along(notes, "gender")


@indicator(
    "told_residence",
    Unit.ATTENDANCES,
    "Présences selon le lieu de vie dit",
    "Lieu de vie tel qu’il a été dit (quartier, hors quartier…), rapporté aux seules présences où il l’a "
    "été.",
)
def told_residence(notes: Notes) -> Figure:
    """Attendances by told place of living."""
    return _along(notes, "residence")


def _along(notes: Notes, dimension: str) -> Figure:
    """Told parts along one dimension, out of the attendances of the counts that tell it."""
    label = DIMENSIONS[dimension]
    values: dict[str, int] = {}
    whole = 0
    telling: list[Told] = []
    silent: list[Told] = []
    for read in reads_saying(notes, lambda part: dimension_label(part.dimension) == label):
        if not read.counts:
            continue
        says = False
        for count in read.counts:
            parts = [part for part in count.parts if dimension_label(part.dimension) == label]
            for part in parts:
                values[part.band] = values.get(part.band, 0) + part.value
            if parts:
                says = True
                whole += max(count.value or 0, sum(part.value for part in parts))
        (telling if says else silent).append(read.told)
    if not telling:
        return untold(Unit.ATTENDANCES)
    bands = sorted(values, key=lambda band: (span_of(band) or (OLDEST + 1, 0), band))
    return Figure(
        unit=Unit.ATTENDANCES,
        cells=tuple(Cell(label, band, values[band], Unit.ATTENDANCES, whole) for band in bands),
        missing=gap(silent, Reason.NO_PART),
        sources=versions(telling),
    )
