"""With whom: different partners, by identifier when known, otherwise by name."""

from uuid import UUID

from pasdecote.ground.facts.atoms import Partner
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.small_numbers import Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "partners",
    Unit.PARTNERS,
    "Partenaires",
    "Partenaires différents cités, sans compter deux fois le même nom.",
)
def partners(notes: Notes) -> Figure:
    """Different partners named; those whose name was erased cannot be told apart and are missing."""
    naming: list[tuple[Told, Partner]] = [
        (told, partner) for told in notes.happened for partner in told.content.partners
    ]
    if not naming:
        return untold(Unit.PARTNERS)
    folded = {name: fold(name) for name in {partner.name for _, partner in naming}}
    known_as: dict[str, UUID] = {
        folded[partner.name]: partner.organisation for _, partner in naming if partner.organisation
    }
    different: set[object] = set()
    sources: list[Told] = []
    nameless: list[Told] = []
    for told, partner in naming:
        name = folded[partner.name]
        who = partner.organisation or known_as.get(name) or name
        if who:
            different.add(who)
        where = sources if who else nameless
        if not where or where[-1] is not told:
            where.append(told)
    return Figure(
        unit=Unit.PARTNERS,
        value=len(different) or None,
        denominator=len({id(told) for told, _ in naming}),
        of=Unit.NOTES,
        sources=versions(sources),
        missing=gap(nameless, Reason.NO_NAME),
    )
