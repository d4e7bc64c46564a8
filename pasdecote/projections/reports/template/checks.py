"""What a template must respect beyond its shape: names that exist, ids that are unique, lines that add up."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from pasdecote.ground.facts.kinds import KINDS
from pasdecote.ground.facts.reporting import AnswerGiven, DueNoted, DueSettled, ReportSent
from pasdecote.projections.reports.indicators import INDICATORS
from pasdecote.projections.reports.indicators.bands import span_of
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template import BudgetSpec, FieldSpec, NarrativeSpec, Template

MONEY = ("exercise", "grant", "grant_share")
NARRATIVE_WORDS = (
    "title",
    "happened",
    "changed",
    "difficulty",
    "next_step",
    "failed",
    "learnt",
    "addressed_to",
    "partners",
    "place",
)
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,80}")
_WAYS = ("indicator", "indicators", "narrative", "budget", "money", "identity", "statement")
BANDED = ("told_ages",)
_NEVER_TOLD = {str(kind.__struct_config__.tag) for kind in (AnswerGiven, DueNoted, DueSettled, ReportSent)}


class Refused(ValueError):
    """A template's piece is not usable; `path` leads to the part at fault (keys and ranks)."""

    def __init__(self, reason: str, *path: str | int) -> None:
        super().__init__(reason)
        self.path = path


def check_field(field: FieldSpec) -> None:
    """One way to be filled, an id fit for addresses, indicators that exist."""
    if not _ID.fullmatch(field.id):
        raise Refused(
            f"l’id « {field.id} » n’est pas possible : lettres minuscules sans accent, chiffres, « _ ».", "id"
        )
    ways = [way for way in _WAYS if getattr(field, way)]
    if len(ways) > 1:
        raise Refused(f"le champ « {field.id} » est rempli de deux façons : {' et '.join(ways)}.", ways[1])
    if not ways and not field.question:
        choices = ", ".join((*_WAYS, "question"))
        raise Refused(f"le champ « {field.id} » ne dit pas comment il est rempli ({choices}).")
    if field.indicator:
        _known("l’indicateur", field.indicator, INDICATORS, "indicator")
    for rank, name in enumerate(field.indicators):
        _known("l’indicateur", name, INDICATORS, "indicators", rank)
    if field.money:
        _known("le montant", field.money, MONEY, "money")
    if field.max_chars is not None and field.max_chars < 1:
        raise Refused("« max_chars » doit être plus grand que zéro.", "max_chars")


def check_bands(field: FieldSpec) -> None:
    """Bands of ages are written as ages, do not overlap, and stand beside an indicator of ages."""
    if field.bands and field.indicator not in BANDED:
        raise Refused(f"« bands » ne va qu’avec : {', '.join(BANDED)}.", "bands")
    last = -1
    for rank, band in enumerate(field.bands):
        span = span_of(band)
        if span is None:
            raise Refused(f"la tranche « {band} » s’écrit « 16-25 » ou « 60+ ».", "bands", rank)
        if span.low <= last:
            raise Refused(f"la tranche « {band} » chevauche la précédente.", "bands", rank)
        last = span.high


def check_narrative(narrative: NarrativeSpec) -> None:
    """Kinds of notes and words that exist."""
    for rank, kind in enumerate(narrative.kinds):
        _known("le genre de note", kind, KINDS.keys() - _NEVER_TOLD, "kinds", rank)
    for rank, words in enumerate(narrative.words):
        _known("le texte", words, NARRATIVE_WORDS, "words", rank)
    if {"partners", "place"}.intersection(narrative.words) and len(narrative.words) > 1:
        raise Refused("« partners » et « place » donnent une liste de noms : seuls dans « words ».", "words")
    if narrative.limit < 1:
        raise Refused("« limit » doit être plus grand que zéro.", "limit")


def check_budget(budget: BudgetSpec) -> None:
    """Lines named once, sides that exist, sums of lines that exist and that come without circles."""
    known: dict[str, tuple[str, ...]] = {}
    for rank, line in enumerate(budget.lines):
        _known("le côté", line.side, ("expense", "income"), "lines", rank, "side")
        if line.id in known:
            raise Refused(f"l’id « {line.id} » est pris deux fois.", "lines", rank, "id")
        if line.each_funder and not line.accounts:
            raise Refused("« each_funder » demande des comptes (« accounts »).", "lines", rank, "each_funder")
        known[line.id] = line.adds
    for rank, line in enumerate(budget.lines):
        for key in ("adds", "by_funder"):
            for place, name in enumerate(getattr(line, key)):
                _known("la ligne", name, known, "lines", rank, key, place)
        if _in_circle(line.id, known):
            raise Refused(f"la ligne « {line.id} » s’additionne elle-même.", "lines", rank, "adds")
    for key in ("expenses", "income"):
        if getattr(budget, key):
            _known("la ligne", getattr(budget, key), known, key)


def check_template(template: Template) -> None:
    """Ids of fields taken once, scopes that exist."""
    for rank, scope in enumerate(template.scopes):
        _known("le cadre", scope, [str(kind) for kind in ScopeKind], "scopes", rank)
    seen: set[str] = set()
    for section_rank, section in enumerate(template.sections):
        for rank, field in enumerate(section.fields):
            if field.id in seen:
                raise Refused(
                    f"l’id « {field.id} » est pris deux fois.", "sections", section_rank, "fields", rank, "id"
                )
            seen.add(field.id)


def _in_circle(start: str, adds: dict[str, tuple[str, ...]]) -> bool:
    waiting, seen = list(adds[start]), set()
    while waiting:
        line = waiting.pop()
        if line == start:
            return True
        if line not in seen:
            seen.add(line)
            waiting.extend(adds.get(line, ()))
    return False


def _known(what: str, name: str, choices: Iterable[str], *path: str | int) -> None:
    among = list(choices)
    if name not in among:
        close = get_close_matches(name, among, n=1, cutoff=0.5)
        hint = f" Vouliez-vous dire « {close[0]} » ?" if close else ""
        raise Refused(f"{what} « {name} » n’existe pas.{hint}", *path)


CHECKS: dict[type, tuple[Callable[[Any], None], ...]] = {
    FieldSpec: (check_field, check_bands),
    NarrativeSpec: (check_narrative,),
    BudgetSpec: (check_budget,),
    Template: (check_template,),
}
