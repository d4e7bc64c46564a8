"""Photos of a note: kept with the agreement of the people on them, seen by those who read the note."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.photos import Disc, PhotoRefused
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Attachment
from pasdecote.spine.journal.services import erase_words, retract
from pasdecote.spine.journal.services.photos import add_photo, hide_faces, remove_photo
from tests.factories import a_note


def picture(form="JPEG", colour="red") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, form)
    return stream.getvalue()


def add(by, note, **more):
    return add_photo(
        **{"by": by, "id": uuid7(), "version": note.pk, "data": picture(), "agreed": True} | more
    )


def posted(**more):
    file = SimpleUploadedFile("photo.jpg", picture(), content_type="image/jpeg")
    return {"id": str(uuid7()), "file": file, "agreed": "on", "description": "La laverie"} | more


@pytest.fixture
def note(cast):
    return a_note(cast.nadia, cast.tilleuls)


def test_a_photo_sent_twice_is_kept_once(cast, note):
    number = uuid7()
    assert add(cast.nadia, note, id=number) == add(cast.nadia, note, id=number)
    assert Attachment.objects.count() == 1


def test_without_the_agreement_of_the_people_nothing_is_kept(cast, note):
    with pytest.raises(JournalRefused, match="accord"):
        add(cast.nadia, note, agreed=False)
    assert not Attachment.objects.exists()


def test_a_note_holds_twelve_photos_at_most(cast, note):
    for _rank in range(12):
        add(cast.nadia, note)
    with pytest.raises(JournalRefused, match="12"):
        add(cast.nadia, note)


def test_what_is_no_photo_is_refused_and_leaves_no_file(cast, note):
    with pytest.raises(PhotoRefused):
        add(cast.nadia, note, data=b"%PDF-1.7")
    assert not Attachment.objects.exists()


def test_a_member_adds_no_photo_to_another_s_note(cast, note):
    with pytest.raises(NotAllowed):
        add(cast.mireille, note)


def test_hiding_a_face_deletes_the_earlier_picture(cast, note):
    photo = add(cast.nadia, note)
    before = Path(photo.file.path)
    hidden = hide_faces(by=cast.nadia, id=photo.pk, discs=[Disc(0.5, 0.5, 0.3)])
    assert not before.exists()
    with Image.open(hidden.file.path) as image:
        assert image.getpixel((30, 20))[0] < 90


def test_a_photo_removed_leaves_no_file(cast, note):
    photo = add(cast.nadia, note)
    remove_photo(by=cast.nadia, id=photo.pk)
    assert not Path(photo.file.path).exists()
    assert not Attachment.objects.exists()


def test_erasing_the_words_of_a_note_deletes_its_photos(cast, note):
    photo = add(cast.nadia, note)
    erase_words(facts=[note.fact])
    assert not Path(photo.file.path).exists()


@pytest.mark.parametrize(
    ("circle", "seen_by"),
    [
        ("me", {"nadia"}),
        ("team", {"nadia", "helene"}),
        ("collective", {"nadia", "helene", "mireille"}),
    ],
)
def test_a_photo_is_seen_by_those_who_read_its_note(cast, client, circle, seen_by):
    photo = add(cast.nadia, a_note(cast.nadia, cast.tilleuls, circle=circle))
    seeing = set()
    for name, account in cast.everybody.items():
        client.force_login(account)
        if client.get(reverse("journal:photo", args=[photo.pk])).status_code == 200:
            seeing.add(name)
    assert seeing == seen_by


def test_the_photo_of_a_note_taken_back_is_not_served(cast, client, note):
    photo = add(cast.nadia, note)
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    client.force_login(cast.mireille)
    assert client.get(reverse("journal:photo", args=[photo.pk])).status_code == 404


def test_a_photo_is_added_from_the_screen_and_shown_on_the_note(cast, client, note):
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:add_photo", args=[note.fact]), posted(), follow=True)
    page = answer.content.decode()
    assert reverse("journal:photo", args=[Attachment.objects.get().pk]) in page
    assert 'alt="La laverie"' in page


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"agreed": ""}, "accord des personnes"),
        ({"file": SimpleUploadedFile("x.jpg", b"GIF89a pas vraiment")}, "pas une photo"),
        ({"file": SimpleUploadedFile("x.jpg", b"")}, "vide"),
        ({"file": ""}, "Choisissez une photo"),
        ({"file": SimpleUploadedFile("x.jpg", b"\xff\xd8" + b"0" * (10 * 1024 * 1024))}, "10 Mo"),
    ],
)
def test_a_photo_that_cannot_be_kept_says_why(cast, client, note, more, sentence):
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:add_photo", args=[note.fact]), posted(**more))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Attachment.objects.exists()


def test_faces_are_hidden_from_the_screen(cast, client, note):
    photo = add(cast.nadia, note)
    client.force_login(cast.nadia)
    before = photo.digest
    client.post(reverse("journal:hide_faces", args=[photo.pk]), {"discs": "0.5 0.5 0.2;0.1 0.1 0.2"})
    photo.refresh_from_db()
    assert photo.digest != before


@pytest.mark.parametrize("discs", ["", "nan 0 0", "1 2", "5 5 5", "a b c", "0.5 0.5 0.1;" * 501])
def test_what_is_no_brush_changes_nothing(cast, client, note, discs):
    photo = add(cast.nadia, note)
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:hide_faces", args=[photo.pk]), {"discs": discs})
    assert answer.status_code == 422
    before = photo.digest
    photo.refresh_from_db()
    assert photo.digest == before


def test_members_see_the_photo_and_cannot_change_it(cast, client, note):
    photo = add(cast.nadia, note)
    client.force_login(cast.mireille)
    assert client.get(reverse("journal:photo", args=[photo.pk])).status_code == 200
    for name in ("hide_faces", "remove_photo"):
        assert client.get(reverse(f"journal:{name}", args=[photo.pk])).status_code == 404
        assert client.post(reverse(f"journal:{name}", args=[photo.pk])).status_code == 404


def test_a_photo_is_removed_from_the_screen(cast, client, note):
    photo = add(cast.nadia, note)
    client.force_login(cast.helene)
    client.post(reverse("journal:remove_photo", args=[photo.pk]))
    assert not Attachment.objects.exists()
