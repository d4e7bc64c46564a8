"""The opinion map: a region that votes, a quarter where one more vote comes, and a peer over the same votes.

The peer is red-dwarf, in an environment of its own whose python PASDECOTE_RED_DWARF names; it is never a
dependency. Each measure runs in a process of its own, linear algebra on one thread.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import numpy as np

from bench.timing import Measure
from pasdecote.ground.measures.opinion.holding import Holding
from pasdecote.ground.measures.opinion.opinion_map import OpinionMap, former_groups, map_of
from pasdecote.ground.measures.opinion.votes import Ints, Votes, gather
from pasdecote.ground.measures.opinion.writing import to_json

PEER = "PASDECOTE_RED_DWARF"
REGION, QUARTER, SHARED = (100_000, 2_000, 5_000_000), (2_000, 100, 100_000), (20_000, 1_000, 1_000_000)
Columns = tuple[Ints, Ints, Ints, Ints]


def measures() -> list[Measure]:
    """Seconds and memory of the region, milliseconds of the quarter, how many times the peer takes; all of
    processor."""
    region, quarter = _alone("region"), _alone("quarter")
    lines = [
        Measure(
            "carte, 100 000 personnes × 2 000 phrases, 5 M votes", region["cpu"], 12.0, _wall(region), "s"
        ),
        Measure("… mémoire au plus haut", region["megabytes"], 1000, "avec les votes eux-mêmes", "Mo"),
        Measure("… les groupes tiennent-ils (hors d’une requête)", region["holding"], None, "", "s"),
        Measure("un vote de plus, 2 000 personnes × 100 phrases", quarter["cpu"], 100, _wall(quarter), "ms"),
        Measure("… octets différents d’un calcul complet", quarter["different"], 0, "", "cartes"),
    ]
    return [*lines, *_against_peer()]


def _wall(taken: Mapping[str, float]) -> str:
    return f"{taken['wall']:.0f} au mur"


def _alone(what: str, python: str = sys.executable, script: str | None = None) -> dict[str, float]:
    words = ["-c", script, what] if script else ["-m", "bench.carte", what]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
    answer = subprocess.run([python, *words], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def drawn(people: int, statements: int, answers: int) -> Columns:
    """Who, what, how and when: three leanings among people, whoever answers what by chance."""
    draw = np.random.default_rng(2026)
    camp = draw.integers(0, 3, people)
    lean = draw.uniform(0.1, 0.9, (3, statements))
    pair = np.unique(draw.integers(0, people * statements, answers * 11 // 10))
    draw.shuffle(pair)
    row, column = np.divmod(pair[:answers], statements)
    chance = draw.random(len(row), dtype=np.float32)
    agrees = chance < lean[camp[row], column]
    answer = np.where(chance > 0.95, 0, np.where(agrees, 1, -1))
    return row, column, answer, np.arange(len(row))


def _peak() -> float:
    """The most memory that this process held at once, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    told = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else "0"
    return int(told) / 1000


def _timed(work: Callable[[], OpinionMap]) -> tuple[OpinionMap, float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    made = work()
    return made, time.perf_counter() - wall, time.process_time() - processor


def region() -> dict[str, float]:
    """The whole map of the region from its columns, letters since the first answers included."""
    columns = drawn(*REGION)
    made, wall, processor = _timed(lambda: map_of(gather(*columns), verdict=Holding.HOLDS))
    assert len(made.groups) == 3
    peak = _peak()
    whole, _on_the_wall, whole_processor = _timed(lambda: map_of(gather(*columns)))
    assert whole.holding is Holding.HOLDS
    return {
        "wall": wall,
        "cpu": processor,
        "megabytes": peak,
        "holding": max(whole_processor - processor, 0.0),
    }


def quarter() -> dict[str, float]:
    """One more vote after another: gathering, map and all, what is kept from before being handed in."""
    columns = drawn(*QUARTER)
    count = len(columns[0])
    before = _first(columns, count - 11)
    kept, former = map_of(before), former_groups(before)
    turns, different = [], 0
    for more in range(count - 10, count):
        made, wall, processor = _timed(
            lambda: map_of(_first(columns, more), verdict=kept.holding, former=former)  # noqa: B023
        )
        turns.append((1000 * wall, 1000 * processor))
        if more == count - 1:
            different = int(to_json(made) != to_json(map_of(_first(columns, more))))
    assert kept.groups
    walls, processors = zip(*turns, strict=True)
    return {"wall": median(walls), "cpu": median(processors), "different": different}


def _first(columns: Columns, count: int) -> Votes:
    row, column, answer, when = (values[:count] for values in columns)
    return gather(row, column, answer, when)


RED_DWARF = """
import json, sys, time
import numpy as np
from reddwarf.implementations.polis import run_pipeline
data = np.load(sys.argv[1])
votes = [
    {"participant_id": int(i), "statement_id": int(j), "vote": int(a), "modified": int(t)}
    for i, j, a, t in zip(data["row"], data["column"], data["answer"], data["when"])
]
wall, processor = time.perf_counter(), time.process_time()
run_pipeline(votes=votes, mod_out_statement_ids=[], random_state=1)
print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - processor}))
"""


def _against_peer() -> list[Measure]:
    python = os.environ.get(PEER, "")
    name = "red-dwarf contre nous, 20 000 personnes, 1 M votes"
    if not python:
        return []
    columns = drawn(*SHARED)
    with tempfile.TemporaryDirectory(prefix="pdc-carte-") as folder:
        path = str(Path(folder) / "votes.npz")
        row, column, answer, when = columns
        np.savez(path, row=row, column=column, answer=answer, when=when)
        theirs = _alone(path, python, RED_DWARF)
    ours = _alone("shared")
    remark = f"{theirs['cpu']:.1f} s contre {ours['cpu']:.2f} s de processeur"
    return [Measure(name, theirs["cpu"] / ours["cpu"], None, remark)]


def shared() -> dict[str, float]:
    """The map that the peer is compared on, from the same columns; letters since the first included."""
    columns = drawn(*SHARED)
    _made, wall, processor = _timed(lambda: map_of(gather(*columns), verdict=Holding.HOLDS))
    return {"wall": wall, "cpu": processor}


if __name__ == "__main__":
    print(json.dumps({"region": region, "quarter": quarter, "shared": shared}[sys.argv[1]]()))
