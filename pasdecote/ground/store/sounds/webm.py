"""WebM as browsers record it (RFC 8794 and 9559): elements, the last of which may not say their length."""

from collections.abc import Iterator

from pasdecote.ground.store.sounds.errors import Damaged, NoSound

EBML, SEGMENT, TRACKS, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1654AE6B, 0x1F43B675
HIDING = {0x1254C367, 0x1941A469, 0xEC}  # titles, files attached, blanks
VOID = 0xEC


def begins(data: bytes) -> bool:
    """Whether the bytes begin as such a file does."""
    return data[:4] == EBML.to_bytes(4, "big") and b"webm" in data[:64]


def cleaned(data: bytes) -> bytes:
    """The same file, as long, with titles and attached files blanked as far as the first sounds.

    Raises Damaged when an element goes beyond the end, NoSound for a film.
    """
    kept, found = bytearray(data), dict[int, bytes]()
    for id, start, body, end in _elements(data):
        found[id] = data[body:end]
        if id in HIDING:
            _blank(kept, start, end)
    tracks = found.get(TRACKS, b"")
    if SEGMENT not in found or not found.get(CLUSTER):
        raise Damaged("no sound in the file")
    if b"V_" in tracks or not (b"A_OPUS" in tracks or b"A_VORBIS" in tracks):
        raise NoSound("not a sound alone")
    return bytes(kept)


def _elements(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """The elements in order, those of the segment too, up to a cluster that does not say where it ends."""
    start = 0
    while start < len(data):
        id, at = _number(data, start, whole=True)
        size, body = _number(data, at)
        unknown = size == (1 << 7 * (body - at)) - 1
        end = len(data) if unknown else body + size
        if end > len(data):
            raise Damaged("an element goes beyond the end")
        yield id, start, body, end
        start = body if id == SEGMENT else end


def _number(data: bytes, start: int, *, whole: bool = False) -> tuple[int, int]:
    """A number as long as its first bits say, with the mark of its length if `whole`; and where it ends."""
    first = data[start] if start < len(data) else 0
    length = 9 - first.bit_length()
    if not first or start + length > len(data):
        raise Damaged("half a number")
    number = int.from_bytes(data[start : start + length], "big")
    return number if whole else number & ((1 << 7 * length) - 1), start + length


def _blank(kept: bytearray, start: int, end: int) -> None:
    """Make it a blank of the same length: one byte for its kind, eight for its size."""
    size = end - start - 9
    if size < 0:
        return  # too short to hold a word
    kept[start:end] = bytes([VOID, 0x01]) + size.to_bytes(7, "big") + bytes(size)
