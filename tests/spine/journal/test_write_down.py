"""« Écrire ce qui est dit »: the words become those of the note, and the sound goes unless asked to stay."""

from pathlib import Path

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, Stale
from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services import add_recording, correct, destroy_recording, tell, write_down
from pasdecote.spine.journal.services.telling import Anchor
from tests import sounds
from tests.factories import an_encounter

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Mireille dit que la laverie ferme à midi"


def told_aloud(by, about, circle="team", *, keep=False):
    """A note of a voice alone, and its voice."""
    content = an_encounter("", aloud=True)
    note = tell(by=by, id=uuid7(), anchor=Anchor(collective=about), circle=circle, content=content)
    return note, add_recording(by=by, entry=note.pk, content=sounds.ALL["wav"], keep=keep)


def written(by, voice, note, words=WORDS, **more):
    said = {"id": uuid7(), "version": note.pk, "base": note.digest, "words": words} | more
    return write_down(by=by, recording=voice.pk, **said)


def test_a_colleague_writes_and_the_sound_is_gone_from_the_disk(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    path = Path(voice.file.path)
    after = written(cast.helene, voice, note)
    assert not path.exists()
    assert (after.file.name, after.kind, after.digest) == ("", "", "")
    assert after.written_at
    assert after.destroyed_by == cast.helene
    card = reading.note(standing_of(cast.nadia), note.fact).card
    assert card.content.happened == WORDS
    assert not card.content.aloud


def test_words_of_a_shared_note_come_as_a_correction(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    written(cast.nadia, voice, note)
    assert Entry.objects.filter(fact=note.fact).count() == 2


def test_in_one_s_notebook_the_note_is_rewritten_in_place(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls, "me")
    written(cast.nadia, voice, note)
    assert WORDS in Entry.objects.get(fact=note.fact).content


def test_the_sound_stays_when_whoever_spoke_asked_for_it(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls, keep=True)
    after = written(cast.helene, voice, note)
    assert Path(after.file.path).exists()
    assert after.written_at
    assert not after.destroyed_at


def test_only_whoever_spoke_decides_that_the_sound_stays(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    assert not written(cast.helene, voice, note, lasting=True).file
    note, voice = told_aloud(cast.nadia, cast.tilleuls, keep=True)
    assert written(cast.helene, voice, note, lasting=False).file
    note, voice = told_aloud(cast.nadia, cast.tilleuls, "me")
    assert written(cast.nadia, voice, note, lasting=True).file


def test_a_member_listens_and_does_not_write_for_another(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls, "collective")
    with pytest.raises(NotAllowed):
        written(cast.mireille, voice, note)
    assert Path(voice.file.path).exists()


def test_a_member_writes_what_they_said_themselves(cast):
    note, voice = told_aloud(cast.mireille, cast.tilleuls, "collective")
    assert not written(cast.mireille, voice, note).file


def test_without_words_nothing_is_written_and_the_sound_stays(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    with pytest.raises(JournalRefused, match="Écrivez"):
        written(cast.nadia, voice, note, "  ")
    assert Path(voice.file.path).exists()


def test_a_note_that_changed_in_the_notebook_meanwhile_keeps_both(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls, "me")
    with pytest.raises(Stale):
        written(cast.nadia, voice, note, base="0" * 64)
    assert Path(voice.file.path).exists()
    assert Recording.objects.get().waits


def test_a_note_in_conflict_is_first_brought_together(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    for who in (cast.nadia, cast.helene):
        correct(by=who, id=uuid7(), replaces=[note.pk], content=an_encounter(f"Dit par {who.name}"))
    with pytest.raises(JournalRefused, match="deux versions"):
        written(cast.nadia, voice, note)
    assert Path(voice.file.path).exists()


def test_sending_the_sound_again_once_written_brings_nothing_back(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    written(cast.nadia, voice, note)
    version = Entry.objects.filter(fact=note.fact).latest("received_at")
    again = add_recording(by=cast.nadia, entry=version.pk, content=sounds.ALL["wav"], keep=True)
    assert (again.pk, bool(again.file)) == (voice.pk, False)


def test_a_sound_is_destroyed_unwritten_by_whoever_spoke(cast):
    _note, voice = told_aloud(cast.mireille, cast.tilleuls, "collective", keep=True)
    path = Path(voice.file.path)
    destroy_recording(by=cast.mireille, recording=voice.pk)
    assert not path.exists()
    with pytest.raises(NotAllowed):
        destroy_recording(by=cast.paul, recording=voice.pk)


def test_what_waits_is_listed_for_those_who_may_write_it(cast):
    note, voice = told_aloud(cast.nadia, cast.tilleuls, "collective")

    def waiting(account):
        return [one.recording for one in reading.to_write(standing_of(account))]

    assert waiting(cast.nadia) == waiting(cast.helene) == [voice]
    assert waiting(cast.mireille) == waiting(cast.paul) == []
    written(cast.nadia, voice, note)
    assert waiting(cast.nadia) == []


def test_from_the_notebook_to_the_words(cast, client):
    note, voice = told_aloud(cast.nadia, cast.tilleuls)
    client.force_login(cast.helene)
    address = reverse("journal:write_down", args=[voice.pk])
    assert address in client.get(reverse("journal:notebook")).content.decode()
    screen = client.get(address).content.decode()
    assert f'src="/sons/{voice.pk}"' in screen
    assert "le son est effacé pour de bon" in screen
    sent = {"id": str(uuid7()), "version": str(note.pk), "base": note.digest, "words": WORDS}
    page = client.post(address, sent, follow=True).content.decode()
    assert WORDS in page
    assert "le son est effacé" in page
    assert client.get(address).status_code == 404
    assert client.get(reverse("journal:recording", args=[voice.pk])).status_code == 404


def test_the_page_to_destroy_a_sound_warns_of_what_is_lost(cast, client):
    _note, voice = told_aloud(cast.nadia, cast.tilleuls)
    client.force_login(cast.nadia)
    address = reverse("journal:destroy_recording", args=[voice.pk])
    assert "Personne n’a encore écrit" in client.get(address).content.decode()
    page = client.post(address, follow=True).content.decode()
    assert "sans avoir été écrit" in page


def test_correcting_by_hand_a_note_told_aloud_takes_its_mark_off(cast, client):
    note, _voice = told_aloud(cast.nadia, cast.tilleuls, "me")
    client.force_login(cast.nadia)
    sent = {"digest": note.digest, "happened": "", "happened_on": "2026-11-20", "kind": "encounter"}
    address = reverse("journal:rewrite", args=[note.pk])
    assert client.post(address, sent).status_code == 302
    note.refresh_from_db()
    assert '"aloud":true' in note.content
    client.post(address, sent | {"happened": WORDS, "digest": note.digest})
    note.refresh_from_db()
    assert "aloud" not in note.content
