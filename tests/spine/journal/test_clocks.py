"""Phones whose clock is off by years: what they say is kept as told, beside the server's own time."""

from datetime import datetime

import pytest
from django.utils.dateparse import parse_datetime

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.models import Entry
from tests.spine.journal.sending import body, correction, put


@pytest.fixture
def phone(cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.mark.parametrize("said", ["1970-01-01T00:00:07Z", "2099-12-31T23:59:00+01:00", "1999-05-04T10:00:00"])
def test_the_time_told_is_kept_beside_that_of_the_server(phone, said):
    before = clock.now()
    answer = put(phone, uuid7(), body(told_at=said))
    entry = Entry.objects.get()
    told = datetime.fromisoformat(said)
    assert answer.status_code == 200
    assert entry.told_at == (told if told.tzinfo else told.replace(tzinfo=entry.told_at.tzinfo))
    assert before <= entry.received_at <= clock.now()
    assert parse_datetime(answer.json()["received_at"]) == entry.received_at


def test_notes_are_listed_by_the_day_they_tell_however_far(cast, phone):
    days = ["2099-01-01", "1970-01-02", "2026-03-03"]
    for day in days:
        content = body()["content"] | {"happened_on": day}
        assert put(phone, uuid7(), body(content=content, circle="collective")).status_code == 200
    standing = standing_of(cast.helene)
    cards = reading.thread(standing, cast.tilleuls, reading.Wanted()).cards
    assert [card.iso for card in cards] == sorted(days, reverse=True)
    assert phone.get("/collectifs/les-tilleuls/fil/").status_code == 200


def test_a_history_follows_what_replaces_what_then_the_time_told(cast, phone):
    first, late, early = uuid7(), uuid7(), uuid7()
    put(phone, first, body("Huit", circle="collective", told_at="2099-01-01T00:00:00Z"))
    put(phone, late, correction(first, "Neuf", told_at="2026-03-04T00:00:00Z"))
    put(phone, early, correction(first, "Dix", told_at="1970-01-01T00:00:00Z"))
    found = reading.note(standing_of(cast.nadia), first)
    assert [entry.pk for entry in found.in_order] == [first, early, late]


def test_a_correction_does_not_replace_everything_at_once(phone):
    answer = put(phone, uuid7(), correction(uuid7(), "Neuf", replaces=[str(uuid7()) for _each in range(101)]))
    assert (answer.status_code, answer.json()["field"]) == (400, "replaces")
