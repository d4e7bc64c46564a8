"""What changed between two texts, sentence by sentence. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class What(StrEnum):
    """What became of some sentences."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that follow each other and had the same fate."""

    what: What
    sentences: tuple[str, ...]


_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, without the spaces around them."""
    return [" ".join(part.split()) for part in _END.split(text) if part.strip()]


def changes(before: str, after: str) -> list[Change]:
    """From one text to the other, in the order in which both are read: what went comes before what took its
    place. Both empty, there is nothing."""
    old, new = sentences(before), sentences(after)
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Change(What.KEPT, tuple(old[a:b])))
            continue
        if b > a:
            found.append(Change(What.REMOVED, tuple(old[a:b])))
        if d > c:
            found.append(Change(What.ADDED, tuple(new[c:d])))
    return found


def differ(found: list[Change]) -> bool:
    """Whether anything was added or removed."""
    return any(change.what is not What.KEPT for change in found)
