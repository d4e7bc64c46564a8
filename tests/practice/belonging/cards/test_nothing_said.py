"""No code and no secret of a card in any log line, address, title, cookie or header, all along its life."""

import io
import logging
import re
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from gunicorn.config import Config

from pasdecote.ground.kernel.codes import spelled
from pasdecote.ground.store.logs import AccessLogger
from pasdecote.practice.belonging.cards import limits
from pasdecote.spine.accounts.models import Account

pytestmark = pytest.mark.django_db
EVERYTHING = '%(h)s "%(r)s" %(s)s "%(f)s" "%(a)s" %(U)s %(q)s %({cookie}i)s %({location}o)s'
SITE = "https://pasdecote.example.org"


class Walk:
    """A browser whose every step is logged as gunicorn would, and whose answers are looked at."""

    def __init__(self, client, stream):
        self.client, self.said, self.stream = client, [], stream
        config = Config()
        config.set("access_log_format", EVERYTHING)
        config.set("accesslog", "-")
        self.logger = AccessLogger(config)
        self.logger.access_log.handlers = [logging.StreamHandler(stream)]
        self.logger.access_log.propagate = False
        self.before = SITE

    def post(self, path, data):
        return self._took(path, self.client.post(path, data, HTTP_REFERER=self.before))

    def get(self, path):
        return self._took(path, self.client.get(path, HTTP_REFERER=self.before))

    def _took(self, path, answer):
        headers = [*answer.items(), *(("set-cookie", str(morsel)) for morsel in answer.cookies.values())]
        title = re.findall(r"<title>.*?</title>", answer.content.decode(errors="ignore"), re.DOTALL)
        self.said += [f"{name}: {value}" for name, value in headers] + title
        request = SimpleNamespace(headers=[("REFERER", self.before), ("COOKIE", str(self.client.cookies))])
        surroundings = {
            "REQUEST_METHOD": answer.request["REQUEST_METHOD"],
            "RAW_URI": path,
            "PATH_INFO": urlsplit(path).path,
            "QUERY_STRING": urlsplit(path).query,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_REFERER": self.before,
        }
        sent = SimpleNamespace(status=str(answer.status_code), sent=1, headers=list(answer.items()))
        self.logger.access(sent, request, surroundings, timedelta(milliseconds=1))
        self.before = SITE + path
        return answer


@pytest.fixture
def stream():
    """Everything that anything logs, at its most talkative, statements of the database among it."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(stream), root.level
    named = [
        logging.getLogger(name) for name in ("django", "django.request", "django.db.backends", "allauth")
    ]
    levels = [logger.level for logger in named]
    for logger in (root, *named):
        logger.setLevel(logging.DEBUG)
    root.addHandler(handler)
    connection.force_debug_cursor = True
    yield stream
    connection.force_debug_cursor = False
    root.removeHandler(handler)
    root.setLevel(level)
    for logger, was in zip(named, levels, strict=True):
        logger.setLevel(was)


def made(answer):
    """The secrets and codes on the cards of a screen."""
    papers = answer.context["papers"]
    assert papers
    return [each for paper in papers for each in (paper.address.partition("#")[2], paper.code)]


def test_the_whole_life_of_cards_leaves_nothing_behind(cast, client, stream):
    walk, group = Walk(client, stream), cast.tilleuls.slug
    client.force_login(cast.nadia, backend=settings.AUTHENTICATION_BACKENDS[0])
    wanted = {"count": 3, "days": "30", "for_a_day": "no"}
    shown = walk.post(reverse("cards:print", args=[group]), wanted)
    held = [*made(shown), shown.context["sealed"]]
    walk.post(reverse("cards:sheet"), {"cards": shown.context["sealed"]})
    for_a_day = made(
        walk.post(reverse("cards:print", args=[group]), wanted | {"count": 1, "for_a_day": "yes"})
    )
    walk.get(reverse("cards:list", args=[group]))
    client.logout()
    mistyped, nonsense = "ZZZZ-9999", "trop court, et à moi"
    walk.get("/carte/")
    for code in (mistyped, nonsense, *[mistyped] * (limits.BY_CODE + 1)):
        walk.post("/carte/", {"code": code})
    walk.post("/carte/", {"secret": held[0]})
    walk.get("/carte/prenom/")
    own = made(walk.post("/carte/prenom/", {"name": "Awa"}))
    walk.get(reverse("journal:thread", args=[group]))
    client.logout()
    walk.post("/carte/", {"secret": held[0]})
    next_one = made(walk.post("/carte/", {"code": own[1]}))
    walk.get(reverse("cards:own"))
    again = made(walk.post(reverse("cards:own"), {}))
    client.logout()
    walk.post("/carte/", {"secret": for_a_day[0]})
    walk.get("/carte/jour/")
    client.force_login(cast.nadia, backend=settings.AUTHENTICATION_BACKENDS[0])
    awa = cast.tilleuls.memberships.get(account=Account.objects.get(name="Awa"))
    helped = made(walk.post(reverse("cards:help_back", args=[group, awa.pk]), {}))
    secrets = [*held, *for_a_day, *own, *next_one, *again, *helped, mistyped, nonsense]
    secrets += [code.replace("-", "") for code in secrets if len(code) == len(spelled("K7RT9QXM"))]
    logged, said = stream.getvalue(), "\n".join(walk.said)
    assert "Unprocessable Entity: /carte/" in logged
    assert "INSERT INTO" in logged
    assert f"{SITE}/carte/" in logged
    assert [one for one in secrets if one in logged] == []
    assert [one for one in secrets if one in said] == []
    assert not [line for line in walk.said if line.startswith("Location:") and ("#" in line or "?" in line)]
