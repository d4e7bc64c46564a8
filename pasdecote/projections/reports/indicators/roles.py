"""What members did: were there, co-organised, decided, carried."""

from pasdecote.ground.facts.atoms import MembersRole
from pasdecote.ground.facts.gathering import Meeting
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import GATHERINGS, each_session_once, gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes

DECIDING = (MembersRole.DECIDE, MembersRole.CARRY)
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


@indicator(
    "meetings_deciding",
    Unit.MEETINGS,
    "Réunions où les membres décident ou portent",
    "Réunions où le rôle dit des membres est de décider ou de porter, sur les réunions tenues.",
)
def meetings_deciding(notes: Notes) -> Figure:
    """Meetings that members decide or carry, out of those held; those that say no role are missing."""
    held = each_session_once(notes.of(Meeting), lambda told: told.content.members_role is not None)
    if not held:
        return untold(Unit.MEETINGS)
    saying = [told for told in held if told.content.members_role is not None]
    deciding = [told for told in saying if told.content.members_role in DECIDING]
    return Figure(
        unit=Unit.MEETINGS,
        value=len(deciding) if saying else None,
        denominator=len(held),
        of=Unit.MEETINGS,
        sources=versions(deciding),
        missing=gap([told for told in held if told.content.members_role is None], Reason.NO_ROLE),
    )
