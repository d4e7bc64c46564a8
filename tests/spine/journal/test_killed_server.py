"""A real server that dies, is cut off, or is asked fifty times at once: one row, and its receipt."""

import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Entry, Receipt
from tests.cast import build_cast
from tests.project.served import served
from tests.spine.journal.sending import body

AT_ONCE = 50
TOKEN = "t" * 32
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cookie():
    client = Client()
    client.force_login(build_cast().nadia)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"


def send(port: int, cookie: str, id: object, fault: str = "") -> tuple[int, bytes] | None:
    """The status and the body of the answer; None when the line broke before its end."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers: dict[str, Any] = {"Content-Type": "application/json", "X-CSRFToken": TOKEN, "Cookie": cookie}
    headers |= {"X-Test-Fault": fault} if fault else {}
    try:
        line.request("PUT", f"/carnet/{id}", json.dumps(body()), headers)
        answer = line.getresponse()
        return answer.status, answer.read()
    except (http.client.HTTPException, ConnectionError):
        return None
    finally:
        line.close()


def again(port: int, cookie: str, id: object) -> tuple[int, bytes]:
    """Send as a phone does: again, until there is an answer."""
    for _attempt in range(200):
        if answer := send(port, cookie, id):
            return answer
    raise AssertionError("The server does not come back.")


def test_a_server_killed_between_the_commit_and_the_answer_gives_the_receipt_afterwards(cookie):
    with served() as port:
        for fault, seen in (("die", None), ("half", None), ("lost", 502)):
            id = uuid7()
            answer = send(port, cookie, id, fault)
            assert (answer and answer[0]) == seen
            assert Entry.objects.filter(pk=id).count() == 1
            status, said = again(port, cookie, id)
            assert (status, json.loads(said)["id"]) == (200, str(id))
            assert (Entry.objects.filter(pk=id).count(), Receipt.objects.filter(item=id).count()) == (1, 1)


def test_one_note_sent_fifty_times_at_once_to_a_real_server_is_one_row_and_fifty_equal_answers(cookie):
    id, start = uuid7(), Barrier(AT_ONCE)

    def one(_rank: int) -> tuple[int, bytes] | None:
        start.wait(60)
        return send(port, cookie, id)

    with served() as port, ThreadPoolExecutor(AT_ONCE) as pool:
        answers = set(pool.map(one, range(AT_ONCE)))
    assert len(answers) == 1
    assert [answer and answer[0] for answer in answers] == [200]
    assert (Entry.objects.count(), Receipt.objects.count()) == (1, 1)
