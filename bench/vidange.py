"""A hundred phones come back to the network at once, each with a hundred notes, against bare inserts of the
same rows. Two processes of gunicorn, so that writers meet in the database and not only in a thread.

A phone sends one note after the other and comes back later when it is told to (503, `Retry-After`), sooner
here than it is told, which is harder; anything else than a receipt is an error, and stops the measure.
"""

import http.client
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection, transaction

from bench.bare import bare, over_postgres
from bench.serving import ask, served
from bench.telling import notes
from bench.timing import Measure, once
from bench.world import SINCE, Group, group, session_key
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.services import add_member
from pasdecote.spine.journal.models import Entry, Receipt

PHONES = int(os.environ.get("BENCH_PHONES", "100"))
EACH = int(os.environ.get("BENCH_NOTES_EACH", "100"))
LATER = 0.2
TOKEN = "b" * 32


def measures() -> list[Measure]:
    """SQLite, then the same in a process of its own over a PostgreSQL of the moment."""
    here = _draining("SQLite" if connection.vendor == "sqlite" else "PostgreSQL")
    return [*here, *over_postgres("vidange")] if connection.vendor == "sqlite" else here


def _draining(base: str) -> list[Measure]:
    about = group(100)
    told = dict(notes("vidange", PHONES * EACH))
    phones = [_phone(about, rank) for rank in range(PHONES)]
    queues = _queues(about, list(told.items()))
    with served("config.wsgi:application", workers=2) as ours, ThreadPoolExecutor(PHONES) as pool:
        said: list[Counter[int]] = []
        work = lambda: said.extend(pool.map(_drain, [ours.port] * PHONES, phones, queues))  # noqa: E731
        taken = once(work, time.perf_counter)
    mine, number = Entry.objects.filter(pk__in=told), len(told)
    assert Receipt.objects.filter(item__in=told).count() == number
    alone = bare(mine, number)
    later = sum((each for each in said), Counter[int]())[503]
    return [
        Measure(
            f"{base} : {PHONES} téléphones vident {number} notes",
            number / taken,
            None,
            f"sans une erreur, {later} « revenez plus tard »",
            "notes/s",
        ),
        Measure(f"{base} : vidange contre insertion nue", taken / alone, None, f"nue {alone:.1f} s"),
    ]


@transaction.atomic
def _phone(about: Group, rank: int) -> dict[str, str]:
    """The headers of one phone, signed in as somebody who accompanies the group."""
    account = create_account(email=f"telephone{rank}@example.org", name=f"Téléphone {rank}")
    add_member(
        collective=about.collective, name=account.name, role=Role.COMPANION, account=account, since=SINCE
    )
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_key(account)}; csrftoken={TOKEN}"
    return {"cookie": cookie, "X-CSRFToken": TOKEN, "X-Owner": owner_key(account)}


def _queues(about: Group, told: Sequence[tuple[UUID, object]]) -> list[list[tuple[UUID, bytes]]]:
    """What waits on each phone."""
    anchor = {"collective": about.collective.slug}
    bodies = [
        (pk, json.dumps({"anchor": anchor, "content": msgspec.to_builtins(content)}).encode())
        for pk, content in told
    ]
    return [bodies[rank * EACH : (rank + 1) * EACH] for rank in range(PHONES)]


def _drain(port: int, phone: dict[str, str], queue: list[tuple[UUID, bytes]]) -> Counter[int]:
    """Send a queue to its end; how often each status came."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    said: Counter[int] = Counter()
    for pk, body in queue:
        while True:
            headers = {"Content-Type": "application/json", **phone}
            answer = ask(line, f"/carnet/{pk}", method="PUT", body=body, **headers)
            said[answer.status] += 1
            if answer.status == 200:
                break
            assert answer.status == 503, (answer.status, answer.body[:300])
            time.sleep(LATER)
    line.close()
    return said
