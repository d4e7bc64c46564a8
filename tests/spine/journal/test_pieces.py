"""Photos and recordings in pieces: resumed where they stopped, checked, kept once; words never wait."""

import hashlib
import io
import json
import wave
from datetime import timedelta

import pytest
import time_machine
from PIL import Image

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import pieces
from pasdecote.spine.journal.models import Arriving, Attachment, Receipt, Recording
from pasdecote.spine.journal.services import erase_words, retract
from pasdecote.spine.journal.services.arriving import let_go_of_stale, stale
from tests.cast import build_cast
from tests.factories import a_note
from tests.spine.journal.sending import body, put


@pytest.fixture
def phone(cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.fixture
def note(cast):
    return a_note(cast.nadia, cast.tilleuls, circle="team")


def picture(side=600):
    stream = io.BytesIO()
    Image.effect_noise((side, side), 80).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def sound():
    stream = io.BytesIO()
    with wave.open(stream, "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", ""))
        written.writeframes(bytes(16_000))
    return stream.getvalue()


def announced(data, **said):
    digest = hashlib.sha256(data).hexdigest()
    return {"kind": "photo", "size": len(data), "digest": digest, "agreed": True} | said


def begin(phone, note, id, data, **said):
    sent = json.dumps(announced(data, **said))
    return phone.put(f"/carnet/{note.pk}/pieces/{id}", sent, content_type="application/json")


def send(phone, note, id, offset, piece):
    address = f"/carnet/{note.pk}/pieces/{id}/{offset}"
    return phone.put(address, piece, content_type="application/octet-stream")


def send_all(phone, note, id, data, size=65_536):
    for offset in range(0, len(data), size):
        answer = send(phone, note, id, offset, data[offset : offset + size])
    return answer


def test_a_photo_comes_in_pieces_and_its_receipt_says_when_it_is_whole(phone, note):
    id, data = uuid7(), picture()
    assert begin(phone, note, id, data).json() == {
        "id": str(id),
        "state": "partial",
        "received": 0,
        "size": len(data),
    }
    assert send(phone, note, id, 0, data[:1000]).json()["received"] == 1000
    answer = send(phone, note, id, 1000, data[1000:])
    said = answer.json()
    photo = Attachment.objects.get()
    assert (said["state"], said["sent"], said["fact"]) == (
        "kept",
        announced(data)["digest"],
        str(note.fact),
    )
    assert (photo.pk, photo.fact, said["digest"]) == (id, note.fact, photo.digest)
    assert phone.get(f"/carnet/{id}/recu").content == answer.content
    assert not Arriving.objects.exists()


