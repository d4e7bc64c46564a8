"""Dates and periods as people write them in French."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from pasdecote.ground.facts.checking import EARLIEST, LATEST
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.values.unreadable import Unreadable, refuse_errors, shown

MONTHS = {
    name: rank
    for rank, names in enumerate(
        ("janvier janv jan", "fevrier fevr fev feb", "mars mar", "avril avr", "mai", "juin",
        "juillet juil jul",
         "aout aou", "septembre sept sep", "octobre oct", "novembre nov", "decembre dec"), start=1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_WEEKDAY = re.compile(
    r"^(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?) (?=\d)"
)
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_TIME_TAIL = re.compile(r"\s+(?:à\s*)?\d{1,2}(?::\d{2}(?::\d{2})?|\s?[hH]\d{0,2})$")
_WORDS = re.compile(rf"(\d{{1,2}})(?:er|e)? {_MONTH}(?: (\d{{4}}|\d{{2}}))?")
_MONTH_ONLY = re.compile(rf"{_MONTH}(?: (\d{{4}}|\d{{2}}))?")
_MONTH_NUMBER = re.compile(r"(\d{1,2})[/-](\d{4})")
_SPAN = re.compile(r"(?:du )?(.+?) (?:au|a|et) (.+)")
_DASH_SPAN = re.compile(r"(\d{1,2}/\d{1,2}(?:/\d{2,4})?)\s*(?:-|–|→|->)\s*(\d{1,2}/\d{1,2}(?:/\d{2,4})?)")
_SERIAL_START = date(1899, 12, 30)


class Span(NamedTuple):
    """A day, or a period from its first to its last day."""

    start: date
    end: date | None = None


def read_date(cell: object, year: int | None = None) -> Span | None:
    """The day or period of a cell; None when it is blank. `year` completes « 12 mars ».

    Reads date cells, Excel day numbers, ISO, 12/03/2024, 12/3/24, « 12 mars 2024 », « mars 2024 »,
    « du 12 au 14 mars 2024 ». Raises Unreadable.
    """
    if cell is None or cell == "":
        return None
    refuse_errors(cell)
    if isinstance(cell, datetime):
        return _believable(Span(cell.date()), cell)
    if isinstance(cell, date):
        return _believable(Span(cell), cell)
    if isinstance(cell, bool):
        raise _not_a_date(cell)
    if isinstance(cell, int | float):
        return _believable(Span(_serial(cell)), cell)
    if isinstance(cell, str):
        return _read_text(cell.strip(), year)
    raise _not_a_date(cell)


@lru_cache(maxsize=4096)
def _read_text(text: str, year: int | None) -> Span:
    span = (
        _iso(text)
        or _serial_text(text)
        or _slashed_span(text, year)
        or _single(text, year)
        or _span(text, year)
    )
    if span is None:
        raise _not_a_date(text)
    return _believable(span, text)


def _iso(text: str) -> Span | None:
    found = _ISO.fullmatch(text)
    return Span(_day(int(found[3]), int(found[2]), int(found[1]), text)) if found else None


def _serial_text(text: str) -> Span | None:
    """A day number of a spreadsheet that was saved as text."""
    return Span(_serial(int(text[:5]))) if re.fullmatch(r"[3-6]\d{4}(?:[.,]\d+)?", text, re.ASCII) else None


def _slashed_span(text: str, year: int | None) -> Span | None:
    found = _DASH_SPAN.fullmatch(text)
    return _between(found[1], found[2], year, text) if found else None


def _single(text: str, year: int | None) -> Span | None:
    """One day or one month, without looking for a span."""
    bare = _TIME_TAIL.sub("", text)
    words = _WEEKDAY.sub("", _folded(bare).removeprefix("le "))
    if found := _NUMERIC.fullmatch(_without_weekday(bare)):
        return Span(_day(int(found[1]), int(found[2]), _year(found[3], year, text), text))
    if found := _WORDS.fullmatch(words):
        return Span(_day(int(found[1]), MONTHS[found[2]], _year(found[3], year, text), text))
    if found := _MONTH_ONLY.fullmatch(words):
        return _whole_month(MONTHS[found[1]], _year(found[2], year, text))
    if (found := _MONTH_NUMBER.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return _whole_month(int(found[1]), int(found[2]))
    return None


def _span(text: str, year: int | None) -> Span | None:
    found = _SPAN.fullmatch(text.casefold().strip())
    return _between(found[1], found[2], year, text) if found else None


def _between(first: str, last: str, year: int | None, text: str) -> Span | None:
    """« 12 » and « 14 mars 2024 »: the first day borrows the month and year it lacks from the last."""
    end = _single(last.strip(), year)
    if end is None:
        return None
    final = end.end or end.start
    first = first.strip().removeprefix("du ").strip()
    if re.fullmatch(r"\d{1,2}(?:er)?", first):
        start = _day(int(first.removesuffix("er")), final.month, final.year, text)
    else:
        begun = _single(first, final.year)
        if begun is None:
            return None
        start = begun.start
    if start > final:
        raise Unreadable(f"« {shown(text)} » : la fin est avant le début.")
    return Span(start, final if final > start else None)


def _folded(text: str) -> str:
    return fold(text)


def _without_weekday(text: str) -> str:
    return re.sub(r"^(?:le\s+)?(?:[a-zA-Z]{3,8}\.?\s+)?(?=\d)", "", text)


def _year(told: str | None, default: int | None, text: str) -> int:
    if told is None:
        if default is None:
            raise Unreadable(
                f"« {shown(text)} » : il manque l’année. Dites de quelle année parle ce fichier."
            )
        return default
    return int(told) if len(told) == 4 else 2000 + int(told) if int(told) < 70 else 1900 + int(told)


def _day(day: int, month: int, year: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable(f"« {shown(text)} » : ce jour n’existe pas dans le calendrier.") from error


def _whole_month(month: int, year: int) -> Span:
    if not 1 <= year <= 9999:
        raise Unreadable(f"L’année {year} n’est pas possible.")
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _serial(number: float) -> date:
    """The day of a spreadsheet's day number, counted from 30 December 1899.

    Only those of 1990 to 2079: others are more likely mistakes than days.
    """
    if not 32_874 <= number < 65_746:
        raise _not_a_date(number)
    return _SERIAL_START + timedelta(days=int(number))


def _believable(span: Span, cell: object) -> Span:
    for day in span:
        if day is not None and not EARLIEST <= day < LATEST:
            raise Unreadable(f"« {shown(cell)} » : l’année {day.year} n’est pas possible, vérifiez-la.")
    return span


def _not_a_date(cell: object) -> Unreadable:
    return Unreadable(
        f"« {shown(cell)} » n’est pas une date que je sais lire. Écrivez par exemple 12/03/2025."
    )
