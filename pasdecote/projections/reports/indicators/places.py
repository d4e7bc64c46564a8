"""Where: communes, by their code, which stays when words are erased."""

from collections import Counter

from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, Presence
from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import gap, versions
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes

SOMEWHERE = (ActionHeld, Meeting, Presence, Encounter)


@indicator(
    "places",
    Unit.COMMUNES,
    "Communes",
    "Communes différentes où une action, une réunion, une présence ou une rencontre a eu lieu.",
)
def places(notes: Notes) -> Figure:
    """Different communes, each with its number of notes; notes that name none are missing."""
    somewhere = sorted(notes.of(*SOMEWHERE), key=lambda told: told.content.happened_on)
    known = [told for told in somewhere if told.content.place and told.content.place.territory]
    if not somewhere:
        return untold(Unit.COMMUNES)
    tally = Counter(told.content.place.territory for told in known if told.content.place)
    names = notes.scope.territories
    cells = tuple(
        Cell("commune", names.get(code, code), number, Unit.NOTES, len(known))
        for code, number in sorted(tally.items())
    )
    silent = [told for told in somewhere if not (told.content.place and told.content.place.territory)]
    return Figure(
        unit=Unit.COMMUNES,
        value=len(tally) or None,
        denominator=len(somewhere),
        of=Unit.NOTES,
        cells=cells,
        sources=versions(known),
        missing=gap(silent, Reason.NO_COMMUNE),
    )


@indicator(
    "different_places",
    Unit.PLACES,
    "Lieux différents",
    "Lieux différents nommés, sans compter deux fois le même nom ; un nom effacé ne se distingue plus et "
    "manque.",
)
def different_places(notes: Notes) -> Figure:
    """Different names of places, out of the notes of something held or met somewhere."""
    somewhere = notes.of(*SOMEWHERE)
    if not somewhere:
        return untold(Unit.PLACES)
    named = [told for told in somewhere if told.content.place and told.content.place.name.strip()]
    silent = [told for told in somewhere if not (told.content.place and told.content.place.name.strip())]
    names = {fold(told.content.place.name) for told in named if told.content.place}
    return Figure(
        unit=Unit.PLACES,
        value=len(names) or None,
        denominator=len(somewhere),
        of=Unit.NOTES,
        sources=versions(named),
        missing=gap(silent, Reason.NO_PLACE),
    )
