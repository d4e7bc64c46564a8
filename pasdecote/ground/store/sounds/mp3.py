"""MP3 (ISO/IEC 11172-3 and 13818-3, layer III): frames, one after the other."""

from pasdecote.ground.store.sounds.errors import Damaged

FIRST = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # kbit/s, MPEG 1
SECOND = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # kbit/s, MPEG 2 and 2.5
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
FEWEST = 3


def begins(data: bytes) -> bool:
    """Whether the bytes begin as such a file does: with titles, or with a frame."""
    return data[:3] == b"ID3" or _frame(data, 0) > 0


def cleaned(data: bytes) -> bytes:
    """The frames alone, without the titles before them nor anything after. Raises Damaged."""
    start = end = _after_titles(data)
    frames = 0
    while (length := _frame(data, end)) and end + length <= len(data):
        end, frames = end + length, frames + 1
    if frames < FEWEST:
        raise Damaged("no sound in the file")
    return data[start:end]


def _after_titles(data: bytes) -> int:
    """Where the titles end: their size is written in bytes of seven bits."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(data: bytes, at: int) -> int:
    """How long the frame here is, in bytes; 0 when none is here."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, padding = head[1] >> 3 & 3, head[2] >> 1 & 1
    rank, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate == 3 or rank in (0, 15):
        return 0
    speed = (FIRST if version == 3 else SECOND)[rank] * 1000
    return (144 if version == 3 else 72) * speed // RATES[version][rate] + padding
