"""PUT /carnet/<uuid> of new notes over a real server, against bare inserts of the same rows one by one."""

import http.client
import json
import time
from collections.abc import Iterator, Mapping
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection

from bench.bare import bare, over_postgres
from bench.serving import ask, served
from bench.telling import notes
from bench.timing import Measure, once
from bench.world import Group, group, session_key
from pasdecote.ground.facts.fact import Fact
from pasdecote.spine.journal.models import Entry

NOTES = 250
TOKEN = "b" * 32


def measures() -> list[Measure]:
    """SQLite, then the same in a process of its own over a PostgreSQL of the moment."""
    here = _writing("SQLite" if connection.vendor == "sqlite" else "PostgreSQL")
    return [*here, *over_postgres("ecriture")] if connection.vendor == "sqlite" else here


def _writing(base: str) -> list[Measure]:
    about = group(100)
    told = dict(notes("écriture", NOTES))
    sent = list(_bodies(about, told))
    with served("config.wsgi:application") as ours:
        line = http.client.HTTPConnection("127.0.0.1", ours.port)
        _put(line, about, list(_bodies(about, dict(notes("mise en route", 20)))))
        taken = once(lambda: _put(line, about, sent), time.perf_counter)
        line.close()
    mine = Entry.objects.filter(pk__in=told)
    alone = bare(mine, NOTES)
    return [
        Measure(
            f"{base} : notes reçues par seconde", NOTES / taken, None, f"une ligne, {NOTES} notes", "notes/s"
        ),
        Measure(
            f"{base} : réception contre insertion nue",
            taken / alone,
            None,
            f"nue {1000 * alone / NOTES:.2f} ms",
        ),
    ]


def _bodies(about: Group, told: Mapping[UUID, Fact]) -> Iterator[tuple[UUID, bytes]]:
    for pk, content in told.items():
        body = {"anchor": {"collective": about.collective.slug}, "content": msgspec.to_builtins(content)}
        yield pk, json.dumps(body).encode()


def _put(line: http.client.HTTPConnection, about: Group, sent: list[tuple[UUID, bytes]]) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_key(about.account)}; csrftoken={TOKEN}"
    headers = {"Content-Type": "application/json", "X-CSRFToken": TOKEN}
    for pk, body in sent:
        answer = ask(line, f"/carnet/{pk}", cookie=cookie, method="PUT", body=body, **headers)
        assert answer.status == 200, (answer.status, answer.body[:300])
