"""Identifiers of RFC 9562: version 7 (ordered by time) and version 8 (derived from content)."""

import hashlib
import secrets
import threading
import time
from uuid import UUID

_VARIANT = 0b10 << 62


_RANDOM_BITS = 74
_turn = threading.Lock()
_last = [0, 0]  # the millisecond and the random part of the identifier given last


def uuid7(milliseconds: int | None = None) -> UUID:
    """A new identifier that sorts by creation time. `milliseconds` since 1970, now by default.

    Those that this process makes follow one another even within a millisecond, or when the clock is set back
    (RFC 9562, section 6.2, method 2).
    """
    random = secrets.randbits(_RANDOM_BITS)
    if milliseconds is not None:
        return _version7(milliseconds, random)
    with _turn:
        now = time.time_ns() // 1_000_000
        if now <= _last[0]:
            now, random = _last[0], _last[1] + 1 + secrets.randbits(40)
        if random >> _RANDOM_BITS:
            now, random = now + 1, secrets.randbits(_RANDOM_BITS)
        _last[:] = now, random
    return _version7(now, random)


def _version7(milliseconds: int, random: int) -> UUID:
    high = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 62) << 64
    return UUID(int=high | _VARIANT | random & (1 << 62) - 1)


def uuid8(*parts: str) -> UUID:
    """The identifier that these texts always give: 122 bits of their SHA-256, each preceded by its length."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    number = int.from_bytes(digest.digest()[:16], "big")
    cleared = number & ~(0xF << 76) & ~(0b11 << 62)
    return UUID(int=cleared | 0x8 << 76 | _VARIANT)
