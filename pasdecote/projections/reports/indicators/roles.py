"""What members did: were there, co-organised, decided, carried."""

from pasdecote.ground.facts.atoms import MembersRole
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import GATHERINGS, gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes

ROLE_WORDS = {
    MembersRole.PRESENT: "présents",
    MembersRole.CO_ORGANISE: "co-organisent",
    MembersRole.DECIDE: "décident",
    MembersRole.CARRY: "portent",
}


@indicator(
    "members_role",
    Unit.NOTES,
    "Rôle des membres",
    "Nombre de notes où les membres sont présents, co-organisent, décident ou portent, sur les notes où leur "
    "rôle a été dit.",
)
def members_role(notes: Notes) -> Figure:
    """Notes by role of members, out of those that say it; sessions and meetings that do not are missing."""
    saying = [told for told in notes.happened if told.content.members_role is not None]
    cells = tuple(
        Cell(
            "rôle",
            words,
            sum(1 for told in saying if told.content.members_role is role),
            Unit.NOTES,
            len(saying),
        )
        for role, words in ROLE_WORDS.items()
    )
    if not saying:
        return untold(Unit.NOTES)
    silent = [told for told in notes.of(*GATHERINGS) if told.content.members_role is None]
    return Figure(
        unit=Unit.NOTES,
        value=len(saying),
        cells=cells,
        sources=versions(saying),
        missing=gap(silent, Reason.NO_ROLE),
        denominator=len(saying) + len(silent),
        of=Unit.NOTES,
    )
