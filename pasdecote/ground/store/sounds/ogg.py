"""Ogg with Opus, Vorbis or Speex (RFC 3533): pages, each of which says how long it is."""

from pasdecote.ground.store.sounds.errors import Damaged, NoSound

SOUNDS = (b"OpusHead", b"\x01vorbis", b"Speex   ")
HEAD = 27


def begins(data: bytes) -> bool:
    """Whether the bytes begin as such a file does."""
    return data[:4] == b"OggS"


def cleaned(data: bytes) -> bytes:
    """The same file, once every page was found whole. Raises Damaged, NoSound."""
    start, pages = 0, 0
    while start < len(data):
        lengths = data[start + HEAD : start + HEAD + _at(data, start + HEAD - 1)]
        body = start + HEAD + len(lengths)
        end = body + sum(lengths)
        if data[start : start + 4] != b"OggS" or end > len(data):
            raise Damaged("a page goes beyond the end")
        # A page that begins a stream says what it is: pictures have no place beside the sound.
        if data[start + 5] & 0x02 and not data[body:end].startswith(SOUNDS):
            raise NoSound("not a sound alone")
        start, pages = end, pages + 1
    if pages < 3:
        raise Damaged("no sound in the file")
    return data


def _at(data: bytes, place: int) -> int:
    if place >= len(data):
        raise Damaged("half a page")
    return data[place]
