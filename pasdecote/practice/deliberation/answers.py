"""What may be answered under each rule: an answer as it comes from a screen, made sure and written down."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pasdecote.practice.deliberation.counting import GRADES, Answer
from pasdecote.practice.deliberation.enums import Rule, Stage
from pasdecote.practice.deliberation.models import Proposal

LIVING = ("agrees", "doubts", "aside")
YES_NO = ("yes", "no", "abstain")
MOST_WORDS = 2_000


class AnswerRefused(ValueError):
    """An answer that this rule does not take; the message says what it takes."""


def checked(proposal: Proposal, said: Mapping[str, Any], *, objecting: bool = False) -> Answer:
    """The answer as it is kept. `objecting`: it comes with an objection. Raises AnswerRefused."""
    rule = proposal.rule
    if rule in (Rule.MAJORITY, Rule.QUALIFIED):
        return {"answer": _one_of(said.get("answer"), YES_NO)}
    if rule == Rule.CONSENT or (rule == Rule.ELECTION and proposal.stage == Stage.PROPOSED):
        taken = (*LIVING, "objects") if objecting else LIVING
        return {"reaction": _one_of(said.get("reaction"), taken), "text": proposal.version}
    if rule == Rule.ELECTION:
        return _named(proposal, said)
    ranks = {option.rank for option in proposal.options.all()}
    return _CHOOSING[Rule(rule)](said, ranks)


def _named(proposal: Proposal, said: Mapping[str, Any]) -> Answer:
    name = str(said.get("name") or "")
    known = {str(pk) for pk in proposal.parts.order_by().values_list("membership", flat=True)}
    if name not in known:
        raise AnswerRefused(_("Choisissez un nom dans la liste."))
    why = str(said.get("why") or "").strip()[:MOST_WORDS]
    if proposal.stage == Stage.HEARING:
        return {"second": name, "why2": why}
    return {"first": name, "why": why}


def _graded(said: Mapping[str, Any], ranks: set[int]) -> Answer:
    grades = {str(rank): int(grade) for rank, grade in dict(said.get("grades") or {}).items()}
    if set(grades) != {str(rank) for rank in ranks}:
        raise AnswerRefused(_("Donnez une mention à chaque proposition."))
    if not all(0 <= grade < len(GRADES) for grade in grades.values()):
        raise AnswerRefused(_("Choisissez une mention de la liste."))
    return {"grades": grades}


def _supported(said: Mapping[str, Any], ranks: set[int]) -> Answer:
    options = sorted({int(rank) for rank in said.get("options") or ()})
    if not ranks.issuperset(options):
        raise AnswerRefused(_("Choisissez dans la liste."))
    return {"options": options}


def _ranked(said: Mapping[str, Any], ranks: set[int]) -> Answer:
    places = {str(rank): int(place) for rank, place in dict(said.get("places") or {}).items() if place}
    if not {str(rank) for rank in ranks}.issuperset(places):
        raise AnswerRefused(_("Choisissez dans la liste."))
    if not places or not all(1 <= place <= len(ranks) for place in places.values()):
        raise AnswerRefused(_("Donnez au moins une place : 1 pour celle que vous préférez."))
    return {"places": places}


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise AnswerRefused(_("Choisissez une réponse."))
    return str(value)


_CHOOSING = {Rule.JUDGMENT: _graded, Rule.SHARES: _supported, Rule.SCHULZE: _ranked}
