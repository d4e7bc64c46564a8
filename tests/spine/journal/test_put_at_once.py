"""Fifty phones, or one that stammers: the same note fifty times at once is one version."""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.models import IndexedText
from pasdecote.spine.journal.models import Entry
from tests.cast import build_cast
from tests.factories import a_note

AT_ONCE = 50
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(client: Client, id: object, body_of: Callable[[int], dict]) -> list[tuple[int, bytes]]:
    """The answers to as many requests sent together, each from a connection of its own."""
    start = Barrier(AT_ONCE)
    cookies = client.cookies

    def send(rank: int) -> tuple[int, bytes]:
        own = Client()
        own.cookies = cookies
        try:
            start.wait(20)
            answer = own.put(f"/carnet/{id}", json.dumps(body_of(rank)), content_type="application/json")
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(send, range(AT_ONCE)))


def body(words: str = "On s’est vus", **fields: object) -> dict:
    content = {"kind": "encounter", "happened_on": "2026-03-03", "happened": words}
    return {"anchor": {"collective": "les-tilleuls"}, "circle": "me", "content": content} | fields


@pytest.fixture
def everybody():
    return build_cast()


@pytest.fixture
def phone(everybody, client):
    client.force_login(everybody.nadia)
    return client


def test_one_note_sent_fifty_times_at_once_is_one_version_and_fifty_equal_receipts(phone):
    answers = at_once(phone, uuid7(), lambda rank: body())
    assert Counter(status for status, _receipt in answers) == {200: AT_ONCE}
    assert len({receipt for _status, receipt in answers}) == 1
    assert (Entry.objects.count(), IndexedText.objects.count()) == (1, 1)


def test_one_correction_sent_fifty_times_at_once_is_one_version(everybody, phone):
    note = a_note(everybody.nadia, everybody.tilleuls, "Huit")
    answers = at_once(phone, uuid7(), lambda rank: body("Neuf", replaces=[str(note.pk)]))
    assert Counter(status for status, _receipt in answers) == {200: AT_ONCE}
    assert len({receipt for _status, receipt in answers}) == 1
    assert Entry.objects.filter(fact=note.pk).count() == 2


def test_fifty_different_notes_under_one_identifier_keep_one_and_refuse_the_others(phone):
    answers = at_once(phone, uuid7(), lambda rank: body(f"Version {rank}"))
    assert Counter(status for status, _receipt in answers) == {200: 1, 409: AT_ONCE - 1}
    assert Entry.objects.count() == 1
