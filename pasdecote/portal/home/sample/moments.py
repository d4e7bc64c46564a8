"""The moments of the demonstration's story, told one by one by hand in `recit/`, read as facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import yaml

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import from_mapping
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.portal.home.sample.people import COMMUNE, PLACES

FOLDER = Path(__file__).with_name("recit")
STORIES = {
    "tilleuls": ("2023", "2024", "2025", "2026"),
    "jardin": ("jardin",),
    "repair": ("foyer",),
}
PLAIN = (
    "happened",
    "changed",
    "difficulty",
    "next_step",
    "title",
    "failed",
    "learnt",
    "outcome",
    "addressed_to",
)


class Disputed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """« Ce n’est pas ça » about a moment: by whom, and what came of it when it is settled."""

    who: str
    words: str
    corrected: str = ""
    outcome: str = ""


class Moment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One moment as it is written in a file: who tells it to whom, and what the note is made of.

    `key` names it for those that follow it. `present`, `new` and `deciding` are counts; `money` holds lines
    (account, stage, euros, funder, status, exercise); `photo` names a drawing, `contest` a disagreement.
    """

    day: date
    who: str
    circle: str
    kind: str
    key: str = ""
    happened: str = ""
    changed: str = ""
    difficulty: str = ""
    next_step: str = ""
    title: str = ""
    failed: str = ""
    learnt: str = ""
    outcome: str = ""
    addressed_to: str = ""
    institution: str = ""
    place: str = ""
    themes: tuple[str, ...] = ()
    minutes: int | None = None
    present: int | None = None
    new: int | None = None
    deciding: int | None = None
    how: str = "counted"
    parts: dict[str, dict[str, int]] = {}
    members_role: str | None = None
    partners: tuple[str, ...] = ()
    volunteers: tuple[int, int] | None = None
    due: tuple[dict[str, Any], ...] = ()
    money: tuple[tuple[str, str, float, str, str, int], ...] = ()
    follows: tuple[str, ...] = ()
    session: str = ""
    photo: str = ""
    contest: Disputed | None = None


@dataclass(frozen=True)
class Note:
    """A note ready to be told: its identifier always comes out the same from what it says."""

    id: UUID
    group: str
    who: str
    circle: str
    fact: Fact
    photo: str = ""
    contest: Disputed | None = None


def story(group: str, institutions: dict[str, UUID]) -> list[Note]:
    """The moments of this group, oldest first. `institutions`: the ids of those that a demand may name."""
    read: list[Moment] = []
    for name in STORIES[group]:
        words = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        read += msgspec.convert(yaml.safe_load(words), list[Moment])
    ids = {moment.key: _id(group, moment) for moment in read if moment.key}
    return [_note(group, moment, ids, institutions) for moment in sorted(read, key=lambda one: one.day)]


def number(group: str, who: str, day: date, *words: str) -> UUID:
    """The identifier of a note of the sample, from what it says."""
    return uuid8("sample", group, who, day.isoformat(), *words)


def count(
    value: int, *, unit: str = "attendances", measure: str = "present", how: str = "counted"
) -> dict[str, Any]:
    """One count as a plain value."""
    return {"unit": unit, "value": value, "measure": measure, "obtained": how}


def place(key: str) -> dict[str, str] | None:
    """A place of the sample by its key, as a plain value."""
    return {"name": PLACES[key], "territory": COMMUNE} if key else None


def _id(group: str, moment: Moment) -> UUID:
    dues = [str(due["by"]) for due in moment.due]
    return number(group, moment.who, moment.day, moment.kind, moment.title, moment.happened, *dues)


def _note(group: str, moment: Moment, ids: dict[str, UUID], institutions: dict[str, UUID]) -> Note:
    told: dict[str, Any] = {name: getattr(moment, name) for name in PLAIN if getattr(moment, name)}
    told |= {
        "kind": moment.kind,
        "happened_on": moment.day,
        "themes": moment.themes,
        "duration_minutes": moment.minutes,
        "place": place(moment.place),
        "counts": list(_counts(moment)),
        "members_role": moment.members_role,
        "partners": [{"name": name} for name in moment.partners],
        "due": [{("on" if key == "by" else key): value for key, value in due.items()} for due in moment.due],
        "money": [_line(*line) for line in moment.money],
        "follows": [ids[key] for key in (*moment.follows, *filter(None, [moment.session]))],
    }
    if moment.volunteers:
        told["volunteers"] = {"minutes": moment.volunteers[0], "people": moment.volunteers[1]}
    if moment.session:
        told["session"] = ids[moment.session]
    if moment.institution:
        told["institution"] = institutions[moment.institution]
    fact = from_mapping(told)
    return Note(_id(group, moment), group, moment.who, moment.circle, fact, moment.photo, moment.contest)


def _counts(moment: Moment) -> Iterable[dict[str, Any]]:
    if moment.present is not None:
        parts = [
            {"dimension": dimension, "band": str(band), "value": value}
            for dimension, bands in moment.parts.items()
            for band, value in bands.items()
        ]
        yield count(moment.present, how=moment.how) | {"parts": parts}
    for measure, value in (("new", moment.new), ("deciding", moment.deciding)):
        if value is not None:
            yield count(value, unit="people", measure=measure, how=moment.how)


def _line(account: str, stage: str, euros: float, funder: str, status: str, exercise: int) -> dict[str, Any]:
    return {
        "account": account,
        "side": "income" if account.startswith("7") else "expense",
        "stage": stage,
        "cents": round(euros * 100),
        "exercise": exercise,
        "funder": funder,
        "status": status or None,
    }
