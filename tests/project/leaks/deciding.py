"""What is put to decision: read by the group, the codes of its cards by those who hold the round."""

from pasdecote.ground.kernel.codes import spelled
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.cards import code_of
from pasdecote.practice.deliberation.services import (
    Terms,
    close_proposal,
    integrate,
    object_to,
    open_proposal,
    say_of,
    vote,
    vote_at_table,
)
from tests.project.leaks.sowing import World


def put_to_decision(world: World) -> None:
    """One that is open, with what was said of it; one that is closed."""
    cast = world.cast
    given = {"by": cast.nadia, "collective": cast.tilleuls}
    row = open_proposal(
        id=uuid7(), title=world.plant("decision title"), words=world.plant("decision first text"), **given
    )
    first = object_to(by=cast.mireille, id=uuid7(), proposal=row, words=world.plant("objection heard"))
    changed, why = world.plant("decision text"), world.plant("why the text changed")
    integrate(by=cast.nadia, objection=first, words=changed, why=why)
    second = object_to(by=cast.mireille, id=uuid7(), proposal=row, words=world.plant("objection"))
    words = world.plant("said of a decision")
    said = say_of(by=cast.mireille, id=uuid7(), proposal=row, kind="question", words=words)
    place = row.parts.get(membership=cast.demir)
    vote_at_table(by=cast.nadia, proposal=row, part=place, said={"reaction": "agrees"})
    options = ((world.plant("option"), None), ("Un banc", None))
    terms = Terms(rule="majority_judgment", options=options)
    closed = open_proposal(id=uuid7(), title=world.plant("closed decision title"), terms=terms, **given)
    vote(by=cast.mireille, proposal=closed, said={"grades": {1: 5, 2: 1}})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=closed)
    world.words["card of a decision"] = spelled(code_of(place))
    for kind, kept in (("proposal", row), ("proposal", closed), ("objection", second), ("said", said)):
        world.keep(kind, kept)
    world.keep("part", place)
