"""The pages and the data of an archive: they open from a folder, on any device, without this software."""

import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models.fields.files import FieldFile
from django.template.loader import render_to_string
from django.utils import timezone

from pasdecote.ground.documents.model import Cell
from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.templatetags.moment import day

STYLE = Path(__file__).parent / "static/privacy/archive.css"


def page(name: str, context: dict[str, Any]) -> str:
    """One page of an archive, in the language of the screen it was asked on."""
    return render_to_string(f"privacy/archive/{name}.html", {**context, "today": clock.today()})


def add_style(archive: zipfile.ZipFile) -> None:
    """The style that the pages name, beside them."""
    archive.writestr("style.css", STYLE.read_text(encoding="utf-8"))


def add_file(archive: zipfile.ZipFile, file: FieldFile, name: str) -> bool:
    """A photo, a sound or a document under this name; False for one that somebody destroyed meanwhile."""
    try:
        with file.open("rb") as stream:
            content = stream.read()
    except FileNotFoundError:
        return False
    archive.writestr(name, content)
    return True


def as_json(value: Any) -> str:
    """Data as JSON that a human can read too; days and instants as 2026-11-23."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=_written)


def cell(value: Any) -> Cell:
    """A value of a row as a cell of a table: what is nested becomes JSON, what is missing stays empty."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_written)
    return _written(value)


def in_words(value: Any) -> str:
    """A value as people read it: "23 novembre 2026, 12:46", "oui"; what is missing or not so gives ""."""
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{day(local)}, {local:%H:%M}"
    if isinstance(value, date):
        return day(value)
    return str(cell(value)) if value else ""


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
