"""How many times people gathered. Held, not planned; the same planned session told twice counts once."""

from collections.abc import Callable, Sequence
from uuid import UUID

from pasdecote.ground.facts.atoms import Unit as ToldUnit
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, Presence
from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Figure, Missing, Unit
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes

GATHERINGS = (ActionHeld, Meeting)


@indicator(
    "sessions_held",
    Unit.SESSIONS,
    "Séances tenues",
    "Actions et séances qui ont eu lieu ; une note qui en résume plusieurs compte pour le nombre qu’elle "
    "dit ; une séance racontée deux fois compte une fois.",
)
def sessions_held(notes: Notes) -> Figure:
    """Sessions held, with those that say no number of people present."""
    held = notes.of(ActionHeld)
    if not held:
        return untold(Unit.SESSIONS)
    once = each_session_once(held)
    value = sum(sessions_in(told) for told in once)
    silent = [told for told in once if not says_attendance(told)]
    return Figure(
        unit=Unit.SESSIONS,
        value=value,
        missing=gap(silent, Reason.NO_ATTENDANCE, sum(sessions_in(told) for told in silent)),
        sources=versions(held),
    )


@indicator("meetings_held", Unit.MEETINGS, "Réunions", "Réunions du groupe qui ont eu lieu.")
def meetings_held(notes: Notes) -> Figure:
    """Meetings held."""
    return counted(notes, Unit.MEETINGS, Meeting)


@indicator(
    "presences_sociales",
    Unit.STREET_PRESENCES,
    "Présences sociales",
    "Fois où quelqu’un était là, dans le quartier, même s’il ne s’est rien passé.",
)
def presences_sociales(notes: Notes) -> Figure:
    """Times somebody was there, whatever came of it."""
    return counted(notes, Unit.STREET_PRESENCES, Presence)


@indicator("encounters", Unit.ENCOUNTERS, "Rencontres", "Rencontres racontées.")
def encounters(notes: Notes) -> Figure:
    """Encounters told."""
    return counted(notes, Unit.ENCOUNTERS, Encounter)


def counted(notes: Notes, unit: Unit, *kinds: type[Fact]) -> Figure:
    """How many notes of these kinds; the same session told twice counts once."""
    found = notes.of(*kinds)
    if not found:
        return untold(unit)
    return Figure(unit=unit, value=len(each_session_once(found)), sources=versions(found))


def says_attendance(told: Told) -> bool:
    """Whether a note says a number of people present."""
    return any(
        count.measure == "present" and count.value is not None and count.unit != "sessions"
        for count in told.content.counts
    )


def each_session_once(held: Sequence[Told], says: Callable[[Told], bool] = says_attendance) -> list[Told]:
    """One note a session: of several that tell the same one, the last that `says` what is counted, else the
    last. What one of them says is not lost because another, told later, does not say it."""
    several = {told.content.session for told in held if told.content.session}
    if not several:
        return list(held)
    kept: dict[UUID, tuple[tuple[bool, bool], Told]] = {}
    for told in held:
        session = told.content.session or told.fact
        weight = says(told), isinstance(told.content, GATHERINGS)
        if session not in kept or weight >= kept[session][0]:
            kept[session] = weight, told
    return [told for _, told in kept.values()]


def sessions_in(told: Told) -> int:
    """How many sessions one note tells: one, unless it says another number of sessions."""
    said = [c.value for c in told.content.counts if c.unit is ToldUnit.SESSIONS and c.value is not None]
    return sum(said) if said else 1


def versions(notes: Sequence[Told]) -> tuple[UUID, ...]:
    """The versions of these notes, each given once: what a figure opens on."""
    return tuple([told.version for told in notes])


def gap(notes: Sequence[Told], reason: Reason, count: int | None = None) -> tuple[Missing, ...]:
    """What these notes do not say, as the missing of a figure; nothing when there are none."""
    if not notes:
        return ()
    return (Missing(len(notes) if count is None else count, reason.value, versions(notes)),)
