"""A file that comes in pieces: what came is at the end of a file of its own, and nothing else is kept.

Whoever writes holds a lock on the row of what is coming: pieces of one file are added in turn.
"""

import os
import re
from pathlib import Path
from uuid import UUID

from django.conf import settings

LARGEST_PIECE = 256 * 1024


class NoRoom(OSError):
    """The disk takes no more: what came is let go of, and whoever sends has it whole."""


class Gap(ValueError):
    """A piece that begins further than what came."""


def came(id: UUID) -> int:
    """How many bytes came of this file; 0 for one of which nothing did."""
    try:
        return _path(id).stat().st_size
    except FileNotFoundError:
        return 0


def add(id: UUID, offset: int, piece: bytes, most: int) -> int:
    """Put a piece where what came ends, and give how much came since the beginning.

    What came before is passed over, and nothing goes beyond `most` bytes. Raises Gap for a piece that begins
    further, NoRoom when the disk is full.
    """
    here = came(id)
    if offset > here:
        raise Gap
    fresh = piece[here - offset : most - offset]
    if not fresh:
        return here
    path = _path(id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(fresh)
    except OSError as error:
        _shorten(path, here)
        raise NoRoom from error
    return here + len(fresh)


def whole(id: UUID) -> bytes:
    """Everything that came. Raises FileNotFoundError when nothing did."""
    return _path(id).read_bytes()


def let_go(id: UUID) -> None:
    """Delete what came; nothing happens when nothing did."""
    _path(id).unlink(missing_ok=True)


def all_there() -> list[UUID]:
    """Every file of which something came."""
    names = [path.name for path in _folder().glob("*")]
    return [UUID(name) for name in sorted(names) if re.fullmatch("[0-9a-f-]{36}", name)]


def _folder() -> Path:
    return Path(settings.ARRIVING_ROOT)


def _path(id: UUID) -> Path:
    return _folder() / str(id)


def _shorten(path: Path, size: int) -> None:
    """Half a piece that a full disk took does not stay."""
    if path.exists():
        os.truncate(path, size)
