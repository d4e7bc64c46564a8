"""Pasted messages told apart: day, hour and author, in the shapes that telephones export. Pure."""

import re
from dataclasses import dataclass
from datetime import date

MOST = 200
_DAY = r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})|(?P<iso>\d{4}-\d\d-\d\d)"
_HOUR = r"(?P<hour>\d{1,2}[:h]\d\d)(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
_HEAD = re.compile(
    rf"^\s*\[?(?:{_DAY})(?:,|\sà|\s-)?\s+{_HOUR}\s*(?:\]|\s[-–:]|\s)\s*(?P<rest>.*)$", re.IGNORECASE
)
_AUTHOR = re.compile(r"^(?P<author>[^:\n]{1,60}?)\s?:\s+(?P<words>.*)$", re.DOTALL)
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NOTHING = re.compile(
    r"^<?(?:médias? omis|media omitted|image absente|photo absente|vidéo absente|audio omis|"
    r"(?:ce message a été|vous avez) supprimé.*|this message was deleted.*|pièce jointe.*)>?\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its words, its day (None when it was not said), its hour and author ("" when not said)."""

    words: str
    on: date | None = None
    at: str = ""
    author: str = ""


def messages_of(text: str) -> list[Message]:
    """The messages of a pasted text, in its order, 200 at most. A text in none of the known shapes is one
    message. What a telephone says itself (« Médias omis », a group created) is left out."""
    heads: list[tuple[Message, list[str]]] = []
    dated = False
    for line in _INVISIBLE.sub("", text.replace("\u202f", " ").replace("\u00a0", " ")).splitlines():
        if (begun := _begun(line)) is not None:
            dated = True
            heads.append(begun)
        elif heads:
            heads[-1][1].append(line)
        elif line.strip():
            heads.append((Message(""), [line]))
    found = [_whole(head, lines) for head, lines in heads]
    said = [one for one in found if one.words and not _NOTHING.match(one.words)]
    return [one for one in said if one.author or one.on is None or not dated][:MOST]


def _begun(line: str) -> tuple[Message, list[str]] | None:
    """The head of a message and its first words; None for a line that begins none."""
    head = _HEAD.match(line)
    day = _day(head) if head else None
    if head is None or day is None:
        return None
    said = _AUTHOR.match(head["rest"])
    author, words = (said["author"].strip(), said["words"]) if said else ("", head["rest"])
    return Message("", day, head["hour"].replace("h", ":"), author), [words]


def _whole(head: Message, lines: list[str]) -> Message:
    return Message("\n".join(lines).strip(), head.on, head.at, head.author)


def _day(head: re.Match[str]) -> date | None:
    try:
        if head["iso"]:
            return date.fromisoformat(head["iso"])
        year = int(head["year"])
        return date(year + 2000 if year < 100 else year, int(head["month"]), int(head["day"]))
    except ValueError:
        return None
