"""One archive with everything: rows as JSON lines, files as they are, and a list of digests.

Rows are read in one transaction that sees one moment, so that a backup taken while people write holds
together. The archive does not depend on the database it came from.
"""

import contextlib
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import connection, models, transaction

ROWS = "donnees.jsonl"
CONTENTS = "sommaire.json"
FILES = "fichiers/"
FORMAT = 1
AT_ONCE = 500
PIECE = 1 << 16
# Rebuilt or short-lived: not worth keeping, and sessions must not travel.
LEFT_OUT = {"contenttypes", "auth", "sessions", "usersessions", "django_tasks_db"}


class BackupRefused(ValueError):
    """A backup that cannot be taken or put back, with the reason in French."""


@dataclass(frozen=True)
class Summary:
    """What an archive holds."""

    rows: int
    files: int


def kept_models() -> list[type[models.Model]]:
    """Every model whose rows are kept, those that others point to first."""
    wanted = [model for model in apps.get_models() if model._meta.app_label not in LEFT_OUT]
    return serializers.sort_dependencies([(app, None) for app in _apps_of(wanted)])


def back_up(target: Path) -> Summary:
    """Write the archive at `target`. Raises BackupRefused or OSError; then nothing stands at `target`."""
    unfinished = target.with_name(target.name + ".incomplet")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            summary, digests = _write(archive)
            contents = {"format": FORMAT, "rows": summary.rows, "files": summary.files, "digests": digests}
            archive.writestr(CONTENTS, json.dumps(contents, indent=1, ensure_ascii=False))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return summary


def restore(source: Path) -> Summary:
    """Put an archive into an empty database and file store, all or nothing.

    Raises BackupRefused when it is not a whole archive of this software or there are accounts here already.
    """
    from pasdecote.spine.accounts.models import Account

    if Account.objects.exists():
        raise BackupRefused("cette installation n’est pas vide, et rien n’y est jamais écrasé.")
    try:
        with zipfile.ZipFile(source) as archive:
            contents = json.loads(archive.read(CONTENTS))
            _require_whole(archive, contents)
            names = [name for name in archive.namelist() if name.startswith(FILES)]
            with transaction.atomic(), archive.open(ROWS) as rows:
                _load(rows)
                for name in names:
                    _put_file(archive, name)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise BackupRefused("ce fichier n’est pas une sauvegarde de Pas de côté, ou il est abîmé.") from error
    return Summary(rows=contents["rows"], files=len(names))


def _write(archive: zipfile.ZipFile) -> tuple[Summary, dict[str, str]]:
    digests: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows_file = Path(folder) / ROWS
        with _snapshot(), rows_file.open("w", encoding="utf-8") as stream:
            count = _dump(stream)
        digests[ROWS] = _add(archive, rows_file, ROWS)
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []:
        name = FILES + path.relative_to(root).as_posix()
        # Somebody may have it destroyed meanwhile: what is gone is not kept.
        with contextlib.suppress(FileNotFoundError):
            digests[name] = _add(archive, path, name)
    return Summary(rows=count, files=len(digests) - 1), digests


def _dump(stream: IO[str]) -> int:
    """Each row as one line of JSON; gives their number."""
    count = 0
    for model in kept_models():
        rows = model._base_manager.order_by("pk")
        for row in rows.iterator(chunk_size=2000):
            # Not Django's own JSON: it cuts instants to the millisecond.
            values = serializers.serialize("python", [row])[0]
            stream.write(json.dumps(values, default=_as_text, ensure_ascii=False) + "\n")
            count += 1
    return count


@contextlib.contextmanager
def _snapshot() -> Iterator[None]:
    """While inside, reads see the database as it was on entering, and writers are not held up."""
    if connection.vendor == "sqlite":
        # A plain BEGIN, not Django's atomic(): that one takes the turn of a writer from its first statement.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _load(rows: IO[bytes]) -> None:
    """Insert every row, in groups of one model."""
    group: list[models.Model] = []
    for line in rows:
        for found in serializers.deserialize("python", [json.loads(line)]):
            if group and (type(group[0]) is not type(found.object) or len(group) >= AT_ONCE):
                _insert(group)
                group = []
            group.append(found.object)
    if group:
        _insert(group)


def _as_text(value: object) -> str:
    """Instants and dates whole; identifiers and decimal numbers as they are written."""
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _insert(group: list[models.Model]) -> None:
    type(group[0])._base_manager.bulk_create(group)


def _require_whole(archive: zipfile.ZipFile, contents: dict[str, Any]) -> None:
    if contents.get("format") != FORMAT:
        raise BackupRefused("cette sauvegarde vient d’une autre version de Pas de côté.")
    for name, digest in contents["digests"].items():
        if ".." in Path(name).parts or hashlib.sha256(archive.read(name)).hexdigest() != digest:
            raise BackupRefused(f"« {name} » est abîmé dans la sauvegarde.")


def _put_file(archive: zipfile.ZipFile, name: str) -> None:
    path = Path(settings.MEDIA_ROOT) / name.removeprefix(FILES)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(archive.read(name))


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    """Copy a file, opened once; gives the digest of what came. Raises FileNotFoundError: nothing added."""
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as kept:
        while piece := source.read(PIECE):
            digest.update(piece)
            kept.write(piece)
    return digest.hexdigest()


def _apps_of(wanted: list[type[models.Model]]) -> list[Any]:
    return list({model._meta.app_config.label: model._meta.app_config for model in wanted}.values())
