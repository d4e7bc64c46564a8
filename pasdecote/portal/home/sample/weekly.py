"""The weeks around the story: notes assembled from pieces written by hand in `quotidien/`, by a draw that is
settled once for all. The same seed gives the same notes, so that loading again changes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from pasdecote.ground.facts.reading import from_mapping
from pasdecote.portal.home.sample.moments import Note, count, number, place

FOLDER = Path(__file__).with_name("quotidien")
RESTING = (date(2025, 4, 28), date(2025, 7, 8))
AUGUST = 8
HANDED_OVER = date(2026, 4, 1)
# Said of herself by a woman: Samir, who takes over, does not say it.
_HERS = re.compile(
    r"\b(rentrée|partie trop|attachée|raccompagnée|rejointe|présentée|corrigées|payées|lentes|cheffe)\b"
)
_SINCE = re.compile(r"^(\d{4})-(\d\d)> ")


@dataclass(frozen=True)
class Rhythm:
    """One kind of note that comes back: which pieces, which day of the week, how often, with what around."""

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


TILLEULS = (
    Rhythm(
        "laverie",
        "presence",
        "team",
        3,
        0.96,
        date(2024, 1, 4),
        where="laverie",
        minutes=(60, 150),
        people=(0, 12),
        themes=("housing",),
    ),
    Rhythm(
        "hall",
        "encounter",
        "team",
        1,
        0.97,
        date(2023, 10, 3),
        where="hall4",
        minutes=(10, 60),
        people=(1, 5),
        themes=("surroundings", "housing", "solidarity", "youth"),
    ),
    Rhythm(
        "hall",
        "encounter",
        "team",
        4,
        0.85,
        date(2023, 10, 6),
        where="hall2",
        people=(1, 4),
        themes=("solidarity", "ageing", "rights", "mobility"),
    ),
    Rhythm(
        "ailleurs",
        "encounter",
        "team",
        2,
        0.9,
        date(2023, 10, 4),
        minutes=(10, 120),
        people=(1, 6),
        themes=("surroundings", "children", "solidarity", "sport"),
    ),
    Rhythm(
        "reunion",
        "meeting",
        "collective",
        3,
        0.5,
        date(2024, 2, 29),
        where="local",
        minutes=(60, 130),
        people=(4, 13),
        themes=("housing", "citizenship"),
        role="decide",
        rests=True,
    ),
    Rhythm(
        "actions",
        "action_held",
        "collective",
        5,
        0.42,
        date(2024, 3, 2),
        where="place",
        minutes=(90, 210),
        people=(5, 19),
        themes=("housing", "solidarity", "culture"),
        role="co_organise",
        rests=True,
    ),
    Rhythm(
        "paroles", "statement", "collective", 2, 0.42, date(2024, 1, 10), themes=("housing", "citizenship")
    ),
    Rhythm("equipe", "learning", "team", 4, 0.38, date(2023, 11, 3), themes=("citizenship",)),
    Rhythm(
        "imprevus", "unexpected", "team", 0, 0.1, date(2024, 1, 8), where="hall4", themes=("surroundings",)
    ),
)
PASSERELLES = (
    Rhythm(
        "presence",
        "presence",
        "team",
        1,
        0.95,
        date(2026, 5, 13),
        where="parcelle",
        minutes=(20, 90),
        people=(0, 4),
        themes=("garden",),
    ),
    Rhythm(
        "presence",
        "presence",
        "team",
        4,
        0.95,
        date(2026, 5, 15),
        where="parcelle",
        minutes=(20, 60),
        people=(0, 3),
        themes=("garden", "surroundings"),
    ),
    Rhythm(
        "rencontre",
        "encounter",
        "collective",
        5,
        0.8,
        date(2026, 5, 23),
        where="parcelle",
        people=(2, 6),
        themes=("garden", "solidarity"),
    ),
    Rhythm("doutes", "learning", "team", 6, 0.6, date(2026, 5, 31), themes=("garden",)),
)


class _Deck:
    """Pieces drawn one after the other, each once before any comes back."""

    def __init__(self, pieces: list[str], draw: Random) -> None:
        self.pieces, self.draw, self.left, self.last = pieces, draw, list[str](), ""

    def next(self, day: date) -> str:
        """A piece that may be said that day: one marked « 2025-02> » not before that month."""
        if not self.left:
            self.left = self.draw.sample(self.pieces, len(self.pieces))
        fit = [piece for piece in self.left if _since(piece) <= day and piece != self.last]
        if not fit:
            fit = [piece for piece in self.pieces if _since(piece) <= day and piece != self.last]
            self.left = self.draw.sample(self.pieces, len(self.pieces))
        self.last = fit[0]
        self.left.remove(self.last)
        return _SINCE.sub("", self.last)


def weeks(group: str) -> Iterator[Note]:
    """The notes of ordinary days of this group, in an order that never changes."""
    name, rhythms = {"tilleuls": ("tilleuls", TILLEULS), "jardin": ("passerelles", PASSERELLES)}[group]
    words = _read("mots") | _read(name)
    draw = Random(f"pas de côté, {group}")
    decks = {key: _Deck(pieces, draw) for key, pieces in words.items()}
    said: set[str] = set()
    for rhythm in rhythms:
        for day in _days(rhythm, draw):
            happened = _sentences(rhythm, day, decks, draw)
            if happened and happened not in said:
                said.add(happened)
                yield _note(group, rhythm, day, happened, decks, draw)


def _days(rhythm: Rhythm, draw: Random) -> Iterator[date]:
    day = rhythm.since + timedelta(days=(rhythm.weekday - rhythm.since.weekday()) % 7)
    while day <= rhythm.until:
        resting = rhythm.rests and RESTING[0] <= day <= RESTING[1]
        often = rhythm.often * (0.35 if day.month == AUGUST else 1)
        if draw.random() < often and not resting:
            yield day
        day += timedelta(days=7)


def _sentences(rhythm: Rhythm, day: date, decks: dict[str, _Deck], draw: Random) -> str:
    """One piece, and now and then how it ended. A quotation stands alone, and comes once."""
    deck = decks[rhythm.pieces]
    if rhythm.kind == "statement":
        fit = [piece for piece in deck.pieces if _since(piece) <= day]
        if not fit:
            return ""
        piece = draw.choice(fit)
        deck.pieces.remove(piece)
        return _SINCE.sub("", piece)
    happened = _filled(deck.next(day), day, decks)
    return f"{happened} {decks['fins'].next(day)}" if draw.random() < 0.45 else happened


def _filled(piece: str, day: date, decks: dict[str, _Deck]) -> str:
    """The piece with somebody or something at each {place} left open; a capital asks for one."""

    def fill(found: re.Match[str]) -> str:
        word = decks[found[1].lower()].next(day)
        return word[0].upper() + word[1:] if found[1][0].isupper() else word

    return re.sub(r"\bà le ", "au ", re.sub(r"\bde le ", "du ", re.sub(r"\{(\w+)\}", fill, piece)))


def _note(
    group: str, rhythm: Rhythm, day: date, happened: str, decks: dict[str, _Deck], draw: Random
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
        told["duration_minutes"] = draw.randrange(rhythm.minutes[0], rhythm.minutes[1] + 1, 10)
    if rhythm.people[1]:
        told["counts"] = _counts(rhythm, draw)
    if rhythm.role and draw.random() < 0.3:
        told["next_step"] = decks["suites"].next(day)
    if rhythm.role and draw.random() < 0.2:
        told["difficulty"] = decks["difficultes"].next(day)
    return Note(number(group, who, day, rhythm.kind, happened), group, who, rhythm.circle, from_mapping(told))


def _counts(rhythm: Rhythm, draw: Random) -> list[dict[str, Any]]:
    few, many = rhythm.people
    present = draw.randint(few, many)
    how = "estimated" if rhythm.kind == "presence" and present > few + 4 else "counted"
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


def _read(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found
