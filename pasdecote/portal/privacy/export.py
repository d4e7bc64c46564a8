"""All that a collective told, in an archive that reads without this software: a page, tables, data, photos,
and the bilans that were sent about it."""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import slug
from pasdecote.portal.privacy.archive import add_file, add_style, as_json, page
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.files import OFFICIAL
from pasdecote.projections.reports.models import Sending
from pasdecote.projections.reports.received import received
from pasdecote.spine.collectives.charters import adopted_charters, draft_of, in_words
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import people_of, projects_of
from pasdecote.spine.journal import queries
from pasdecote.spine.journal.access import heads
from pasdecote.spine.journal.details import details_of
from pasdecote.spine.journal.sentences import Sentence, sentence_of

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
# What a group looks for first: its decisions, and what institutions owe it.
APART = {"decision": "decisions", "demand": "interpellations", "demand_answered": "interpellations"}


@dataclass(frozen=True)
class Note:
    """One note as the page shows it."""

    told: Told
    sentence: Sentence
    details: list[tuple[str, str]]
    photos: list[tuple[str, str]]
    sounds: list[str]

    @property
    def circle(self) -> str:
        """Who read it, in one word."""
        return CIRCLES.get(self.told.circle, self.told.circle)


@dataclass(frozen=True)
class Bilan:
    """One bilan that was sent: to whom, when, its files."""

    title: str
    sent_to: str
    on: date
    erased_since: date | None
    files: list[tuple[str, str]]


def export_collective(collective: Collective, target: Path) -> int:
    """Write everything out of `moi` in a zip at `target`, and give the number of notes in it. Raises OSError;
    then nothing stands at `target`."""
    unfinished = target.with_name(target.name + ".incomplet")
    try:
        with unfinished.open("wb") as stream:
            number = write_collective(collective, stream, queries.versions_out_of(collective.pk))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return number


def write_collective(collective: Collective, stream: IO[bytes], readable: "QuerySet[Any]") -> int:
    """Write the archive with the notes among `readable` alone: what whoever asks may read. Notes still in
    `moi` are nobody else's: they are not in it."""
    versions = readable.filter(
        collective=collective, pk__in=queries.versions_out_of(collective.pk).order_by()
    )
    shown = set(heads(versions).order_by().values_list("fact", flat=True))
    told = _told(collective, versions)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        photos = _add_photos(archive, [item.fact for item in told])
        sounds = _add_sounds(archive, [item.fact for item in told])
        bilans = _add_bilans(archive, collective)
        archive.writestr("notes.csv", to_csv([HEADER, *(_row(item) for item in told)]))
        for name in sorted(set(APART.values())):
            rows = [_row(item) for item in told if APART.get(item.content.kind) == name]
            archive.writestr(f"{name}.csv", to_csv([HEADER, *rows]))
        kept = versions.filter(fact__in=shown).order_by("received_at", "pk")
        archive.writestr("notes.json", as_json(_versions(kept)))
        contests = _contests(collective.pk, {entry.pk for entry in kept})
        archive.writestr("desaccords.json", as_json(contests))
        archive.writestr("groupe.json", as_json(_group(collective)))
        archive.writestr("regles.json", as_json(_rules(collective)))
        archive.writestr("index.html", _page(collective, _notes(told, photos, sounds), bilans, contests))
        add_style(archive)
    return len(told)


def _told(collective: Collective, versions: "QuerySet[Any]") -> list[Told]:
    """The notes as they stand. One that stands in several versions, some of them not for this reader, is left
    out: merging them would say what those hold."""
    everything = heads(queries.versions_out_of(collective.pk))
    hidden = set(everything.exclude(pk__in=versions.order_by()).order_by().values_list("fact", flat=True))
    return [item for item in queries.told(versions) if not (item.conflict and item.fact in hidden)]


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


def _versions(entries: Iterable[Any]) -> list[dict[str, Any]]:
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
        for entry in entries
    ]


def _contests(collective: UUID, versions: set[UUID]) -> list[dict[str, Any]]:
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
        if contest.version in versions
    ]


def _group(collective: Collective) -> dict[str, Any]:
    """What the group says of itself. No list of its members: their names are on what they told."""
    people = people_of(collective)
    return {
        "nom": collective.name,
        "ce que fait le groupe": collective.presentation,
        "commune (code)": collective.territory,
        "depuis": collective.founded_on,
        "projets": [
            {"nom": row.name, "ce que le groupe cherche": row.aims, "du": row.since, "au": row.until}
            for row in projects_of(collective)
        ],
        "accompagné par": [
            {"nom": row.name, "depuis": row.since, "jusqu’au": row.until}
            for row in [*people.companions, *people.former]
            if row.name
        ],
    }


