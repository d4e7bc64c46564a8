"""The weeks around the story: notes assembled from pieces written by hand in `quotidien/`, by a draw that is
settled once for all. The same seed gives the same notes, so that loading again changes nothing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import yaml

from pasdecote.ground.facts.reading import from_mapping
from pasdecote.portal.home.sample.moments import Note, count, number, place

FOLDER = Path(__file__).with_name("quotidien")
PIECES = {"tilleuls": "tilleuls", "jardin": "passerelles"}
RESTING = (date(2025, 4, 28), date(2025, 7, 8))
AUGUST = 8
HANDED_OVER = date(2026, 4, 1)
# Said of herself by a woman: Samir, who takes over, does not say it.
_HERS = re.compile(
    r"\b(rentrée|partie trop|attachée|raccompagnée|rejointe|présentée|corrigées|payées|lentes|cheffe)\b"
)
_SINCE = re.compile(r"^(\d{4})-(\d\d)> ")


class Rhythm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of note that comes back: which pieces, which day of the week, how often, with what around.

    `rests`: it stops while the group rests. `ends`: the pieces that say how it ended. `once`: no piece twice.
    """

    pieces: str
    kind: str
    circle: str
    weekday: int
    often: float
    since: date
    until: date = date(2026, 11, 19)
    where: str = ""
    minutes: tuple[int, int] = (0, 0)
    people: tuple[int, int] = (0, 0)
    themes: tuple[str, ...] = ()
    role: str | None = None
    rests: bool = False
    ends: str = ""
    once: bool = False


class _Deck:
    """Pieces drawn one after the other, each once before any comes back, and not two close together."""

    def __init__(self, pieces: list[str], draw: Random) -> None:
        self.draw, self.left, self.said = draw, draw.sample(pieces, len(pieces)), list[str]()

    def next(self, day: date) -> str:
        """A piece that may be said that day: one marked « 2025-02> » not before that month."""
        fit = next((piece for piece in self.left if _since(piece) <= day), "")
        if not fit:
            half = len(self.said) // 2
            early, late = self.said[:half], self.said[half:]
            self.left += self.draw.sample(early, len(early)) + self.draw.sample(late, len(late))
            self.said.clear()
            fit = next(piece for piece in self.left if _since(piece) <= day)
        self.left.remove(fit)
        self.said.append(fit)
        return _SINCE.sub("", fit)

    def once(self, day: date) -> str:
        """A piece that does not come back; "" when none is left that may be said that day."""
        fit = next((piece for piece in self.left if _since(piece) <= day), "")
        if fit:
            self.left.remove(fit)
        return _SINCE.sub("", fit)


def weeks(group: str) -> Iterator[Note]:
    """The notes of ordinary days of this group, in an order that never changes."""
    rhythms = msgspec.convert(_read("rythmes")[group], list[Rhythm])
    words = _read("mots") | _read(PIECES[group])
    draw = Random(f"pas de côté, {group}")
    decks = {key: _Deck(pieces, draw) for key, pieces in words.items()}
    said: set[str] = set()
    plan = [(day, rank) for rank, rhythm in enumerate(rhythms) for day in _days(rhythm, draw)]
    for day, rank in sorted(plan):
        rhythm = rhythms[rank]
        piece = decks[rhythm.pieces].once(day) if rhythm.once else decks[rhythm.pieces].next(day)
        happened = _sentences(piece, rhythm, day, decks, draw)
        if happened and happened not in said:
            said.add(happened)
            yield _note(group, rhythm, day, piece, happened, decks, draw)


def _days(rhythm: Rhythm, draw: Random) -> Iterator[date]:
    day = rhythm.since + timedelta(days=(rhythm.weekday - rhythm.since.weekday()) % 7)
    while day <= rhythm.until:
        resting = rhythm.rests and RESTING[0] <= day <= RESTING[1]
        often = rhythm.often * (0.35 if day.month == AUGUST else 1)
        if draw.random() < often and not resting:
            yield day
        day += timedelta(days=7)


def _sentences(piece: str, rhythm: Rhythm, day: date, decks: dict[str, _Deck], draw: Random) -> str:
    """One piece, and now and then how it ended."""
    happened = _filled(piece, day, decks)
    ends = rhythm.ends in decks and draw.random() < 0.33
    return f"{happened} {decks[rhythm.ends].next(day)}" if ends else happened


def _filled(piece: str, day: date, decks: dict[str, _Deck]) -> str:
    """The piece with somebody or something at each {place} left open; a capital asks for one."""

    def fill(found: re.Match[str]) -> str:
        word = decks[found[1].lower()].next(day)
        return word[0].upper() + word[1:] if found[1][0].isupper() else word

    return re.sub(r"\bà le ", "au ", re.sub(r"\bde le ", "du ", re.sub(r"\{(\w+)\}", fill, piece)))


def _note(
    group: str,
    rhythm: Rhythm,
    day: date,
    piece: str,
    happened: str,
    decks: dict[str, _Deck],
    draw: Random,
) -> Note:
    who = _teller(group, day, happened, draw)
    told: dict[str, Any] = {
        "kind": rhythm.kind,
        "happened_on": day,
        "happened": happened,
        "themes": [draw.choice(rhythm.themes)],
        "place": place(rhythm.where),
        "members_role": rhythm.role,
    }
    if rhythm.minutes[1]:
        told["duration_minutes"] = _minutes(rhythm, happened, draw)
    if rhythm.people[1]:
        told["counts"] = _counts(rhythm, piece, draw)
    if rhythm.role and draw.random() < 0.3:
        told["next_step"] = decks["suites"].next(day)
    if rhythm.role and draw.random() < 0.2:
        told["difficulty"] = decks["difficultes"].next(day)
    return Note(number(group, who, day, rhythm.kind, happened), group, who, rhythm.circle, from_mapping(told))


def _minutes(rhythm: Rhythm, happened: str, draw: Random) -> int:
    """How long, in tens of minutes; what the words say first."""
    drawn = draw.randrange(rhythm.minutes[0], rhythm.minutes[1] + 1, 10)
    said = {"Deux heures": 120, "Une heure": 60}
    return next((minutes for words, minutes in said.items() if happened.startswith(words)), drawn)


def _counts(rhythm: Rhythm, piece: str, draw: Random) -> list[dict[str, Any]]:
    """How many came: nobody when the words say so, and never fewer than they name."""
    few, many = rhythm.people
    slots = re.findall(r"\{(elle|lui|eux)\}", piece.lower())
    named = sum(4 if slot == "eux" else 1 for slot in slots)
    few, many = max(few, named), max(many, named + 1)
    present = draw.randint(few, many)
    if piece.startswith(("Personne", "Passée voir")):
        present = 0
    how = "estimated" if rhythm.kind == "presence" and present > 5 else "counted"
    found = [count(present, how=how)]
    if rhythm.role and draw.random() < 0.4:
        found.append(count(draw.choice((0, 0, 1, 1, 2)), unit="people", measure="new"))
    return found


def _teller(group: str, day: date, happened: str, draw: Random) -> str:
    if group == "jardin":
        return "nadia"
    other = "nadia" if day < HANDED_OVER else "samir"
    who = draw.choice(("helene", other))
    return "helene" if who == "samir" and _HERS.search(happened) else who


def _since(piece: str) -> date:
    marked = _SINCE.match(piece)
    return date(int(marked[1]), int(marked[2]), 1) if marked else date.min


def _read(name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found
