"""MP4 and M4A, whole or in fragments as phones record them (ISO/IEC 14496-12, boxes)."""

import re
from collections.abc import Iterator

from pasdecote.ground.store.sounds.errors import Damaged, NoSound

KEPT = {b"ftyp", b"moov", b"moof", b"mdat", b"sidx", b"styp", b"mfra"}
HIDING = {b"udta", b"meta", b"uuid"}  # titles, places, makers of devices
HANDLER = re.compile(rb"hdlr.{8}(soun|vide)", re.DOTALL)


def begins(data: bytes) -> bool:
    """Whether the bytes begin as such a file does."""
    return data[4:8] == b"ftyp"


def cleaned(data: bytes) -> bytes:
    """The same file, as long, with all that is neither sound nor needed to play it blanked.

    Raises Damaged when a box goes beyond the end, NoSound for a film.
    """
    kept = bytearray(data)
    found = set()
    for kind, start, body, end in _boxes(data, 0, len(data)):
        found.add(kind)
        if kind not in KEPT:
            _blank(kept, start, body, end)
        elif kind == b"moov":
            _blank_inside(kept, data, body, end)
    if not {b"moov", b"mdat"} <= found:
        raise Damaged("no sound in the file")
    if {handler[1] for handler in HANDLER.finditer(data)} != {b"soun"}:
        raise NoSound("not a sound alone")
    return bytes(kept)


def _boxes(data: bytes, start: int, stop: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Each box: its kind, where it starts, where its content does, where it ends."""
    while start < stop:
        if start + 8 > stop:
            raise Damaged("half a box")
        size, kind, body = (
            int.from_bytes(data[start : start + 4], "big"),
            data[start + 4 : start + 8],
            start + 8,
        )
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        end = stop if size == 0 else start + size
        if not body <= end <= stop:
            raise Damaged("a box goes beyond the end")
        yield kind, start, body, end
        start = end


def _blank_inside(kept: bytearray, data: bytes, start: int, stop: int) -> None:
    for kind, at, body, end in _boxes(data, start, stop):
        if kind in HIDING:
            _blank(kept, at, body, end)
        elif kind == b"trak" and data[start - 4 : start] == b"moov":  # never deeper: a file may nest for ever
            _blank_inside(kept, data, body, end)


def _blank(kept: bytearray, start: int, body: int, end: int) -> None:
    """Make it an empty box of the same length: what points into the file still points right."""
    kept[start + 4 : start + 8] = b"free"
    kept[body:end] = bytes(end - body)
