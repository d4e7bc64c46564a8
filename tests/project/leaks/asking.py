"""Questions put to the group, words said to them, what was asked about them: for the group."""

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.services import (
    answer,
    ask_meaning,
    close_question,
    open_question,
    say,
    say_meaning,
    set_aside,
)
from tests.project.leaks.sowing import World


def put_to_all(world: World) -> None:
    """One that is talked about and answered by buttons, one that is closed."""
    cast, plant = world.cast, world.plant
    given = {"by": cast.nadia, "collective": cast.tilleuls}
    why = plant("why a question")
    asked = open_question(id=uuid7(), words=plant("question"), why=why, wide=True, **given)
    to_it = {"by": cast.nadia, "question": asked}
    voice = say(id=uuid7(), words=plant("word said"), **to_it)
    who = plant("who said it")
    say(id=uuid7(), words=plant("word noted for somebody"), relayed="said", spoken_by=who, **to_it)
    aside = say(id=uuid7(), words=plant("word set aside"), **to_it)
    set_aside(by=cast.nadia, voice=aside, why=plant("why a word was set aside"))
    clear = ask_meaning(by=cast.mireille, id=uuid7(), voice=voice, words=plant("what a word means"))
    say_meaning(by=cast.nadia, clarification=clear, words=plant("what was meant"))
    answer(by=cast.mireille, voice=voice, value=1)
    closed = open_question(id=uuid7(), words=plant("closed question"), **given)
    close_question(by=cast.nadia, id=uuid7(), question=closed)
    world.keep("question", asked)
    world.keep("question", closed)
    world.keep("voice", voice)
    world.keep("clarification", clear)
