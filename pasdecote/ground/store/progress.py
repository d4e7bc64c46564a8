"""How far long work has come, told to whoever watches while its transaction is still open.

Kept in small files beside the data and not in the database: there, nobody would see it before the end, and on
SQLite telling it would wait for the very work it speaks of. Web and worker share the folder.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units; `total` is 0 while unknown."""

    done: int = 0
    total: int = 0


def tell(work: UUID, done: int, total: int) -> None:
    """Say how far a piece of work has come."""
    path = _path(work)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(Progress(done, total))))
    beside.replace(path)


def of(work: UUID) -> Progress:
    """How far a piece of work has come; nothing done when nothing was told."""
    try:
        return Progress(**json.loads(_path(work).read_text()))
    except (OSError, ValueError, TypeError):
        return Progress()


def last_told(work: UUID) -> datetime | None:
    """When somebody last said how far a piece of work had come; None when nothing was told."""
    try:
        return datetime.fromtimestamp(_path(work).stat().st_mtime, tz=UTC)
    except OSError:
        return None


def forget(work: UUID) -> None:
    """Drop what was told of a piece of work that ended."""
    _path(work).unlink(missing_ok=True)


def _path(work: UUID) -> Path:
    return Path(settings.VAR_DIR) / "avancement" / f"{work}.json"