def _rules(collective: Collective) -> list[dict[str, Any]]:
    """What the group gave itself, every version adopted, the last first, and the draft if there is one."""
    draft = draft_of(collective)
    return [
        {
            "version": row.number,
            "adoptée le": row.adopted_on,
            "ne vaut plus depuis": row.undone_on,
            "par la décision": str(row.decision) if row.decision else None,
            "comment nous décidons": row.rule,
            "montrer comment les rôles ont tourné": row.shows_roles,
            "texte": in_words(row),
        }
        for row in [*adopted_charters(collective), *([draft] if draft else [])]
    ]


def _add_photos(archive: zipfile.ZipFile, facts: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Put the photos in the archive; gives, by note, the name of each with what one sees on it."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for photo in queries.photos_of(facts):
        name = f"photos/{photo.pk}.jpg"
        if add_file(archive, photo.file, name):
            found.setdefault(photo.fact, []).append((name, photo.description))
    return found


def _add_sounds(archive: zipfile.ZipFile, facts: list[UUID]) -> dict[UUID, list[str]]:
    """Put in the archive the voices that still sound; gives, by note, the name of each."""
    found: dict[UUID, list[str]] = {}
    for voice in queries.recordings_of(facts):
        if voice.file:
            name = f"sons/{voice.pk}.{voice.kind}"
            if add_file(archive, voice.file, name):
                found.setdefault(voice.fact, []).append(name)
    return found


def _add_bilans(archive: zipfile.ZipFile, collective: Collective) -> list[Bilan]:
    """Put what was sent about the group and its projects in the archive, as it was sent; latest first."""
    about = Q(snapshot__draft__collective=collective) | Q(snapshot__draft__project__collective=collective)
    rows = Sending.objects.filter(about, snapshot__draft__state=DraftState.SENT)
    written: dict[UUID, list[tuple[str, str]]] = {}
    found = []
    for row in rows.select_related("snapshot__draft").order_by("-on", "-pk"):
        snapshot, one = row.snapshot, received(row)
        if snapshot.pk not in written:
            folder = f"bilans/{row.on:%Y-%m-%d}-{slug(one.title)[:40]}-{str(snapshot.pk)[-6:]}"
            written[snapshot.pk] = _add_files(archive, folder, snapshot.files.order_by("format", "pk"))
        found.append(Bilan(one.title, row.sent_to, row.on, snapshot.erased_since, written[snapshot.pk]))
    return found


def _add_files(archive: zipfile.ZipFile, folder: str, files: Iterable[Any]) -> list[tuple[str, str]]:
    found = []
    for file in files:
        end = "cerfa.pdf" if file.format == OFFICIAL else f"bilan.{file.format}"
        if add_file(archive, file.file, f"{folder}/{end}"):
            found.append((f"{folder}/{end}", end))
    return found


def _notes(
    told: Iterable[Told], photos: dict[UUID, list[tuple[str, str]]], sounds: dict[UUID, list[str]]
) -> list[Note]:
    """Latest first."""
    today = clock.today()
    ordered = sorted(told, key=lambda item: (item.content.happened_on, item.fact), reverse=True)
    return [
        Note(
            item,
            sentence_of(item.content, today, longest=None),
            details_of(item.content),
            photos.get(item.fact, []),
            sounds.get(item.fact, []),
        )
        for item in ordered
    ]


def _page(
    collective: Collective, notes: list[Note], bilans: list[Bilan], contests: list[dict[str, Any]]
) -> str:
    """What a telephone opens first."""
    years: dict[int, list[Note]] = {}
    for note in notes:
        years.setdefault(note.told.content.happened_on.year, []).append(note)
    apart = {
        name: [note for note in notes if APART.get(note.told.content.kind) == name]
        for name in set(APART.values())
    }
    context = {
        "group": collective,
        "projects": list(projects_of(collective)),
        "years": list(years.items()),
        "bilans": bilans,
        "contests": [
            {
                "by": row["par"],
                "words": row["ce qui n’est pas ça"],
                "how": row["comment"],
                "on": row["dit le"],
            }
            for row in contests
        ],
        **apart,
    }
    return page("group", {"name": collective.name, **context})
