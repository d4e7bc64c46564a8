"""Money, in cents, and durations, in minutes."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from pasdecote.ground.facts.checking import LARGEST_CENTS, MINUTES_A_YEAR
from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.values.unreadable import Unreadable, refuse_errors, shown

_SPACES = re.compile(r"[\s   ]")
_EURO = re.compile(r"(?:€|euros?|eur|ttc)", re.IGNORECASE)
_NOTHING = frozenset({"-", "–", "—", "/", "nc", "n c", "neant", "?"})
_HOURS = re.compile(r"(\d{1,4})\s*(?:h|heures?|:)\s*(\d{1,2})?\s*(?:min|mn|m)?(?::\d{2})?", re.IGNORECASE)
_DECIMAL_HOURS = re.compile(r"(\d{1,4}[.,]\d{1,4})\s*(?:h|heures?)?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,6})\s*(?:min(?:ute)?s?\.?|mn|m|')", re.IGNORECASE)
_TIMES = re.compile(
    r"(\d{1,3})\s*(?:x|×|\*|fois|bénévoles?\s*(?:x|×)?|benevoles?\s*(?:x|×)?)\s*(.+)", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?::\d{2})?", re.IGNORECASE)
_NAMED_TIMES = {"midi": time(12), "minuit": time(0)}
_RANGE = re.compile(r"(?:de\s+)?(.+?)\s*(?:-|–|à|a|→|/)\s*(.+)", re.IGNORECASE)
_NAMED_DURATIONS = {
    "demi journee": 210, "une demi journee": 210, "matinee": 210, "apres midi": 210, "journee": 420,
    "une journee": 420, "la journee": 420, "1 journee": 420, "une heure": 60, "deux heures": 120,
    "une demi heure": 30, "demi heure": 30,
}  # fmt: skip


class Duration(NamedTuple):
    """Minutes, all people added up, and the number of people when the cell told it (« 3 x 2 h »)."""

    minutes: int
    people: int | None = None
    estimated: bool = False


def read_money(cell: object) -> int | None:
    """Euro cents, from 1234.5 or « 1 234,50 € »; None for a blank or a dash. Raises Unreadable, also below
    zero."""
    if cell is None or cell == "":
        return None
    refuse_errors(cell)
    if isinstance(cell, bool | date | time | timedelta):
        raise _not_money(cell)
    if isinstance(cell, str) and (fold(cell) in _NOTHING or cell.strip() in _NOTHING):
        return None
    cents = _cents(cell)
    if cents < 0:
        raise Unreadable(
            f"« {shown(cell)} » : un montant ne peut pas être négatif. Un avoir s’écrit en recette, "
            "sans le signe moins."
        )
    if cents > LARGEST_CENTS:
        raise Unreadable(f"« {shown(cell)} » : ce montant est trop grand.")
    return cents


def _cents(cell: object) -> int:
    text = _EURO.sub("", str(cell)) if isinstance(cell, str) else repr(cell)
    plain = _plain_number(_SPACES.sub("", text).replace("−", "-"))
    try:
        amount = Decimal(plain)
        return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise _not_money(cell) from error


def _plain_number(text: str) -> str:
    """« 1.234,50 » and « 1,234.50 » both give 1234.50: the last sign is the decimal one."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point:
        return text.replace(".", "").replace(",", ".")
    if point > comma >= 0:
        return text.replace(",", "")
    return text if text.count(".") <= 1 else text.replace(".", "")


def _not_money(cell: object) -> Unreadable:
    return Unreadable(
        f"« {shown(cell)} » n’est pas un montant que je sais lire. Écrivez par exemple 1 234,50."
    )


def read_duration(cell: object) -> Duration | None:
    """Minutes, from 1.5 (hours), a time cell, « 1h30 », « 1,5 h », « 90 min », « 3 x 2 h »; None when blank.

    A bare number up to 24 is hours; above, minutes. Raises Unreadable.
    """
    if cell is None or cell == "":
        return None
    refuse_errors(cell)
    duration = _duration_of(cell)
    if duration is not None and not 0 <= duration.minutes <= MINUTES_A_YEAR:
        raise Unreadable(f"« {shown(cell)} » : cette durée n’est pas possible.")
    return duration


