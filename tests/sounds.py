"""Small sounds of every kind, made by hand: as long as a blink, and built as those of phones are."""

import struct

PARAMETERS = b"\x01\x00\x01\x00" + struct.pack("<II", 8000, 8000) + b"\x01\x00\x08\x00"


def wav(samples: bytes = b"\x80" * 400, *, more: bytes = b"") -> bytes:
    """A WAV; `more` comes as a chunk of titles between the format and the samples."""
    chunks = _chunk(b"fmt ", PARAMETERS) + (_chunk(b"LIST", more) if more else b"") + _chunk(b"data", samples)
    return _chunk(b"RIFF", b"WAVE" + chunks)


def m4a(*, titles: bytes = b"", handler: bytes = b"soun") -> bytes:
    """An MP4 in one fragment, as a browser records it; `titles` where phones write the place."""
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(13))
    trak = box(b"trak", box(b"mdia", hdlr))
    moov = box(b"moov", box(b"mvhd", bytes(100)) + trak + (box(b"udta", titles) if titles else b""))
    return (
        box(b"ftyp", b"M4A \x00\x00\x00\x00M4A mp42")
        + moov
        + box(b"moof", bytes(16))
        + box(b"mdat", b"\x21" * 400)
    )


def box(kind: bytes, body: bytes) -> bytes:
    """One box of an MP4."""
    return struct.pack(">I", len(body) + 8) + kind + body


def webm(*, titles: bytes = b"", codec: bytes = b"A_OPUS") -> bytes:
    """A WebM whose segment and cluster do not say where they end, as a browser records it."""
    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", b"webm"))
    tracks = element(b"\x16\x54\xae\x6b", element(b"\xae", element(b"\x86", codec)))
    tags = element(b"\x12\x54\xc3\x67", titles) if titles else b""
    unknown = b"\x01\xff\xff\xff\xff\xff\xff\xff"
    cluster = b"\x1f\x43\xb6\x75" + unknown + element(b"\xa3", b"\x81\x00\x00\x80" + b"\xfc" * 400)
    return head + b"\x18\x53\x80\x67" + unknown + tags + tracks + cluster


def element(id: bytes, body: bytes) -> bytes:
    """One element of a WebM, its size on eight bytes."""
    return id + b"\x01" + len(body).to_bytes(7, "big") + body


def ogg(*, head: bytes = b"OpusHead") -> bytes:
    """An Ogg of three pages."""
    bodies = (head + bytes(11), b"OpusTags" + bytes(8), b"\xfc" * 200)
    return b"".join(
        b"OggS\x00" + bytes([0x02 if rank == 0 else 0x00]) + bytes(20) + bytes([1, len(body)]) + body
        for rank, body in enumerate(bodies)
    )


def mp3(*, frames: int = 4, titles: bytes = b"", after: bytes = b"") -> bytes:
    """An MP3 at 32 kbit/s and 44.1 kHz: 104 bytes a frame."""
    frame = b"\xff\xfb\x10\xc0" + bytes(100)
    size = bytes(len(titles) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return (b"ID3\x04\x00\x00" + size + titles if titles else b"") + frame * frames + after


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


ALL = {"wav": wav(), "m4a": m4a(), "webm": webm(), "ogg": ogg(), "mp3": mp3()}
