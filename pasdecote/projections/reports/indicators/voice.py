"""Words, decisions, demands, their answers, changes, publications: counted, never weighed."""

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.learning import Change, Stocktaking
from pasdecote.ground.facts.voice import Decision, Demand, DemandAnswered, Publication, Statement
from pasdecote.ground.measures.small_numbers import Cell, Figure, Unit
from pasdecote.projections.reports.indicators.gatherings import versions
from pasdecote.projections.reports.indicators.registry import indicator, untold
from pasdecote.projections.reports.scope import Notes

_OUTCOMES = {"answered": "réponse", "refused": "refus", "silence": "silence"}
_SILENCE = "silence"


@indicator("statements", Unit.STATEMENTS, "Paroles", "Soucis et idées racontés.")
def statements(notes: Notes) -> Figure:
    """Concerns and ideas told."""
    return _told(notes, Unit.STATEMENTS, Statement)


@indicator("decisions", Unit.DECISIONS, "Décisions", "Décisions prises par le groupe.")
def decisions(notes: Notes) -> Figure:
    """Decisions of the group."""
    return _told(notes, Unit.DECISIONS, Decision)


@indicator("demands", Unit.DEMANDS, "Interpellations", "Demandes du groupe à une institution.")
def demands(notes: Notes) -> Figure:
    """Demands put to institutions."""
    return _told(notes, Unit.DEMANDS, Demand)


@indicator(
    "demands_answered",
    Unit.ANSWERS,
    "Suites données aux interpellations",
    "Réponses, refus et silences constatés pendant la période, tels qu’ils ont été dits.",
)
def demands_answered(notes: Notes) -> Figure:
    """Outcomes of demands told in the period, one cell an outcome."""
    answers = notes.of(DemandAnswered)
    if not answers and not notes.of(Demand):
        return untold(Unit.ANSWERS)
    tally: dict[str, int] = {}
    for told in answers:
        code = told.content.outcome if isinstance(told.content, DemandAnswered) else ""
        label = _OUTCOMES.get(code, code or "suite non précisée")
        tally[label] = tally.get(label, 0) + 1
    cells = tuple(Cell("suite", label, n, Unit.ANSWERS, len(answers)) for label, n in sorted(tally.items()))
    return Figure(unit=Unit.ANSWERS, value=len(answers), sources=versions(answers), cells=cells)


@indicator(
    "demands_waiting",
    Unit.DEMANDS,
    "Interpellations sans réponse",
    "Interpellations de la période auxquelles aucune réponse ni aucun refus n’a été raconté, même après.",
)
def demands_waiting(notes: Notes) -> Figure:
    """Demands of the period that nothing but silence followed, out of the demands of the period."""
    asked = notes.of(Demand)
    if not asked:
        return untold(Unit.DEMANDS)
    settled = {
        followed
        for told in notes.whole
        if isinstance(told.content, DemandAnswered) and told.content.outcome != _SILENCE
        for followed in told.content.follows
    }
    waiting = [told for told in asked if told.fact not in settled]
    return Figure(
        unit=Unit.DEMANDS,
        value=len(waiting),
        denominator=len(asked),
        of=Unit.DEMANDS,
        sources=versions(waiting),
    )


@indicator(
    "changes_noted",
    Unit.CHANGES,
    "Changements notés",
    "Changements que le groupe a notés ; on ne dit pas ce qui les a produits.",
)
def changes_noted(notes: Notes) -> Figure:
    """Changes that the group noted."""
    return _told(notes, Unit.CHANGES, Change)


@indicator("publications", Unit.PUBLICATIONS, "Publications", "Récits et documents rendus publics.")
def publications(notes: Notes) -> Figure:
    """Accounts and documents made public."""
    return _told(notes, Unit.PUBLICATIONS, Publication)


@indicator(
    "stocktakings",
    Unit.NOTES,
    "Fois où le groupe a fait le point",
    "Notes qui racontent que le groupe a fait le point ensemble.",
)
def stocktakings(notes: Notes) -> Figure:
    """Times the group took stock together."""
    return _told(notes, Unit.NOTES, Stocktaking)


def _told(notes: Notes, unit: Unit, kind: type[Fact]) -> Figure:
    found = notes.of(kind)
    if not found:
        return untold(unit)
    return Figure(unit=unit, value=len(found), sources=versions(found))