def read_hours(cell: object) -> Duration | None:
    """As `read_duration`, but a bare number is always hours, as in a column of volunteer hours."""
    if isinstance(cell, str) and re.fullmatch(r"\d{1,5}(?:[.,]\d+)?", cell.strip()):
        cell = float(cell.strip().replace(",", "."))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not 0 <= cell * 60 <= MINUTES_A_YEAR:
            raise Unreadable(f"« {shown(cell)} » : ce nombre d’heures n’est pas possible.")
        return Duration(round(cell * 60))
    return read_duration(cell)


def _duration_of(cell: object) -> Duration | None:
    if isinstance(cell, timedelta):
        return Duration(round(cell.total_seconds() / 60))
    if isinstance(cell, time):
        return Duration(cell.hour * 60 + cell.minute)
    if isinstance(cell, datetime) and cell.year < 1901:  # a duration beyond 24 h, as Excel stores it
        return Duration(round((cell - datetime(1899, 12, 30)).total_seconds() / 60))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Duration(_bare_number(float(cell), cell))
    return _duration_text(cell.strip()) if isinstance(cell, str) else _not_a_duration(cell)


@lru_cache(maxsize=4096)
def _duration_text(text: str) -> Duration | None:
    if fold(text) in _NOTHING or text in _NOTHING:
        return None
    estimated = bool(re.match(r"(?:environ|env\.?|~|≈)\s*", text, re.IGNORECASE))
    text = re.sub(r"^(?:environ|env\.?|~|≈)\s*", "", text, flags=re.IGNORECASE)
    if found := _TIMES.fullmatch(text):
        each = _duration_text(found[2].strip())
        if each is not None:
            return Duration(int(found[1]) * each.minutes, int(found[1]), estimated or each.estimated)
    if fold(text) in _NAMED_DURATIONS:
        return Duration(_NAMED_DURATIONS[fold(text)], None, True)
    return Duration(_minutes(text), None, estimated)


def _minutes(text: str) -> int:
    if found := _DECIMAL_HOURS.fullmatch(text):
        return round(float(found[1].replace(",", ".")) * 60)
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    if re.fullmatch(r"\d{1,6}", text):
        return _bare_number(float(text), text)
    raise Unreadable(
        f"« {shown(text)} » n’est pas une durée que je sais lire. Écrivez par exemple 1h30 ou 90 min."
    )


def _bare_number(number: float, cell: object) -> int:
    if number != number or number < 0 or number > MINUTES_A_YEAR:
        raise Unreadable(f"« {shown(cell)} » : cette durée n’est pas possible.")
    return round(number * 60) if number <= 24 else round(number)


def _not_a_duration(cell: object) -> Duration:
    raise Unreadable(f"« {shown(cell)} » n’est pas une durée. Écrivez par exemple 1h30 ou 90 min.")


def read_clock(cell: object) -> time | None:
    """A time of day, from a time cell, « 18h30 », « 18:30 », « midi », a fraction of a day; None when
    blank."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, float) and 0 <= cell < 1:
        return time(round(cell * 1440) // 60 % 24, round(cell * 1440) % 60)
    if isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell < 24:
        return time(cell)
    text = str(cell).strip()
    found = _CLOCK.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    if fold(text) in _NAMED_TIMES:
        return _NAMED_TIMES[fold(text)]
    raise Unreadable(f"« {shown(cell)} » n’est pas une heure que je sais lire. Écrivez par exemple 18h30.")


def read_times(cell: object) -> tuple[time, time | None] | None:
    """When it began and ended, from « 14h-16h30 » or « 14h »; None when blank. Raises Unreadable."""
    if cell is None or cell == "":
        return None
    found = _RANGE.fullmatch(str(cell).strip()) if isinstance(cell, str) else None
    if found is None:
        begun = read_clock(cell)
        return (begun, None) if begun else None
    start, end = read_clock(found[1] if not found[1].isdigit() else found[1] + "h"), read_clock(found[2])
    return (start, end) if start else None
