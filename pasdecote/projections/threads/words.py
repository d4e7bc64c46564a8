"""Where a word is, in the language of the screen; the tellers' words stay theirs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.ground.facts.becoming import Became, Stage
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Statement
from pasdecote.spine.journal.awaiting import awaited_words
from pasdecote.spine.journal.names import kind_words
from pasdecote.spine.journal.sentences import day_in_words, inside_a_sentence, sentence_of, shortened

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Line:
    """One word as a card says it: its words (or that they are in discussion), where it is, what came last."""

    fact: UUID
    words: str
    when: str
    whose: str
    where: tuple[str, ...]
    last: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what kind of note, its words, and its note."""

    fact: UUID
    when: str
    kind: str
    words: str
    disputed: bool


def line_of(became: Became, today: date) -> Line:
    """The card of a word in a list."""
    told = became.statement
    return Line(
        fact=told.fact,
        words=words_of(told, LONGEST),
        when=day_in_words(told.content.happened_on, today),
        whose=whose(told),
        where=where_it_is(became, today),
        last=_last(became, today),
        disputed=told.held_back,
    )


def step_of(told: Told, today: date) -> Step:
    """A step as the page of a word says it."""
    kind = _capital(kind_words(told.content.kind))
    sentence = sentence_of(told.content, today, longest=LONGEST)
    words = _in_discussion() if told.held_back else sentence.body
    return Step(
        told.fact, sentence.lead if not told.held_back else sentence.when, kind, words, told.held_back
    )


def words_of(told: Told, longest: int | None = None) -> str:
    """The words of a parole; in their place, that they are in discussion, or gone."""
    if told.held_back:
        return _in_discussion()
    said = (told.content.title or told.content.happened).strip()
    if not said:
        return (
            _("Dite de vive voix, pas encore écrite.") if told.content.aloud else _("Ces mots sont effacés.")
        )
    return said if longest is None else shortened(said, longest)


def whose(told: Told) -> str:
    """Whose words, when somebody else wrote them down and gave a name; else nothing."""
    content = told.content
    if not isinstance(content, Statement) or not content.relayed or told.held_back:
        return ""
    return (
        _("dit par %(name)s") % {"name": content.spoken_by} if content.spoken_by else _("dit par quelqu’un")
    )


def where_it_is(became: Became, today: date) -> tuple[str, ...]:
    """Where a word is, in a sentence for each thing it waits for; « rien encore » said plainly."""
    if became.stage is Stage.NOTHING:
        return (_nothing_yet(became.days(today)),)
    return tuple(awaited_words(one, today) for one in became.awaited)


def stage_words(stage: Stage) -> str:
    """The name of a part of the list."""
    return {
        Stage.AWAITED: _("Ce qui est attendu"),
        Stage.CAME: _("Ce qui est venu"),
        Stage.NOTHING: _("Rien encore"),
    }[stage]


def _last(became: Became, today: date) -> str:
    if became.last is None:
        return ""
    step = step_of(became.last, today)
    return f"{step.kind}, {inside_a_sentence(step.when)}{_(' : ')}{step.words}"


def _nothing_yet(days: int) -> str:
    if days == 0:
        return _("Rien encore : elle vient d’être dite.")
    return ngettext("Rien encore, depuis %(days)d jour.", "Rien encore, depuis %(days)d jours.", days) % {
        "days": days
    }


def _in_discussion() -> str:
    return _("Ces mots sont en discussion.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
