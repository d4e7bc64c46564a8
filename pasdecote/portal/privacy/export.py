"""All that a collective told, in a folder that reads without this software: pages, tables, data, photos."""

import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from uuid import UUID

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal import queries
from pasdecote.spine.journal.sentences import sentence_of

HEADER = (
    "note",
    "version",
    "date",
    "genre",
    "cercle",
    "titre",
    "ce qui s’est passé",
    "présents",
    "comment obtenu",
    "durée (min)",
    "bénévolat (min)",
    "lieu",
    "partenaires",
    "ce que ça change",
    "difficulté",
    "suite",
)
CIRCLES = {"team": "équipe", "collective": "collectif", "institution": "institution", "public": "public"}
OBTAINED = {"counted": "compté", "said": "dit", "estimated": "estimé", "not_collected": "non recueilli"}


def export_collective(collective: Collective, target: Path) -> int:
    """Write the zip at `target`, and give the number of notes in it. Notes still in `moi` are nobody else's:
    they are not in it. Raises OSError; then nothing stands at `target`."""
    told = queries.told(queries.shared_notes(collectives=[collective.pk]))
    unfinished = target.with_name(target.name + ".incomplet")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            photos = _add_photos(archive, [item.fact for item in told])
            archive.writestr("lisez-moi.html", _page(collective, told, photos))
            archive.writestr("notes.csv", to_csv([HEADER, *(_row(item) for item in told)]))
            archive.writestr("notes.json", _as_json(_versions(collective.pk)))
            archive.writestr("desaccords.json", _as_json(_contests(collective.pk)))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(told)


def _row(item: Told) -> list[str | int | None]:
    """One note as cells; what was not told stays empty, it is never a zero."""
    fact = item.content
    count = next((count for count in fact.counts if count.measure == "present"), None)
    return [
        str(item.fact),
        str(item.version),
        fact.happened_on.isoformat(),
        fact.label,
        CIRCLES.get(item.circle, item.circle),
        fact.title,
        fact.happened,
        count.value if count else None,
        OBTAINED[count.obtained] if count else "",
        fact.duration_minutes,
        fact.volunteers.minutes if fact.volunteers else None,
        fact.place.name if fact.place else "",
        ", ".join(partner.name for partner in fact.partners),
        fact.changed,
        fact.difficulty,
        fact.next_step,
    ]


def _versions(collective: UUID) -> list[dict[str, Any]]:
    """Every version with what it replaced, so that the history can be followed elsewhere."""
    return [
        {
            "version": str(entry.pk),
            "note": str(entry.fact),
            "cercle": CIRCLES.get(entry.circle, entry.circle),
            "par": entry.author_name,
            "dit le": entry.told_at,
            "reçu le": entry.received_at,
            "retirée": entry.retracted,
            "contenu": json.loads(entry.content),
        }
        for entry in queries.versions_out_of(collective)
    ]


def _contests(collective: UUID) -> list[dict[str, Any]]:
    return [
        {
            "note": str(contest.fact),
            "par": contest.by_name,
            "ce qui n’est pas ça": contest.words,
            "dit le": contest.opened_at,
            "réglé le": contest.settled_at,
            "comment": contest.outcome,
        }
        for contest in queries.contests_of(collective)
    ]


def _add_photos(archive: zipfile.ZipFile, facts: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Put the photos in the archive; gives, by note, the name of each with what one sees on it."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for photo in queries.photos_of(facts):
        name = f"photos/{photo.pk}.jpg"
        with photo.file.open("rb") as stream:
            archive.writestr(name, stream.read())
        found.setdefault(photo.fact, []).append((name, photo.description))
    return found


def _page(collective: Collective, told: Iterable[Told], photos: dict[UUID, list[tuple[str, str]]]) -> str:
    """One page with every note as a sentence, latest first."""
    today = clock.today()
    items = []
    for item in sorted(told, key=lambda item: item.content.happened_on, reverse=True):
        pictures = "".join(
            f'<p><img src="{escape(name)}" alt="{escape(seen)}" width="400"></p>'
            for name, seen in photos.get(item.fact, [])
        )
        sentence = escape(str(sentence_of(item.content, today, longest=None)))
        items.append(f"<li><p>{sentence}</p>{pictures}</li>")
    name = escape(collective.name)
    return (
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{name}</title><h1>{name}</h1>'
        f"<p>Ce que le groupe a raconté, exporté le {today:%d/%m/%Y}. Le tableau : notes.csv. "
        "Tout, avec l’histoire de chaque note : notes.json.</p>"
        f"<ol reversed>{''.join(items)}</ol></html>"
    )


def _as_json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_instant)


def _instant(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
