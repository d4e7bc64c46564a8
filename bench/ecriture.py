"""PUT /carnet/<uuid> of new notes over a real server, against bare inserts of the same rows one by one."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from bench.serving import ask, served
from bench.telling import notes
from bench.timing import Measure, once
from bench.world import Group, group, session_key
from pasdecote.ground.facts.fact import Fact
from pasdecote.spine.journal.models import Entry, Replacement

NOTES = 250
TOKEN = "b" * 32


def measures() -> list[Measure]:
    """SQLite, then the same in a process of its own over a PostgreSQL of the moment."""
    here = _writing("SQLite" if connection.vendor == "sqlite" else "PostgreSQL")
    return [*here, *_over_postgres()] if connection.vendor == "sqlite" else here


def _over_postgres() -> list[Measure]:
    from tests.project.postgres import server

    with server() as address:
        answer = subprocess.run(
            [sys.executable, "-m", "bench.one", "ecriture"],
            env={**os.environ, "DATABASE_URL": address},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return msgspec.json.decode(answer.stdout.splitlines()[-1], type=list[Measure])


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
    bare = _bare(mine)
    return [
        Measure(
            f"{base} : notes reçues par seconde", NOTES / taken, None, f"une ligne, {NOTES} notes", "notes/s"
        ),
        Measure(
            f"{base} : réception contre insertion nue",
            taken / bare,
            None,
            f"nue {1000 * bare / NOTES:.2f} ms",
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


def _bare(mine: QuerySet[Entry]) -> float:
    """Seconds of inserting these very rows again, one statement and one transaction each."""
    rows = list(mine.order_by("pk"))
    assert len(rows) == NOTES
    Replacement.objects.filter(version__in=mine).delete()
    mine.delete()
    fields = list(Entry._meta.concrete_fields)
    columns, marks = ", ".join(str(field.column) for field in fields), ", ".join("%s" for _field in fields)
    statement = f"INSERT INTO {Entry._meta.db_table} ({columns}) VALUES ({marks})"
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows
    ]

    def insert() -> None:
        with connection.cursor() as cursor:
            for value in values:
                cursor.execute(statement, value)

    return once(insert, time.perf_counter)
