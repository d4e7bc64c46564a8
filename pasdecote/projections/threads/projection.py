"""The words of a group and where each is. Pure: same facts, same answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pasdecote.ground.facts.becoming import Became, Stage, became
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Statement


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a group, those where something happened last first, and how many there are at each stage."""

    found: tuple[Became, ...]
    numbers: dict[Stage, int]


def words_of(facts: Iterable[Told]) -> Words:
    """Every word among the facts that somebody may read, followed through them."""
    found = tuple(sorted(became(facts), key=_lately, reverse=True))
    return Words(found, {stage: sum(one.stage is stage for one in found) for stage in Stage})


def _lately(one: Became) -> tuple[date, date, UUID]:
    """When it was said, or what followed it last happened."""
    said = one.statement.content.happened_on
    return (one.last.content.happened_on if one.last else said), said, one.statement.fact


def at(words: Words, stage: Stage | None) -> list[Became]:
    """Those at this stage, or all."""
    return [one for one in words.found if stage is None or one.stage is stage]


def own(words: Words, told_by_them: Collection[UUID], name: str) -> list[Became]:
    """Somebody's own words: told by them and not for another, or noted for them under their name."""
    return [one for one in words.found if _is_own(one.statement, told_by_them, name)]


def _is_own(told: Told, told_by_them: Collection[UUID], name: str) -> bool:
    content = told.content
    if isinstance(content, Statement) and content.relayed:
        return bool(name) and content.spoken_by.strip().casefold() == name.strip().casefold()
    return told.fact in told_by_them
