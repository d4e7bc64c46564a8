"""Durations as people write them: « 2 h », « 1h30 », « 45 min », « 1,5 ». Pure."""

import re

MOST_MINUTES = 366 * 24 * 60
_CLOCK = re.compile(r"^(?P<hours>\d{1,5})\s*(?:h|heures?|:)\s*(?P<minutes>\d{1,2})?\s*(?:min|minutes?|mn)?$")
_MINUTES = re.compile(r"^(?P<minutes>\d{1,6})\s*(?:min|minutes?|mn|')$")
_HOURS = re.compile(r"^(?P<hours>\d{1,5}(?:[.,]\d{1,2})?)\s*(?:h|heures?|hours?)?$")


def read_duration(text: str) -> int:
    """The minutes that a text says; a number alone is hours. Raises ValueError when it says none."""
    words = " ".join(text.casefold().split())
    if found := _MINUTES.match(words):
        return _possible(int(found["minutes"]))
    if found := _CLOCK.match(words):
        minutes = int(found["minutes"] or 0)
        if minutes > 59:
            raise ValueError(text)
        return _possible(int(found["hours"]) * 60 + minutes)
    if found := _HOURS.match(words):
        return _possible(round(float(found["hours"].replace(",", ".")) * 60))
    raise ValueError(text)


def duration_in_words(minutes: int) -> str:
    """Minutes as one says them, without a line break inside: 45 gives "45 min", 90 "1 h 30", 120 "2 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h\u00a0{rest:02d}" if rest else f"{hours}\u00a0h"


def _possible(minutes: int) -> int:
    if minutes > MOST_MINUTES:
        raise ValueError(minutes)
    return minutes
