"""Over a running server: a very heavy sending is refused before it is received, and no word widens a page."""

import socket
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, build_cast
from tests.factories import a_note

pytestmark = pytest.mark.django_db(transaction=True)
HEAVY = 500 * 1024 * 1024
WIDE = {
    "one long word": "x" * 3000,
    "one long address": "https://exemple.test/" + "a" * 500,
    "emoji": "🏴‍☠️" * 200,
    "right to left": "\u202eاجتماع" * 60,
    "no break": "les\u00a0voisins\u00a0" * 60,
}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def test_five_hundred_megabytes_are_refused_in_french_before_they_are_sent(
    cast: Cast, live_server: Any
) -> None:
    with socket.create_connection((live_server.thread.host, live_server.thread.port), timeout=10) as line:
        line.sendall(
            b"POST /compte/connexion/ HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: multipart/form-data; boundary=B\r\nContent-Length: %d\r\n\r\n--B\r\n" % HEAVY
        )
        answer = line.makefile("rb").readline()
        assert b" 413 " in answer
    assert Client().get("/sante/").status_code == 200


@pytest.mark.browser
@pytest.mark.parametrize("words", WIDE.values(), ids=WIDE)
def test_no_word_makes_a_small_screen_scroll_sideways(
    cast: Cast, live_server: Any, page: Any, words: str
) -> None:
    note = a_note(cast.nadia, cast.tilleuls, words, changed=words)
    client = Client()
    client.force_login(cast.nadia)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    for address in (f"/notes/{note.pk}/", "/collectifs/les-tilleuls/fil/", f"/notes/{note.pk}/corriger/"):
        page.goto(f"{live_server.url}{address}")
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, address
