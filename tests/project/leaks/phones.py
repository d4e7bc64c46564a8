"""What phones leave in the world: versions that stand at once, corrections that came early, media in part."""

import hashlib

from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import pieces
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.journal.enums import MediaKind
from pasdecote.spine.journal.services import Anchor, correct
from pasdecote.spine.journal.services.arriving import Announced, add_piece, announce
from pasdecote.spine.journal.services.receiving import Told, print_of, receive
from tests.factories import TUESDAY, a_note
from tests.project.leaks.sowing import World


def sown_by_phones(world: World) -> None:
    """A conflict in the team and in one's notebook, a note with its receipt, an early correction of what is
    hidden from its teller, a photo that stopped on the way; and whose phone it is."""
    cast = world.cast
    team = a_note(cast.nadia, cast.tilleuls, "À deux voix.", "team")
    own = a_note(cast.nadia, cast.tilleuls, "À deux mains.", "me")
    for name, by, note in (
        ("conflict team, one side", cast.nadia, team),
        ("conflict team, other side", cast.helene, team),
        ("conflict me, one side", cast.nadia, own),
        ("conflict me, other side", cast.nadia, own),
    ):
        correct(by=by, id=uuid7(), replaces=[note.pk], content=_fact(world.plant(name)))
    world.keep("note", team)
    world.keep("note", own)
    _sent(world)
    world.words["owner key"] = owner_key(cast.nadia)


def _sent(world: World) -> None:
    cast, anchor = world.cast, Anchor(collective=world.cast.tilleuls)
    told = Told(content=_fact(world.plant("sent by a phone")), circle="me", anchor=anchor)
    sent = receive(by=cast.nadia, id=uuid7(), sent=print_of(b"sent"), told=told)
    world.keep("receipt", sent.item)
    early = Told(
        content=_fact(world.plant("early correction")),
        circle="team",
        anchor=anchor,
        fact=sent.fact,
        replaces=[sent.item],
        missing=[sent.item],
    )
    world.keep("early", receive(by=cast.helene, id=uuid7(), sent=print_of(b"early"), told=early).item)
    photo = Announced(
        what=MediaKind.PHOTO,
        size=100,
        digest=hashlib.sha256(b"photo").hexdigest(),
        agreed=True,
        description=world.plant("photo on its way"),
    )
    id = uuid7()
    announce(by=cast.nadia, note=sent.fact, id=id, media=photo)
    add_piece(by=cast.nadia, note=sent.fact, id=id, offset=0, piece=b"half")
    pieces.let_go(id)
    world.keep("arriving", (sent.fact, id))


def _fact(words: str) -> Encounter:
    return Encounter(happened_on=TUESDAY, happened=words)
