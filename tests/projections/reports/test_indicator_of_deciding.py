"""Who took part in decisions is added up, whichever way they came, out of the decisions that say it."""

from datetime import date

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Unit
from pasdecote.ground.facts.deciding import ProposalLeft
from pasdecote.ground.facts.voice import Decision
from pasdecote.projections.reports.indicators import measure
from tests.projections.reports.journal import note, scope


def decided(number, people, kind=Decision):
    told = Count(
        unit=Unit.PEOPLE, value=people, measure=Measure.DECIDING, obtained=Obtained.COUNTED, out_of=12
    )
    counts = (told,) if people is not None else ()
    return note(number, kind(happened_on=date(2025, 1, 3), happened="Repas à midi", counts=counts))


def test_who_took_part_is_added_up_out_of_the_decisions():
    notes = [decided(1, 8), decided(2, 5), decided(3, None), decided(4, 7, ProposalLeft)]
    figure = measure("decisions_attendances", notes, scope())
    assert (figure.value, figure.denominator) == (13, 3)
    assert measure("decisions", notes, scope()).value == 3


def test_without_a_number_nothing_is_said():
    assert measure("decisions_attendances", [decided(1, None)], scope()).value is None
