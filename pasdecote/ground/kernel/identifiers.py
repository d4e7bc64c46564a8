"""Identifiers of RFC 9562: version 7 (ordered by time) and version 8 (derived from content)."""

import hashlib
import secrets
import time
from uuid import UUID

_VARIANT = 0b10 << 62


def uuid7(milliseconds: int | None = None) -> UUID:
    """A new identifier that sorts by creation time. `milliseconds` since 1970, now by default."""
    now = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    random = secrets.randbits(74)
    high = (now & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 62) << 64
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
