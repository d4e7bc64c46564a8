"""The bytes of a voice: whole or in part, always as a sound, and nothing that stays on the phone."""

import pytest

from pasdecote.spine.journal.services import add_recording
from tests import sounds
from tests.factories import a_note

WAV = sounds.ALL["wav"]


@pytest.fixture
def voice(cast, client):
    note = a_note(cast.nadia, cast.tilleuls)
    client.force_login(cast.nadia)
    return add_recording(by=cast.nadia, entry=note.pk, content=WAV, keep=False)


def asked(client, voice, **headers):
    return client.get(f"/sons/{voice.pk}", headers={"Accept-Encoding": "gzip", **headers})


def test_whole_as_a_sound_that_nothing_guesses_again(client, voice):
    answer = asked(client, voice)
    assert answer.content == WAV
    assert answer.headers["Content-Type"] == "audio/wav"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-", 0, len(WAV) - 1),
        ("bytes=0-1", 0, 1),
        ("bytes=100-299", 100, 299),
        ("bytes=100-999999", 100, len(WAV) - 1),
        ("bytes=-50", len(WAV) - 50, len(WAV) - 1),
        ("bytes=-999999", 0, len(WAV) - 1),
    ],
)
def test_the_part_asked_for(client, voice, wanted, first, last):
    answer = asked(client, voice, Range=wanted)
    assert answer.status_code == 206
    assert answer.content == WAV[first : last + 1]
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(WAV)}"
    assert int(answer.headers["Content-Length"]) == len(answer.content)


@pytest.mark.parametrize("wanted", ["bytes=999999-", "bytes=-0", "bytes=5-2"])
def test_a_part_that_is_not_there_is_refused(client, voice, wanted):
    answer = asked(client, voice, Range=wanted)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(WAV)}"


@pytest.mark.parametrize(
    "wanted", ["bytes=0-1,5-6", "octets=0-1", "bytes=-", "bytes=a-b", "bytes=" + "9" * 400]
)
def test_a_range_not_understood_gives_the_whole(client, voice, wanted):
    answer = asked(client, voice, Range=wanted)
    assert answer.status_code == 200
    assert answer.content == WAV
