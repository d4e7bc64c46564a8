"""What phones sent goes with the person: receipts, early corrections, photos that stopped on the way."""

import argparse
import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
import time_machine

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import pieces
from pasdecote.portal.home.commands import retention as command
from pasdecote.portal.privacy.keeping import look
from pasdecote.portal.privacy.people import person_of
from pasdecote.portal.privacy.rehearsal import dry_run
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.portal.privacy.taking import write_own
from pasdecote.spine.journal.enums import MediaKind
from pasdecote.spine.journal.models import Arriving, Early, Receipt
from pasdecote.spine.journal.services import Anchor
from pasdecote.spine.journal.services.arriving import Announced, add_piece, announce
from pasdecote.spine.journal.services.receiving import Told, print_of, receive
from tests.cast import Cast, build_cast
from tests.factories import an_encounter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return build_cast()


@pytest.fixture
def photo(cast):
    """A note, a correction that came before its own, and half a photo, all from Mireille's phone."""
    anchor, lost, id = Anchor(collective=cast.tilleuls), uuid7(), uuid7()
    told = Told(content=an_encounter("Huit"), circle="collective", anchor=anchor)
    early = Told(
        content=an_encounter("axolotl"),
        circle="collective",
        anchor=anchor,
        fact=lost,
        replaces=[lost],
        missing=[lost],
    )
    note = receive(by=cast.mireille, id=uuid7(), sent=print_of(b"1"), told=told)
    receive(by=cast.mireille, id=uuid7(), sent=print_of(b"2"), told=early)
    digest = hashlib.sha256(b"whole").hexdigest()
    media = Announced(MediaKind.PHOTO, 100, digest, agreed=True, description="okapi")
    announce(by=cast.mireille, note=note.fact, id=id, media=media)
    add_piece(by=cast.mireille, note=note.fact, id=id, offset=0, piece=b"half")
    return id


@pytest.mark.parametrize("words", [True, False])
def test_it_is_counted_then_erased_to_the_last_byte(cast, photo, words):
    counted = dry_run(person_of(cast.mireille, words=words)).tally.lines
    assert erase_oneself(by=cast.mireille, words=words).lines == counted
    assert [str(line) for line, _number in counted if "téléphone" in str(line)] != []
    assert [model.objects.count() for model in (Receipt, Early, Arriving)] == [0, 0, 0]
    assert pieces.came(photo) == 0


def test_what_somebody_else_sent_stays(cast, photo):
    erase_oneself(by=cast.helene, words=True)
    assert [model.objects.count() for model in (Receipt, Early, Arriving)] == [2, 1, 1]
    assert pieces.came(photo) == 4


def test_it_leaves_with_the_person(cast, photo):
    stream = io.BytesIO()
    write_own(cast.mireille, stream)
    with zipfile.ZipFile(stream) as archive:
        said = "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    assert ("axolotl" in said, "okapi" in said, str(photo) in said) == (True, True, False)


def test_the_passage_of_time_says_and_lets_go_of_what_stopped_on_the_way(cast, photo, capsys):
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert look().arriving == 1
        command.run(argparse.Namespace(essai=True))
        assert "depuis trente jours : 1" in capsys.readouterr().out
        assert (Arriving.objects.count(), pieces.came(photo)) == (1, 4)
        command.run(argparse.Namespace(essai=False))
        assert "depuis trente jours : 1" in capsys.readouterr().out
    assert (Arriving.objects.count(), pieces.came(photo)) == (0, 0)
