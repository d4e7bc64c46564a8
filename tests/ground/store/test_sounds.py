"""Sounds are known by their bytes; what hides in them or behind them does not stay."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.store.sounds import TYPES, SoundRefused, clean
from tests import sounds

LARGEST = 6 * 1024 * 1024
PLACE = b"+48.8566+002.3522/ Chez Mireille"


@pytest.mark.parametrize("kind", sounds.ALL)
def test_each_kind_is_known_by_its_bytes_and_kept_as_it_sounds(kind):
    kept = clean(sounds.ALL[kind], LARGEST)
    assert kept.kind == kind
    assert kept.data == sounds.ALL[kind]
    assert TYPES[kind].startswith("audio/")


@pytest.mark.parametrize("kind", sounds.ALL)
def test_what_is_kept_is_kept_again_as_it_is(kind):
    once = clean(sounds.ALL[kind], LARGEST).data
    assert clean(once, LARGEST).data == once


@pytest.mark.parametrize(
    "data",
    [
        sounds.wav(more=PLACE),
        sounds.m4a(titles=PLACE),
        sounds.m4a() + sounds.box(b"uuid", PLACE),
        sounds.m4a() + sounds.box(b"free", PLACE),
        sounds.webm(titles=PLACE),
        sounds.mp3(titles=PLACE),
        sounds.mp3(after=b"TAG" + PLACE),
    ],
    ids=["wav", "m4a", "m4a-uuid", "m4a-free", "webm", "mp3-before", "mp3-after"],
)
def test_titles_and_places_do_not_stay(data):
    assert b"Mireille" in data
    assert b"Mireille" not in clean(data, LARGEST).data


@pytest.mark.parametrize("kind", ["wav", "mp3"])
def test_what_is_glued_behind_a_sound_is_cut_off(kind):
    assert b"script" not in clean(sounds.ALL[kind] + b"<script>alert(1)</script>", LARGEST).data


@pytest.mark.parametrize("kind", ["m4a", "ogg"])
def test_a_sound_with_something_else_behind_is_refused(kind):
    with pytest.raises(SoundRefused, match="abîmé"):
        clean(sounds.ALL[kind] + b"<script>alert(1)</script>", LARGEST)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7 un texte",
        b"PK\x03\x04" + bytes(200),
        b"\x1f\x8b" + bytes(200),
        b"GIF89a" + bytes(200),
        b"MZ" + bytes(200),
        b"\xff" * 200,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_sound_is_refused_whatever_its_name(data):
    with pytest.raises(SoundRefused, match="pas un son"):
        clean(data, LARGEST)


@pytest.mark.parametrize("kind", ["wav", "m4a", "ogg"])
@pytest.mark.parametrize("cut", [0.4, 0.9])
def test_a_sound_that_did_not_come_whole_is_refused(kind, cut):
    whole = sounds.ALL[kind]
    with pytest.raises(SoundRefused, match="en entier"):
        clean(whole[: int(len(whole) * cut)], LARGEST)


def test_a_wav_that_announces_four_gigabytes_is_refused():
    lying = sounds.wav().replace(b"data" + (400).to_bytes(4, "little"), b"data\xff\xff\xff\xff")
    with pytest.raises(SoundRefused, match="abîmé"):
        clean(lying, LARGEST)


def test_an_mp4_that_nests_itself_without_end_is_refused_in_peace():
    nest = b""
    for _depth in range(3000):
        nest = sounds.box(b"trak", nest)
    data = sounds.box(b"ftyp", b"M4A ") + sounds.box(b"moov", nest) + sounds.box(b"mdat", b"1")
    with pytest.raises(SoundRefused):
        clean(data, LARGEST)


@pytest.mark.parametrize(
    "film",
    [
        sounds.m4a(handler=b"vide"),
        sounds.webm(codec=b"V_VP8"),
        sounds.webm(codec=b"S_TEXT"),
        sounds.ogg(head=b"\x80theora"),
    ],
)
def test_a_film_is_no_sound(film):
    with pytest.raises(SoundRefused, match="vidéo"):
        clean(film, LARGEST)


def test_a_sound_too_heavy_is_refused_before_it_is_read():
    with pytest.raises(SoundRefused, match="6 Mo"):
        clean(b"RIFF" + bytes(50 * 1024 * 1024), LARGEST)


@given(st.sampled_from(sorted(sounds.ALL)), st.data())
def test_no_damage_does_more_than_a_refusal(kind, drawn):
    data = bytearray(sounds.ALL[kind])
    for _time in range(drawn.draw(st.integers(1, 8))):
        data[drawn.draw(st.integers(0, len(data) - 1))] = drawn.draw(st.integers(0, 255))
    length = drawn.draw(st.integers(0, len(data)))
    with contextlib.suppress(SoundRefused):
        assert clean(bytes(data[:length]), LARGEST).kind in TYPES
