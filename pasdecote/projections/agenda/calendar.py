"""The agenda as a calendar that other programs read (RFC 5545). Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from pasdecote.ground.facts.owing import State
from pasdecote.ground.kernel.clock import FRANCE
from pasdecote.projections.agenda.projection import Item

ZONE = "Europe/Paris"
# A calendar needs an end. Nobody told one: an hour, as calendars themselves propose.
AN_HOUR = timedelta(hours=1)
AGAIN_AFTER = timedelta(hours=6)
LONGEST_LINE = 300


def to_calendar(
    items: Iterable[Item], *, name: str, label: Callable[[Item], str], address: Callable[[Item], str]
) -> bytes:
    """The feed of these lines. `label` says a line in words, `address` gives its page or nothing.

    Same lines, same bytes: the stamp of an event is when it was last told, not the moment of asking. The
    identifier of an event is its note's: one that moves to another day stays itself.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Pas de côté//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    lines = list(items)
    if any(_hour(item.at) for item in lines):
        calendar.add_component(_paris())
    for item in lines:
        calendar.add_component(_event(item, label(item), address(item)))
    return bytes(calendar.to_ical())


def _event(item: Item, summary: str, address: str) -> Event:
    event = Event()
    event.add("uid", f"{item.fact}-{item.rank}@pasdecote")
    event.add("dtstamp", item.stamp.replace(microsecond=0))
    event.add("last-modified", item.stamp.replace(microsecond=0))
    event.add("summary", summary[:LONGEST_LINE])
    event.add("status", "CANCELLED" if item.state is State.CANCELLED else "CONFIRMED")
    if address:
        event.add("url", address)
    if item.place:
        event.add("location", item.place[:LONGEST_LINE])
    hour = _hour(item.at)
    if hour is None:
        event.add("dtstart", item.on)
        event.add("transp", "TRANSPARENT")
    else:
        start = datetime.combine(item.on, hour)
        length = timedelta(minutes=item.minutes) if item.minutes else AN_HOUR
        event.add("dtstart", start.replace(tzinfo=FRANCE))
        event.add("dtend", (start + length).replace(tzinfo=FRANCE))
    return event


def _hour(at: str) -> time | None:
    """The hour of "18:30"; None when none was told, or not as an hour."""
    try:
        return time.fromisoformat(at).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _paris() -> Timezone:
    """The hours of Europe/Paris since 1996: last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    rules = (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, summer, 3),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), summer, winter, 10),
    )
    for part, name, since, before, after, month in rules:
        part.add("tzname", name)
        part.add("dtstart", since)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
