"""WAV: chunks in a RIFF file (Multimedia Programming Interface and Data Specifications 1.0)."""

from pasdecote.ground.store.sounds.errors import Damaged


def begins(data: bytes) -> bool:
    """Whether the bytes begin as such a file does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def cleaned(data: bytes) -> bytes:
    """A file with the format and the samples only. Raises Damaged when a chunk goes beyond the end."""
    found: dict[bytes, bytes] = {}
    start = 12
    while start + 8 <= len(data) and len(found) < 2:
        name, size = data[start : start + 4], int.from_bytes(data[start + 4 : start + 8], "little")
        if start + 8 + size > len(data):
            raise Damaged("a chunk goes beyond the end")
        if name in (b"fmt ", b"data"):
            found[name] = data[start + 8 : start + 8 + size]
        start += 8 + size + size % 2
    if len(found.get(b"fmt ", b"")) < 16 or not found.get(b"data"):
        raise Damaged("no sound in the file")
    body = b"WAVE" + _chunk(b"fmt ", found[b"fmt "]) + _chunk(b"data", found[b"data"])
    return _chunk(b"RIFF", body)


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)
