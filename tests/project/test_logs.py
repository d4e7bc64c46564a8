"""No code and no secret is in a log line, an address that one is sent to, or the title of a page."""

import io
import logging
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config

from pasdecote.ground.store.logs import AccessLogger, Masking, masked
from pasdecote.practice.belonging.cards.services import print_cards
from pasdecote.projections.agenda.services import close_feed, open_feed

COMBINED = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(U)s %({referer}i)s'


@pytest.fixture
def console():
    """What the console of the application would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Masking())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def access_line(path):
    """The line that gunicorn would write of this request, in the usual format."""
    config = Config()
    config.set("access_log_format", COMBINED)
    config.set("accesslog", "-")
    stream, logger = io.StringIO(), AccessLogger(config)
    logger.access_log.handlers = [logging.StreamHandler(stream)]
    logger.access_log.propagate = False
    answer = SimpleNamespace(status="404 Not Found", sent=9, headers=[])
    request = SimpleNamespace(headers=[("REFERER", f"https://example.org{path}")])
    surroundings = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": path,
        "PATH_INFO": path,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"https://example.org{path}",
    }
    logger.access(answer, request, surroundings, timedelta(milliseconds=3))
    return stream.getvalue()


def titles(answer):
    return " ".join(re.findall(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL))


def test_the_console_of_the_house_masks():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["masking"]


@pytest.mark.parametrize(
    "path",
    ["/agenda/flux/a-Secret_9.ics", "/compte/mot-de-passe/nouveau/1a-Secret_9/", "/agenda/flux/Secret_9"],
)
def test_an_access_line_has_no_secret_in_any_of_its_parts(path):
    line = access_line(path)
    assert "404" in line
    assert "Secret_9" not in line
    assert line.count("***") == 4


def test_other_addresses_are_written_as_they_are():
    assert masked("Not Found: /agenda/les-tilleuls/") == "Not Found: /agenda/les-tilleuls/"
    assert masked("/compte/mot-de-passe/nouveau/fait/") == "/compte/mot-de-passe/nouveau/fait/"


@pytest.mark.django_db
def test_a_calendar_that_was_stopped_leaves_no_secret_in_the_log(cast, client, console):
    secret = open_feed(by=cast.mireille, about=cast.tilleuls)
    close_feed(by=cast.mireille, about=cast.tilleuls)
    assert client.get(f"/agenda/flux/{secret}.ics").status_code == 404
    assert "/agenda/flux/***" in console.getvalue()
    assert secret not in console.getvalue()


@pytest.mark.django_db
def test_a_card_leaves_neither_code_nor_secret_in_logs_addresses_and_titles(cast, client, console):
    card = print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=7)[0]
    wrong = client.post("/carte/", {"code": "ZZZZZZZZ"})
    answer = client.post("/carte/", {"secret": card.secret})
    page = client.get(answer.url)
    said = console.getvalue() + answer.url + titles(wrong) + titles(page)
    assert not [held for held in (card.secret, card.code, "ZZZZZZZZ") if held in said]


@pytest.mark.django_db
def test_a_forgotten_password_leaves_no_key_in_logs_and_titles(cast, client, console, mailoutbox):
    client.post("/compte/mot-de-passe/oublie/", {"email": cast.nadia.email})
    key = re.search(r"/mot-de-passe/nouveau/([^/\s]+)/", mailoutbox[0].body)[1]
    first = client.get(f"/compte/mot-de-passe/nouveau/{key}/")
    page = client.get(f"/compte/mot-de-passe/nouveau/{key}/", follow=True)
    logging.getLogger("django.request").warning("Not Found: %s", f"/compte/mot-de-passe/nouveau/{key}/")
    assert key not in console.getvalue() + titles(page) + first.headers.get("Location", "")
