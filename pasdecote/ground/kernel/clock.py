"""The one clock. Tests hold it with time-machine; nothing else asks the system for the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

FRANCE = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date where the software is used."""
    return now().astimezone(FRANCE).date()
