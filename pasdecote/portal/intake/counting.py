"""From the number columns of a row to counts: attendances, new people, told parts. A blank gives no count."""

from collections import defaultdict

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Part, Unit, VolunteerTime
from pasdecote.portal.intake.mapping import Column, Field
from pasdecote.portal.intake.taking import Columns, Taking, in_words
from pasdecote.portal.intake.values.amounts import read_hours
from pasdecote.portal.intake.values.numbers import Number, read_number

_SIMPLE = (
    (Field.PEOPLE, Unit.PEOPLE, Measure.PRESENT),
    (Field.REGISTERED, Unit.PEOPLE, Measure.REGISTERED),
    (Field.REACHED, Unit.ATTENDANCES, Measure.REACHED),
)
_Bands = dict[tuple[str, str], int]


def counts_of(taking: Taking, columns: Columns) -> tuple[Count, ...]:
    """Every count that a row tells. Present are attendances; new ones are people."""
    counts = []
    column = columns.one(Field.PRESENT)
    present = taking.read(column, read_number)
    bands, guessed = _parts(taking, columns, present)
    if present is None and bands:
        present = _total(taking, columns, bands, guessed)
    if present is not None:
        counts.append(_attendances(taking, present, bands, column))
    new_column = columns.one(Field.NEW)
    new = taking.read(new_column, read_number)
    if new is not None:
        counts.append(_count(new, Unit.PEOPLE, Measure.NEW, new_column))
    elif present is not None and present.new is not None:
        counts.append(Count(unit=Unit.PEOPLE, measure=Measure.NEW, value=present.new))
    for field, unit, measure in _SIMPLE:
        number = taking.first(field, read_number)
        if number is not None:
            counts.append(_count(number, unit, measure, columns.one(field)))
    return tuple(counts)


def volunteers_of(taking: Taking, columns: Columns) -> VolunteerTime | None:
    """Volunteer time, when hours were told; a number of volunteers alone goes to the words of the note."""
    column = columns.one(Field.VOLUNTEERS)
    people = taking.read(column, read_number)
    time = taking.first(Field.VOLUNTEER_HOURS, read_hours)
    if time is None:
        if column and people is not None and people.value != 0:
            taking.keep(column.header, in_words(taking.cell(column)))
        return None
    if column and people is not None and people.reason:
        taking.keep(column.header, people.reason)
    told = time.people if people is None else people.value
    if time.minutes == 0 and not told:
        return None
    unsure = time.estimated or (people is not None and people.obtained is Obtained.ESTIMATED)
    obtained = Obtained.ESTIMATED if unsure else Obtained.SAID
    return VolunteerTime(minutes=time.minutes, people=told, obtained=obtained)


def _attendances(taking: Taking, present: Number, bands: _Bands, column: Column | None) -> Count:
    parts = tuple(
        Part(dimension=dimension, band=band, value=value) for (dimension, band), value in bands.items()
    )
    for dimension, total in _sums(bands).items():
        if present.value is not None and total > present.value:
            label = {"gender": "femmes et hommes", "age": "âges"}.get(dimension, "habitants")
            taking.warn(f"Les parts ({label}) font {total}, plus que le total de {present.value}.", column)
    return _count(present, Unit.ATTENDANCES, Measure.PRESENT, column, parts)


def _count(
    number: Number, unit: Unit, measure: Measure, column: Column | None, parts: tuple[Part, ...] = ()
) -> Count:
    obtained = number.obtained
    if obtained is Obtained.SAID and column is not None and column.counted:
        obtained = Obtained.COUNTED
    return Count(
        unit=unit, value=number.value, measure=measure, obtained=obtained, reason=number.reason, parts=parts
    )


def _parts(taking: Taking, columns: Columns, present: Number | None) -> tuple[_Bands, bool]:
    """Told parts by (dimension, band), and whether one was estimated. A column told along two dimensions
    (« Femmes 16-25 ») counts once in each, never crossed, unless that band has a column of its own."""
    alone: _Bands = defaultdict(int)
    crossed: _Bands = defaultdict(int)
    estimated = False
    for column in columns.all(Field.PART):
        number = taking.read(column, read_number)
        if number is not None and number.reason:
            taking.keep(column.header, number.reason)
        if number is None or number.value is None:
            continue
        estimated = estimated or number.obtained is Obtained.ESTIMATED
        for part in column.parts:
            (alone if len(column.parts) == 1 else crossed)[part] += number.value
    dimensions = {dimension for dimension, _ in alone}
    bands = dict(alone) | {part: value for part, value in crossed.items() if part not in alone}
    if present is not None:
        bands |= {(d, band): value for d, band, value in present.parts if d not in dimensions}
    return bands, estimated


def _total(taking: Taking, columns: Columns, bands: _Bands, estimated: bool) -> Number:
    """The total when only parts were told: their sum, if a dimension has all its columns; "at least"
    otherwise."""
    best = max(_sums(bands).items(), key=lambda item: item[1])
    dimension, total = best
    asked = [
        column for column in columns.all(Field.PART) if any(part[0] == dimension for part in column.parts)
    ]
    if len(asked) < 2:
        return Number(None, Obtained.NOT_COLLECTED, "seule une partie des présences a été notée")
    blank = [column.header for column in asked if not _has_value(taking, column)]
    if blank:
        return Number(total, Obtained.ESTIMATED, f"au moins : rien n’est noté pour {', '.join(blank)}")
    return Number(total, Obtained.ESTIMATED if estimated else Obtained.SAID)


def _has_value(taking: Taking, column: Column) -> bool:
    """Whether a part was told as a number; its errors were noted when the parts were read."""
    try:
        number = read_number(taking.cell(column))
    except ValueError:
        return False
    return number is not None and number.value is not None


def _sums(bands: _Bands) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for (dimension, _), value in bands.items():
        sums[dimension] += value
    return dict(sums)
