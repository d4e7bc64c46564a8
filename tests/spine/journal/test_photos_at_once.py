"""One identifier, one photo: nobody takes over another's, and of several sent at once one is kept."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connections
from PIL import Image

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.photos import Disc
from pasdecote.spine.journal.errors import JournalRefused, OtherContent
from pasdecote.spine.journal.models import Attachment
from pasdecote.spine.journal.services.photos import add_photo, hide_faces
from tests.cast import build_cast
from tests.factories import a_note

AT_ONCE = 8
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def everybody():
    return build_cast()


@pytest.fixture
def note(everybody):
    return a_note(everybody.nadia, everybody.tilleuls, circle="team")


def picture(colour="red"):
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, "JPEG")
    return stream.getvalue()


def add(by, note, id, colour="red"):
    return add_photo(by=by, id=id, version=note.pk, data=picture(colour), agreed=True)


def files():
    return {path for path in Path(settings.MEDIA_ROOT, "photos").glob("*") if path.is_file()}


def at_once(act: Callable[[int], object]) -> list[object]:
    """What each act gave or raised, all begun together, each from a connection of its own."""
    start = Barrier(AT_ONCE)

    def one(rank: int) -> object:
        try:
            start.wait(20)
            return act(rank)
        except JournalRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.parametrize("who", ["helene", "nadia"])
def test_an_identifier_taken_by_another_photo_is_refused_and_the_photo_stays(everybody, note, who):
    first = add(everybody.nadia, note, uuid7())
    before = files()
    elsewhere = a_note(everybody.helene, everybody.tilleuls, circle="team")
    for target, colour in ((elsewhere, "red"), (note, "blue")):
        with pytest.raises(OtherContent, match="autre photo"):
            add(everybody.everybody[who], target, first.pk, colour)
    assert Attachment.objects.get() == first
    assert (Attachment.objects.get().fact, files()) == (note.fact, before)


def test_one_photo_sent_several_times_at_once_is_kept_once(everybody, note):
    number, before = uuid7(), files()
    answers = at_once(lambda rank: add(everybody.nadia, note, number).pk)
    assert answers == [number] * AT_ONCE
    assert len(files() - before) == 1


def test_of_different_photos_sent_at_once_under_one_identifier_one_is_kept(everybody, note):
    number, before = uuid7(), files()
    answers = at_once(lambda rank: add(everybody.nadia, note, number, f"#0000{rank}{rank}"))
    assert sum(isinstance(answer, OtherContent) for answer in answers) == AT_ONCE - 1
    assert files() - before == {Path(Attachment.objects.get().file.path)}


def test_photos_sent_at_once_do_not_pass_the_most_a_note_holds(everybody, note):
    for _rank in range(10):
        add(everybody.nadia, note, uuid7())
    at_once(lambda rank: add(everybody.nadia, note, uuid7()))
    assert Attachment.objects.count() == 12


def test_faces_hidden_by_two_people_at_once_are_all_hidden(everybody, note):
    photo = add(everybody.nadia, note, uuid7())
    before = files()
    places = [(x / 4 + 0.1, y / 2 + 0.2) for x in range(4) for y in range(2)]
    at_once(lambda rank: hide_faces(by=everybody.nadia, id=photo.pk, discs=[Disc(*places[rank], 0.05)]))
    photo.refresh_from_db()
    with Image.open(photo.file.path) as image:
        seen = [image.getpixel((round(x * 60), round(y * 40)))[0] < 120 for x, y in places]
    assert seen == [True] * AT_ONCE
    assert len(files() - before) == 1
