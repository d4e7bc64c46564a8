"""A voice kept with a note: told with it or added to it, heard by those who read it, and nobody else."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.sounds import SoundRefused
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services import add_recording, erase_words, retract, share
from tests import sounds
from tests.factories import a_note


def add(by, note, content=sounds.ALL["m4a"], *, keep=False):
    return add_recording(by=by, entry=note.pk, content=content, keep=keep)


def posted(cast, *, sound=sounds.ALL["webm"], **more):
    """What *Raconter* sends when somebody only spoke."""
    told = {
        "id": str(uuid7()),
        "happened": "",
        "happened_on": clock.today().isoformat(),
        "kind": "encounter",
        "anchor": f"c-{cast.tilleuls.pk}",
        "circle": "team",
        "sound": SimpleUploadedFile("Chez Mireille.webm", sound, content_type="text/html"),
    }
    return told | more


@pytest.fixture
def note(cast):
    return a_note(cast.nadia, cast.tilleuls)


def test_the_same_sound_sent_twice_is_kept_once(cast, note):
    assert add(cast.nadia, note) == add(cast.nadia, note)
    assert Recording.objects.count() == 1


def test_no_name_of_a_file_is_kept(cast, client):
    client.force_login(cast.nadia)
    client.post(reverse("journal:tell"), posted(cast))
    voice = Recording.objects.get()
    assert voice.file.name == f"sons/{voice.pk}.webm"


def test_only_whoever_told_a_note_adds_a_voice_to_it(cast, note):
    for other in (cast.helene, cast.mireille, cast.paul):
        with pytest.raises(NotAllowed):
            add(other, note)


def test_a_note_taken_back_takes_no_voice(cast, note):
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    with pytest.raises(NotAllowed):
        add(cast.nadia, note)


def test_a_note_holds_five_voices_at_most(cast, note):
    for rank in range(5):
        add(cast.nadia, note, sounds.wav(bytes([rank + 1]) * 100))
    with pytest.raises(JournalRefused, match="5 sons"):
        add(cast.nadia, note, sounds.wav(b"\x09" * 100))


def test_what_is_no_sound_is_refused_and_leaves_no_file(cast, note):
    with pytest.raises(SoundRefused):
        add(cast.nadia, note, b"<html>")
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("circle", "heard_by"),
    [
        ("me", {"nadia"}),
        ("team", {"nadia", "helene"}),
        ("collective", {"nadia", "helene", "mireille"}),
    ],
)
def test_a_voice_is_heard_by_those_who_read_its_note(cast, client, circle, heard_by):
    voice = add(cast.nadia, a_note(cast.nadia, cast.tilleuls, circle=circle))
    hearing = set()
    for name, account in cast.everybody.items():
        client.force_login(account)
        if client.get(reverse("journal:recording", args=[voice.pk])).status_code == 200:
            hearing.add(name)
    assert hearing == heard_by


def test_a_voice_goes_outward_with_its_note(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    voice = add(cast.nadia, note)
    client.force_login(cast.helene)
    assert client.get(reverse("journal:recording", args=[voice.pk])).status_code == 404
    share(by=cast.nadia, ids=[note.pk], circle="team")
    assert client.get(reverse("journal:recording", args=[voice.pk])).status_code == 200


def test_a_voice_of_others_is_answered_as_no_voice_is(cast, client, note, django_assert_num_queries):
    voice = add(cast.nadia, note)
    client.force_login(cast.paul)
    client.get(reverse("journal:recording", args=[uuid4()]))
    answers = [client.get(reverse("journal:recording", args=[pk])) for pk in (voice.pk, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_voice_of_a_note_taken_back_is_not_served(cast, client, note):
    voice = add(cast.nadia, note)
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    client.force_login(cast.nadia)
    assert client.get(reverse("journal:recording", args=[voice.pk])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_erasing_the_words_of_a_note_deletes_its_voices(cast, note):
    voice = add(cast.nadia, note, keep=True)
    erase_words(facts=[note.fact])
    assert not Path(voice.file.path).exists()
    assert not Recording.objects.exists()


def test_a_voice_alone_is_enough_to_tell(cast, client):
    client.force_login(cast.nadia)
    page = client.post(reverse("journal:tell"), posted(cast), follow=True).content.decode()
    entry = Entry.objects.get()
    assert '"aloud":true' in entry.content
    assert "vive voix, pas encore écrit" in page
    assert Recording.objects.get().fact == entry.fact


def test_words_told_beside_a_voice_are_the_words_of_the_note(cast, client):
    client.force_login(cast.nadia)
    client.post(reverse("journal:tell"), posted(cast, happened="La fête se prépare"))
    assert "aloud" not in Entry.objects.get().content
    assert Recording.objects.exists()


@pytest.mark.parametrize(
    ("sound", "sentence"),
    [
        (b"<!doctype html><script>alert(1)</script>", "pas un son"),
        (sounds.ALL["m4a"][:200], "en entier"),
        (b"", "vide"),
        (b"RIFF" + bytes(7 * 1024 * 1024), "6 Mo"),
        (b"RIFF" + bytes(50 * 1024 * 1024), "6 Mo"),
        (b"PK\x03\x04" + bytes(2000), "pas un son"),
    ],
    ids=["html", "cut", "empty", "heavy", "huge", "zip"],
)
def test_a_sound_that_cannot_be_kept_says_why_and_the_words_stay(cast, client, sound, sentence):
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:tell"), posted(cast, sound=sound, happened="Ses mots à elle"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Ses mots à elle" in page
    assert not Entry.objects.exists()


def test_nothing_said_at_all_is_still_refused(cast, client):
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:tell"), posted(cast, sound=b"") | {"sound": ""})
    assert answer.status_code == 422
    assert "quelques mots suffisent" in answer.content.decode()


def test_a_script_that_sends_the_form_is_told_where_to_go(cast, client):
    client.force_login(cast.nadia)
    answer = client.post(reverse("journal:tell"), posted(cast), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("journal:thread", args=["les-tilleuls"])


def test_a_voice_is_added_from_the_page_of_the_note(cast, client, note):
    client.force_login(cast.nadia)
    file = SimpleUploadedFile("x.bin", sounds.ALL["ogg"])
    sent = {"sound": file, "lasting": "on"}
    page = client.post(reverse("journal:add_recording", args=[note.fact]), sent, follow=True).content.decode()
    assert reverse("journal:recording", args=[Recording.objects.get().pk]) in page
    assert "À écrire" in page
    assert "Son gardé parce que vous l’avez demandé" in page
