"""What notes are about. A note may have several themes: shares do not add up to the whole."""

from collections import Counter

from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.facts.themes import THEMES
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import (
    each_session_once,
    gap,
    sessions_in,
    versions,
)
from pasdecote.projections.reports.indicators.registry import Reason, indicator, untold
from pasdecote.projections.reports.scope import Notes


@indicator(
    "themes",
    Unit.THEMES,
    "Thèmes",
    "Thèmes des notes, et nombre de notes de chacun sur celles qui en disent un ; une note peut en avoir "
    "plusieurs.",
)
def themes(notes: Notes) -> Figure:
    """Themes told, most told first, out of the notes that tell one."""
    saying = [told for told in notes.happened if told.content.themes]
    if not saying:
        return untold(Unit.THEMES)
    tally = Counter(theme for told in saying for theme in set(told.content.themes))
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    cells = tuple(
        Cell("thème", THEMES.get(code, code), number, Unit.NOTES, len(saying)) for code, number in ranked
    )
    silent = [told for told in notes.happened if not told.content.themes]
    return Figure(
        unit=Unit.THEMES,
        value=len(tally),
        denominator=len(notes.happened),
        of=Unit.NOTES,
        cells=cells,
        sources=versions(saying),
        missing=gap(silent, Reason.NO_THEME),
    )


@indicator(
    "sessions_by_theme",
    Unit.SESSIONS,
    "Séances par thème",
    "Séances tenues de chaque thème, sur les séances qui en disent un ; une séance peut en avoir plusieurs, "
    "les thèmes ne s’additionnent donc pas.",
)
def sessions_by_theme(notes: Notes) -> Figure:
    """Sessions that tell a theme, out of all held, and how many tell each; the others are missing."""
    held = each_session_once(notes.of(ActionHeld), lambda told: bool(told.content.themes))
    if not held:
        return untold(Unit.SESSIONS)
    saying = [told for told in held if told.content.themes]
    whole = sum(sessions_in(told) for told in saying)
    tally: Counter[str] = Counter()
    for told in saying:
        for theme in set(told.content.themes):
            tally[theme] += sessions_in(told)
    ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    silent = [told for told in held if not told.content.themes]
    return Figure(
        unit=Unit.SESSIONS,
        value=whole or None,
        denominator=sum(sessions_in(told) for told in held),
        of=Unit.SESSIONS,
        cells=tuple(Cell("thème", THEMES.get(code, code), n, Unit.SESSIONS, whole) for code, n in ranked),
        sources=versions(saying),
        missing=gap(silent, Reason.NO_THEME, sum(sessions_in(told) for told in silent)),
    )
