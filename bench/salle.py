"""A room of five hundred people who answer the words of one question, each every ten seconds for a minute.

Two processes of gunicorn of three threads, as docs/deployment.md advises for a crowd. Every phone taps at
its own moments whether the server keeps up or not; what counts is that no answer is lost or kept twice, and
how long a tap and the next word take. 503 is « revenez plus tard »: the phone taps again.
"""

import http.client
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from bench.bare import over_postgres
from bench.serving import ask, served
from bench.timing import Measure
from bench.world import SINCE, Group, group, session_key
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer, Question
from pasdecote.practice.deliberation.services import open_question, say
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.services import add_member

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "500"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
EVERY, WORDS, LATER = 10, 20, 0.5
OPEN, AIM = 40, 300
TOKEN = "b" * 32


@dataclass
class Phone:
    """One person: how they are signed in, when they begin to tap, and what they tap."""

    membership: UUID
    cookie: str
    start: float
    taps: list[tuple[UUID, int]]
    answers: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    later: int = 0


def measures() -> list[Measure]:
    """SQLite, then the same in a process of its own over a PostgreSQL of the moment."""
    here = _room("SQLite" if connection.vendor == "sqlite" else "PostgreSQL")
    return [*here, *over_postgres("salle")] if connection.vendor == "sqlite" else here


def _room(base: str) -> list[Measure]:
    about = group(100)
    question = _question(about)
    words = list(question.voices.order_by("pk").values_list("pk", flat=True))
    chance = random.Random(500)
    phones = [_phone(about, rank, words, chance) for rank in range(PEOPLE)]
    address = f"/collectifs/{about.collective.slug}/questions/{question.pk}/repondre/"
    with served("config.wsgi:application", workers=2, threads=3) as ours, ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(lambda phone: _open(ours.port, address, phone), phones[:OPEN]))
        began = time.perf_counter() + 1
        list(pool.map(lambda phone: _tap(ours.port, address, phone, began), phones))
        taken = time.perf_counter() - began
    wanted = {(phone.membership, voice): value for phone in phones for voice, value in phone.taps}
    kept = Answer.objects.filter(voter__question=question).order_by("pk")
    found = list(kept.values_list("voter__membership", "voice", "value"))
    assert len(found) == len(wanted), (len(found), len(wanted))
    assert {(who, voice): value for who, voice, value in found} == wanted
    answers = sorted(one for phone in phones for one in phone.answers)
    pages = sorted(one for phone in phones for one in phone.pages)
    later = sum(phone.later for phone in phones)
    about_all = (
        f"{len(answers)} réponses en {taken:.0f} s, aucune perdue ni doublée, {later} « revenez plus tard »"
    )
    return [
        Measure(f"{base} : une réponse, p95 de {PEOPLE} personnes", _p95(answers), AIM, about_all, "ms"),
        Measure(
            f"{base} : la parole suivante, p95", _p95(pages), AIM, f"médiane {_middle(pages):.0f} ms", "ms"
        ),
    ]


def _question(about: Group) -> Question:
    by, collective = about.account, about.collective
    asked = open_question(by=by, id=uuid7(), collective=collective, words="Que faire ici ?", wide=True)
    for rank in range(WORDS):
        say(by=by, id=uuid7(), question=asked, words=f"Une idée de plus pour le quartier, la {rank}")
    return asked


@transaction.atomic
def _phone(about: Group, rank: int, words: list[UUID], chance: random.Random) -> Phone:
    account = create_account(email=f"salle{rank}@example.org", name=f"Personne {rank}")
    own = add_member(collective=about.collective, name=account.name, account=account, since=SINCE)
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_key(account)}; csrftoken={TOKEN}"
    taps = [(voice, chance.choice((1, 0, -1))) for voice in chance.sample(words, SECONDS // EVERY)]
    return Phone(own.pk, cookie, chance.uniform(0, EVERY), taps)


def _open(port: int, address: str, phone: Phone) -> None:
    """The page is on the screen before anybody taps: the server has been running for a while."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    assert ask(line, address, cookie=phone.cookie).status == 200
    line.close()


def _tap(port: int, address: str, phone: Phone, began: float) -> None:
    """Tap every ten seconds, and look at the next word."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for rank, (voice, value) in enumerate(phone.taps):
        due = began + phone.start + rank * EVERY
        time.sleep(max(0.0, due - time.perf_counter()))
        said = urlencode({"voice": voice, "value": value}).encode()
        start = time.perf_counter()
        while True:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN}
            answer = ask(line, address, cookie=phone.cookie, method="POST", body=said, **headers)
            if answer.status == 302:
                break
            assert answer.status == 503, (answer.status, answer.body[:300])
            phone.later += 1
            time.sleep(LATER)
        between = time.perf_counter()
        assert ask(line, address, cookie=phone.cookie).status == 200
        phone.answers.append(between - start)
        phone.pages.append(time.perf_counter() - between)
        line.close()  # as the server does after two seconds; the next tap opens another


def _p95(times: list[float]) -> float:
    return times[int(len(times) * 0.95)] * 1000


def _middle(times: list[float]) -> float:
    return times[len(times) // 2] * 1000
