"""One gathering told by two people: nothing of it counts twice, and nothing that one of them says is lost."""

from datetime import date

import pytest

from pasdecote.ground.facts.atoms import Count, Measure, Part, Unit, VolunteerTime
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.projections.reports.indicators import measure
from tests.projections.reports.journal import attendances, fact, note, scope

PEOPLE = (
    Count(unit=Unit.PEOPLE, measure=Measure.NEW, value=4),
    Count(unit=Unit.PEOPLE, measure=Measure.REACHED, value=60),
)
PARTS = (Part(dimension="age", band="16-25", value=6), Part(dimension="gender", band="femmes", value=5))
FULL = {
    "counts": (attendances(9, parts=PARTS), *PEOPLE),
    "volunteers": VolunteerTime(minutes=120, people=6),
    "duration_minutes": 90,
    "themes": ("food",),
}


def told(number, **content):
    return note(number, ActionHeld(happened_on=date(2025, 3, 1), session=fact(90), happened="…", **content))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sessions_held", 1),
        ("new_people", 4),
        ("reached", 60),
        ("volunteer_hours", 2),
        ("volunteer_attendances", 6),
        ("volunteers_at_most", 6),
        ("duration_hours", 1.5),
        ("sessions_by_theme", 1),
    ],
)
@pytest.mark.parametrize("second", [{}, {"counts": (attendances(11),)}, FULL])
def test_what_one_of_them_says_is_neither_lost_nor_doubled(name, value, second):
    figure = measure(name, [told(1, **FULL), told(2, **second)], scope())
    assert (float(figure.value or 0), figure.missing_count) == (value, 0)


@pytest.mark.parametrize(("name", "part"), [("told_ages", 6), ("told_genders", 5)])
def test_the_parts_that_one_of_them_tells_are_kept(name, part):
    figure = measure(name, [told(1, **FULL), told(2, counts=(attendances(11),))], scope())
    assert [(cell.value, cell.denominator) for cell in figure.cells] == [(part, 9)]
    assert figure.missing == ()


def test_the_last_number_of_those_present_is_the_one_that_stands():
    assert measure("attendances", [told(1, **FULL), told(2, counts=(attendances(11),))], scope()).value == 11
