"""Words and what became of them, and what the group gave itself: each with a word of its own."""

from typing import Any
from uuid import UUID

from pasdecote.ground.facts.voice import Decision
from tests.factories import TUESDAY, a_note, a_statement, some_rules
from tests.project.leaks.sowing import World


def words_and_rules(world: World) -> None:
    """A word of each circle, followed by what the team knows, then what the group knows; rules, a draft."""
    cast = world.cast
    for circle in ("team", "collective"):
        said = a_statement(
            cast.nadia,
            cast.tilleuls,
            world.plant(f"word {circle}"),
            circle=circle,
            relayed="said",
            spoken_by=world.plant(f"word {circle} of whom"),
        )
        world.keep("word", said)
        known = _step(world, "team", world.plant(f"step team of the word {circle}"), said)
        _step(world, "collective", world.plant(f"step collective of the word {circle}"), known)
    some_rules(cast.nadia, cast.tilleuls, world.plant("rules that hold"), shows_roles=True)
    some_rules(cast.mireille, cast.tilleuls, world.plant("rules drafted"), adopted=False)


def more_steps(world: World) -> None:
    """What the team alone knows came of words: it changes nothing for others."""
    for said in world.rows["word"]:
        _step(world, "team", "Entre nous.", said)


def _step(world: World, circle: str, words: str, *follows: Any) -> UUID:
    content = Decision(happened_on=TUESDAY, happened=words, follows=follows)
    return a_note(world.cast.nadia, world.cast.tilleuls, content, circle).fact
