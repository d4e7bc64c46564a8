"""A voice is a name: it goes with its person even where words stay, and travels with what one takes away."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.integrity import findings
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services import add_recording, write_down
from tests import sounds
from tests.cast import build_cast
from tests.factories import a_recording
from tests.portal.privacy.people import with_traces


def opened(answer):
    stream = io.BytesIO(b"".join(answer) if answer.streaming else answer.content)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", [True, False])
def test_the_voice_goes_also_where_the_words_stay(words):
    cast = build_cast()
    person, word = with_traces(cast), uuid7().bytes  # files of other tests lie in the same folder
    note = Entry.objects.filter(author=person, circle="collective").latest("received_at")
    voice = add_recording(by=person, entry=note.pk, content=sounds.wav(word * 9), keep=True)
    path = Path(voice.file.path)
    assert word in path.read_bytes()
    erase_oneself(by=person, words=words)
    assert not Recording.objects.exists()
    assert not path.exists()
    kept = Path(settings.MEDIA_ROOT).rglob("*")
    assert not any(word in file.read_bytes() for file in kept if file.is_file())


@pytest.mark.django_db(transaction=True)
def test_whoever_wrote_it_down_leaves_no_name_on_it():
    cast = build_cast()
    voice = a_recording(cast.nadia, cast.tilleuls)
    note = Entry.objects.get(pk=voice.fact)
    said = {"version": note.pk, "base": note.digest, "words": "La laverie ferme"}
    write_down(by=cast.helene, id=uuid7(), recording=voice.pk, **said)
    erase_oneself(by=cast.helene, words=False)
    voice.refresh_from_db()
    assert (voice.destroyed_by, voice.destroyed_by_name) == (None, "")
    assert voice.written_at


@pytest.mark.django_db
def test_one_s_voice_is_in_what_one_takes_away(cast, client):
    client.force_login(with_traces(cast), backend="django.contrib.auth.backends.ModelBackend")
    files = opened(client.post(reverse("privacy:take_own")))
    row = json.loads(files["sons.json"])[0]
    assert files[row["fichier"]] == sounds.ALL["ogg"]


@pytest.mark.django_db
def test_a_group_s_archive_holds_the_voices_that_its_reader_may_hear(cast, client):
    a_recording(cast.nadia, cast.tilleuls)
    address = reverse("privacy:take_group", args=[cast.tilleuls.slug])
    heard = {}
    for account in (cast.mireille, cast.nadia):
        client.force_login(account)
        files = opened(client.post(address))
        heard[account.name] = [name for name in files if name.startswith("sons/")]
        if heard[account.name]:
            assert files[heard[account.name][0]] == sounds.ALL["wav"]
            assert heard[account.name][0] in files["index.html"].decode()
    assert (len(heard["Mireille"]), len(heard["Nadia"])) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_a_sound_that_is_missing_or_that_nobody_told_is_found():
    cast = build_cast()
    before = set(findings())
    voice = a_recording(cast.nadia, cast.tilleuls)
    assert set(findings()) == before
    stray = Path(voice.file.path).with_name("perdu.wav")
    Path(voice.file.path).rename(stray)
    assert set(findings()) - before == {
        f"Le son {voice.pk} n’est plus dans les fichiers.",
        "Le fichier sons/perdu.wav n’est le son d’aucune note.",
    }
    stray.unlink()
