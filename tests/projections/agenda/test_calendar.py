"""The feed that other calendars read, against RFC 5545."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest

from pasdecote.ground.facts.owing import Expected, State
from pasdecote.projections.agenda.calendar import to_calendar
from pasdecote.projections.agenda.projection import Item

PARIS = ZoneInfo("Europe/Paris")
STAMP = datetime(2026, 11, 1, 9, 30, 15, 123456, tzinfo=UTC)


def an_item(**more):
    given = {
        "fact": UUID(int=7),
        "rank": 0,
        "on": date(2026, 12, 3),
        "what": Expected.SESSION,
        "state": State.OPEN,
        "stamp": STAMP,
        "title": "Atelier",
    }
    return Item(**{**given, **more})


def written(*items, label=lambda item: item.title, address=lambda item: ""):
    return to_calendar(items, name="Agenda · Les Tilleuls", label=label, address=address)


def events(*items, **more):
    return icalendar.Calendar.from_ical(written(*items, **more)).walk("VEVENT")


def test_the_same_lines_give_the_same_bytes():
    assert written(an_item()) == written(an_item())


def test_every_line_ends_as_it_must_and_is_at_most_75_octets():
    text = written(an_item(title="Été à l’œuvre, « ; virgules » et \\ " * 20, at="18:30"))
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    text.decode()


def test_words_come_back_as_they_were():
    words = "Lire, relire ; « écouter » \\ et décider\nensemble"
    (event,) = events(an_item(title=words, place="Salle; Mirabeau, 1er étage"))
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (words, "Salle; Mirabeau, 1er étage")


def test_words_cannot_add_a_line_of_their_own():
    text = written(an_item(title="Atelier\r\nATTENDEE:mailto:x@example.org", place="\r\nBEGIN:VALARM"))
    lines = text.replace(b"\r\n ", b"").split(b"\r\n")
    assert not [line for line in lines if line.startswith((b"ATTENDEE", b"BEGIN:VALARM"))]


def test_a_whole_day_is_a_date_that_leaves_people_free():
    (event,) = events(an_item(what=Expected.REPORT))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (event["DTSTART"].dt, event["TRANSP"], "DTEND" in event) == (
        date(2026, 12, 3),
        "TRANSPARENT",
        False,
    )


@pytest.mark.parametrize(("on", "offset"), [(date(2026, 12, 3), 1), (date(2026, 7, 14), 2)])
def test_an_hour_is_that_of_paris_summer_and_winter(on, offset):
    (event,) = events(an_item(on=on, at="18:30"))
    start = event["DTSTART"].dt
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert (start.time(), start.utcoffset()) == (time(18, 30), timedelta(hours=offset))
    assert event["DTEND"].dt - start == timedelta(hours=1)


@pytest.mark.parametrize("year", [2026, 2031])
def test_the_zone_written_in_the_file_is_that_of_paris(year):
    calendar = icalendar.Calendar.from_ical(written(an_item(at="18:30")))
    (zone,) = calendar.walk("VTIMEZONE")
    ours = zone.to_tz(lookup_tzid=False)
    for month in range(1, 13):
        for day in (1, 15, 28):
            moment = datetime(year, month, day, 12)
            assert moment.replace(tzinfo=ours).utcoffset() == moment.replace(tzinfo=PARIS).utcoffset()


def test_a_told_duration_gives_the_end():
    (event,) = events(an_item(at="18:30", minutes=150))
    assert event["DTEND"].dt.time() == time(21, 0)


@pytest.mark.parametrize("at", ["", "vers 18 h", "25:00"])
def test_an_hour_that_is_none_gives_a_whole_day(at):
    (event,) = events(an_item(at=at))
    assert event["DTSTART"].dt == date(2026, 12, 3)


def test_a_session_moved_to_another_day_stays_the_same_event():
    (before,), (after,) = events(an_item()), events(an_item(on=date(2026, 12, 10)))
    assert before["UID"] == after["UID"]


def test_two_dues_of_one_note_are_two_events():
    first, second = events(an_item(), an_item(rank=1))
    assert first["UID"] != second["UID"]


def test_what_was_called_off_says_so():
    (off,), (on,) = events(an_item(state=State.CANCELLED)), events(an_item())
    assert (off["STATUS"], on["STATUS"]) == ("CANCELLED", "CONFIRMED")


def test_the_stamp_is_when_it_was_told_in_utc():
    text = written(an_item())
    assert b"DTSTAMP:20261101T093015Z" in text
    assert b"LAST-MODIFIED:20261101T093015Z" in text


def test_what_every_reader_requires_is_there():
    text = written(an_item(at="18:30"), address=lambda item: "https://example.org/notes/7/")
    calendar = icalendar.Calendar.from_ical(text)
    assert (calendar["VERSION"], calendar["CALSCALE"], str(calendar["X-WR-CALNAME"])) == (
        "2.0",
        "GREGORIAN",
        "Agenda · Les Tilleuls",
    )
    assert "PRODID" in calendar
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text
    assert b"URL:https://example.org/notes/7/" in text.replace(b"\r\n ", b"")
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event.errors == []


def test_an_empty_agenda_is_a_calendar_without_zone():
    calendar = icalendar.Calendar.from_ical(written())
    assert calendar.walk("VEVENT") == calendar.walk("VTIMEZONE") == []
