"""Ce qui unit: what one person may see of the answers to the words of a question, while it is open and after.

One frozen object from which the page and its files are written: what is not in it, neither shows.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from pasdecote.ground.measures.batches import at_least, seen_while_open
from pasdecote.ground.measures.suppression import SMALLEST_SHOWN
from pasdecote.practice.deliberation.access import people_today
from pasdecote.practice.deliberation.models import Milestone, Question, Voter
from pasdecote.practice.deliberation.opinion import drawn, group_of, kept_map, rank_of, standing_of_words
from pasdecote.practice.deliberation.queries import counts_shown, own_answers, own_words, people_shown
from pasdecote.practice.deliberation.words import texts_of
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Membership

UNITING = 5
Counts = Mapping[str, Sequence[int]]


class Stage(StrEnum):
    """Why there are counts to see, or not."""

    TALK = "talk"
    BEFORE = "before"
    LATER = "later"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Line:
    """A word and how many people answered it how."""

    voice: UUID
    text: str
    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """How many answered, passes included."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True)
class Typical:
    """What people of a group say and the others do not: how many of those who answered."""

    text: str
    agrees: bool
    people: int
    of: int


@dataclass(frozen=True)
class Group:
    """People who answer alike."""

    letter: str
    size: int
    typical: tuple[Typical, ...]


@dataclass(frozen=True)
class Seen:
    """What may be seen. `people` answered (at least so many while it is open, `members` in the group);
    `hidden` words wait for one's own answer. `mine` is the letter of one's own group, `drawing` an SVG."""

    stage: Stage
    people: int = 0
    members: int = 0
    unites: tuple[Line, ...] = ()
    divides: tuple[Line, ...] = ()
    unknown: tuple[Line, ...] = ()
    few: tuple[str, ...] = ()
    hidden: int = 0
    sentence: str = ""
    waiting: bool = False
    groups: tuple[Group, ...] = ()
    mine: str = ""
    drawing: str = ""

    @property
    def parts(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The three lists under their codes, what unites first."""
        return (("unites", self.unites), ("divides", self.divides), ("unknown", self.unknown))


def seen_by(standing: Standing, question: Question, own: Membership | None) -> Seen:
    """What the account may see today: of an open question the words it answered, of a closed one all."""
    if not question.wide:
        return Seen(Stage.TALK)
    if question.closed_at is not None:
        return _closed(standing, question)
    members = people_today(question.collective).count()
    if not seen_while_open(members):
        return Seen(Stage.LATER, members=members)
    return _open(standing, question, own, members)


def _open(standing: Standing, question: Question, own: Membership | None, members: int) -> Seen:
    texts = _living(standing, question)
    answered = {str(voice) for voice in own_answers(question, own).keys() | own_words(question, own)}
    if not own_answers(question, own):
        return Seen(Stage.BEFORE, members=members, hidden=len(texts))
    mine = {voice: text for voice, text in texts.items() if voice in answered}
    counts = {str(voice): count for voice, count in counts_shown(question).items()}
    row = question.milestones.exclude(verdict="").order_by("-answers").first()
    kept, letter = _map_now(row, question, own) if row else ({}, "")
    return _seen(
        Stage.OPEN,
        mine,
        {voice: counts[voice] for voice in counts if voice in mine},
        kept,
        people=at_least(people_shown(question)),
        members=members,
        hidden=len(texts) - len(mine),
        mine=letter,
    )


def _closed(standing: Standing, question: Question) -> Seen:
    told: dict[str, Any] = json.loads(question.result)
    return _seen(
        Stage.CLOSED,
        _living(standing, question),
        told.get("counts", {}),
        told.get("map", {}),
        people=told["people"],
        members=told["members"],
        waiting=question.milestones.exists(),
    )


def _living(standing: Standing, question: Question) -> dict[str, str]:
    return {str(voice): text for voice, text in texts_of(standing, question).items()}


def _map_now(row: Milestone, question: Question, own: Membership | None) -> tuple[dict[str, Any], str]:
    """The map at the last milestone, with one's own place in the drawing, and one's own group."""
    made = drawn(row.votes, row.verdict, row.letters)
    voter = Voter.objects.filter(question=question, membership=own).order_by().values_list("pk", flat=True)
    rank = rank_of(made, str(voter.first()))
    return kept_map(made, me=rank), group_of(made, rank)


def _seen(stage: Stage, texts: Mapping[str, str], counts: Counts, kept: dict[str, Any], **more: Any) -> Seen:
    shown = {voice: counts[voice] for voice in counts if voice in texts}
    found = standing_of_words(shown)
    unites, divides = list(found.unites), list(found.divides)
    groups = [group for group in kept.get("groups", ()) if group["size"] >= SMALLEST_SHOWN]
    if groups:
        across = _across(kept["uniting"], groups, shown)
        divides += [voice for voice in unites if voice not in across]
        unites = across
        divides = [voice for voice in divides if voice not in across]

    def lines(voices: Sequence[str]) -> tuple[Line, ...]:
        return tuple(Line(UUID(voice), texts[voice], *shown[voice]) for voice in voices)

    return Seen(
        stage,
        unites=lines(unites),
        divides=lines(divides),
        unknown=lines([voice for voice in found.unknown if voice not in unites]),
        few=tuple(text for voice, text in texts.items() if voice not in shown),
        sentence=kept.get("sentence", ""),
        groups=tuple(
            Group(
                group["letter"],
                group["size"],
                tuple(
                    Typical(texts[one["id"]], one["side"] == "agree", one["people"], one["of"])
                    for one in group["typical"]
                    if one["id"] in shown
                ),
            )
            for group in groups
        ),
        drawing=kept.get("drawing", "") if groups else "",
        **more,
    )


def _across(uniting: Sequence[Sequence[str]], groups: Sequence[dict[str, Any]], shown: Counts) -> list[str]:
    """The five words that unite most, of those to which most people of each group say the same."""

    def most(voice: str, side: str) -> bool:
        rank = 0 if side == "agree" else 1
        each = [group["counts"].get(voice, [0, 0, 0]) for group in groups]
        return all((count[rank] + 1) / (count[2] + 2) > 0.5 for count in each)

    return [voice for voice, side in uniting if voice in shown and most(voice, side)][:UNITING]