def test_saying_anything_again_once_it_is_kept_gives_the_receipt(phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    given = send_all(phone, note, id, data).content
    again = [begin(phone, note, id, data), send(phone, note, id, 0, data[:9])]
    again.append(phone.get(f"/carnet/{note.pk}/pieces/{id}"))
    assert {answer.content for answer in again} == {given}
    assert Attachment.objects.count() == 1


def test_it_goes_on_where_it_stopped(phone, note):
    id, data = uuid7(), picture()
    begin(phone, note, id, data)
    send(phone, note, id, 0, data[:5000])
    assert begin(phone, note, id, data).json()["received"] == 5000
    assert phone.get(f"/carnet/{note.pk}/pieces/{id}").json()["received"] == 5000
    gap = send(phone, note, id, 6000, data[6000:])
    assert (gap.status_code, gap.json()["code"], gap.json()["received"]) == (409, "gap", 5000)
    assert send(phone, note, id, 0, data[:5000]).json()["received"] == 5000
    assert send(phone, note, id, 4000, data[4000:7000]).json()["received"] == 7000
    assert send_all(phone, note, id, data).json()["state"] == "kept"


def test_what_is_not_what_was_announced_begins_again(phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    answer = send(phone, note, id, 0, b"x" * len(data))
    assert (answer.status_code, answer.json()["code"], answer.json()["received"]) == (422, "damaged", 0)
    assert send_all(phone, note, id, data).json()["state"] == "kept"


def test_nothing_goes_beyond_the_size_announced(phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    assert send(phone, note, id, 0, data + b"more").json()["state"] == "kept"


def test_what_is_no_photo_is_refused_and_the_words_stay(phone, note):
    id, data = uuid7(), b"<html>" * 50
    begin(phone, note, id, data)
    answer = send_all(phone, note, id, data)
    assert (answer.status_code, answer.json()["code"]) == (422, "refused")
    assert "Vos mots sont gardés" in answer.json()["error"]
    assert (Arriving.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_recording_comes_the_same_way(phone, note):
    id, data = uuid7(), sound()
    begin(phone, note, id, data, kind="recording", keep=True)
    assert send_all(phone, note, id, data).json()["state"] == "kept"
    assert Recording.objects.get().lasting


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"agreed": False}, 422, "refused"),
        ({"size": 11 * 1024 * 1024}, 413, "too_heavy"),
        ({"size": 0}, 400, "unreadable"),
        ({"size": -1}, 400, "unreadable"),
        ({"size": 2**40}, 400, "unreadable"),
        ({"digest": "../../etc/passwd"}, 400, "unreadable"),
        ({"kind": "film"}, 400, "unreadable"),
        ({"more": 1}, 400, "unreadable"),
        ({"description": "x" * 3000}, 400, "unreadable"),
    ],
)
def test_what_cannot_be_kept_is_refused_before_a_byte_is_sent(phone, note, said, status, code):
    answer = begin(phone, note, uuid7(), b"x", **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Arriving.objects.exists()


def test_a_piece_is_neither_empty_nor_too_heavy(phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    assert send(phone, note, id, 0, b"").status_code == 400
    assert send(phone, note, id, 0, b"x" * (256 * 1024 + 1)).json()["code"] == "too_heavy"
    assert phone.get(f"/carnet/{note.pk}/pieces/{id}").json()["received"] == 0


def test_over_the_quota_media_are_refused_and_words_pass(phone, note, settings):
    data = picture(40)
    settings.MOST_ARRIVING = len(data) + 10
    begin(phone, note, uuid7(), data)
    answer = begin(phone, note, uuid7(), data)
    assert (answer.status_code, answer.json()["code"]) == (507, "full")
    assert "Vos mots, eux, passent" in answer.json()["error"]
    assert put(phone, uuid7(), body()).status_code == 200
    assert Arriving.objects.count() == 1


def test_a_full_disk_refuses_the_media_and_keeps_no_half_piece(phone, note, monkeypatch):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    send(phone, note, id, 0, data[:10])

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.mkdir", full)
        answer = send(phone, note, id, 10, data[10:])
    assert (answer.status_code, answer.json()["code"]) == (507, "full")
    assert phone.get(f"/carnet/{note.pk}/pieces/{id}").json()["received"] == 10


def test_nobody_goes_on_with_what_another_began(cast, phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    send(phone, note, id, 0, data[:10])
    phone.force_login(cast.helene)
    assert begin(phone, note, id, data).json()["code"] == "other_content"
    for answer in (send(phone, note, id, 10, data[10:]), phone.get(f"/carnet/{note.pk}/pieces/{id}")):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_there")


def test_a_note_that_is_not_there_and_one_that_is_not_for_you_are_one_answer(cast, phone):
    hidden = a_note(cast.helene, cast.tilleuls, circle="me")
    missing = a_note(cast.helene, cast.tilleuls, circle="me")
    missing.pk = uuid7()
    answers = [begin(phone, one, uuid7(), b"x") for one in (hidden, missing)]
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(404, "not_there")}
    assert answers[0].content == answers[1].content


def test_nothing_is_added_to_a_note_taken_back_meanwhile(cast, phone, note):
    id, data = uuid7(), picture(40)
    begin(phone, note, id, data)
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    assert send_all(phone, note, id, data).json()["code"] == "erased"
    assert not Attachment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_erasing_the_note_erases_what_was_arriving(client):
    cast = build_cast()
    client.force_login(cast.nadia)
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    id, data = uuid7(), picture(40)
    begin(client, note, id, data)
    send(client, note, id, 0, data[:10])
    erase_words(facts=[note.fact])
    assert (Arriving.objects.count(), pieces.came(id)) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_what_rests_for_thirty_days_is_let_go_of_after_having_been_said(client):
    cast = build_cast()
    client.force_login(cast.nadia)
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    id, lost, data = uuid7(), uuid7(), picture(40)
    begin(client, note, id, data)
    send(client, note, id, 0, data[:10])
    pieces.add(lost, 0, b"of no row", 100)
    assert "s’est arrêté" not in client.get("/carnet/a-regarder/").content.decode()
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        page = client.get("/carnet/a-regarder/").content.decode()
        assert "1 chose à regarder" in client.get("/carnet/").content.decode()
    last = (clock.now() + timedelta(days=30)).astimezone(clock.FRANCE)
    assert f"effacé ici le {last:%d/%m/%Y}" in page
    with time_machine.travel(clock.now() + timedelta(days=29), tick=False):
        assert (stale(), let_go_of_stale()) == ([], 0)
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert let_go_of_stale() == 1
    assert (Arriving.objects.count(), pieces.came(id), pieces.came(lost)) == (0, 0, 0)
    assert begin(client, note, id, data).json()["received"] == 0
    assert Receipt.objects.count() == 0
