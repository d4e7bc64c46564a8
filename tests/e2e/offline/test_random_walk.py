"""Three phones told to at random over roads that fail in every way: nothing told is lost, nothing is twice,
nobody reads what is not theirs.

Here the steps are always the same; `PASDECOTE_SEED=…` walks others, `PASDECOTE_STEPS=…` more or fewer.
The bench named `marche` walks for long, each time elsewhere.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.e2e.offline.conftest import PATIENCE
from tests.e2e.offline.remembering import Memory
from tests.e2e.offline.roads import road_to
from tests.e2e.offline.walking import ACTS, PEOPLE, Walker, steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEPS = int(os.environ.get("PASDECOTE_STEPS", "200"))
SEED, LOOK, TOLD = 8, 20, 25


@pytest.fixture
def phones(cast: Cast, chromium: Any, live_server: Any) -> Iterator[list[Walker]]:
    """Three phones, each on a road of its own."""
    memory = Memory(cast)
    with ExitStack() as stack:
        made = []
        for number in range(len(PEOPLE)):
            road = stack.enter_context(road_to(live_server.thread.port))
            context = chromium.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            made.append(Walker(context, road, number, memory))
        yield made


def test_nothing_told_is_lost_or_twice_or_read_by_others(phones: list[Walker]) -> None:
    seed = int(os.environ.get("PASDECOTE_SEED") or SEED)
    done: list[str] = []
    start = time.monotonic()
    try:
        versions = walked(phones, seed, done)
    except BaseException as error:
        again = f"PASDECOTE_SEED={seed} PASDECOTE_STEPS={len(done)}"
        error.add_note("\n".join([f"Walk it again with {again}. The last steps:", *done[-TOLD:]]))
        raise
    finally:
        if path := os.environ.get("PASDECOTE_WALK_LOG"):
            Path(path).write_text("\n".join(done))
    report(seed=seed, steps=STEPS, versions=versions, seconds=round(time.monotonic() - start, 1))


def walked(phones: list[Walker], seed: int, done: list[str]) -> int:
    """Walk to the end, send all that is left, compare; the number of versions told."""
    memory = phones[0].memory
    for phone in phones:
        phone.enter_as(PEOPLE[phone.number][0])
    for rank, step in enumerate(steps(seed, STEPS)):
        phone = phones[step.phone]
        done.append(f"{rank} phone {step.phone} ({phone.name}) {step.act}: not finished")
        done[-1] = f"{rank} phone {step.phone} ({phone.name}) {step.act}: {phone.do(step)}"
        if rank % LOOK == LOOK - 1:
            memory.nothing_lost(set().union(*(phone.held() for phone in phones)))
    for phone in phones:
        phone.empty()
    return memory.compare()


def report(**said: Any) -> None:
    """What `make bench` reads."""
    if path := os.environ.get("PASDECOTE_WALK"):
        Path(path).write_text(json.dumps(said))


def test_the_steps_of_a_seed_are_always_the_same_and_none_is_forgotten() -> None:
    assert steps(7, 50) == steps(7, 50) != steps(8, 50)
    assert set(Counter(step.act for step in steps(1, 2_000))) == set(ACTS)
    assert all(hasattr(Walker, f"do_{act}") for act in ACTS)
