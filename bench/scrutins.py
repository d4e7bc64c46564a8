"""Sharing a budget as large as Toulouse's in 2022, against a peer over the same ballots; other rules at full
size.

The ballots are the real file where PASDECOTE_SHARED has it, otherwise as many drawn ones. The peer is
pabutools, in an environment of its own whose python PASDECOTE_PABUTOOLS names; it is never a dependency.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.timing import Measure, best
from pasdecote.ground.measures.voting.equal_shares import equal_shares
from pasdecote.ground.measures.voting.equal_shares_count import counted
from pasdecote.ground.measures.voting.majority_judgment import majority_judgment
from pasdecote.ground.measures.voting.reading.pabulib import read_pabulib
from pasdecote.ground.measures.voting.schulze import Ranking, Unranked, schulze

PEER = "PASDECOTE_PABUTOOLS"
FILE = "data/pabulib/France_Toulouse_2022.pb"
PEER_SCRIPT = """
import sys, time
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
instance, profile = parse_pabulib(sys.argv[1])
start = time.process_time()
won = method_of_equal_shares(instance, profile, Cost_Sat, voter_budget_increment=1)
print(len(won), int(sum(project.cost for project in won)), time.process_time() - start)
"""


def measures() -> list[Measure]:
    """Seconds of the whole result, its ratio to as many exact counts, and what the other rules take."""
    data, source = _ballots()
    election = read_pabulib(data).election
    spent = best(lambda: equal_shares(election), 3)
    result = equal_shares(election)
    one = best(lambda: counted(election, result.final.share), 3)
    found = f"{len(result.final.bought)} projets, {result.spent // 100} €, {result.steps} pas, {source}"
    return [
        Measure("répartition équitable, 4 532 bulletins × 199 projets", spent, 2.0, found, "s"),
        Measure(
            "… contre autant de comptes exacts un à un",
            spent / (one * (result.steps + 2)),
            0.1,
            f"{one:.3f} s l’un",
        ),
        *_against_peer(data, spent, result.final.names, result.spent),
        Measure("jugement majoritaire, 100 000 bulletins × 10", best(_judgment(), 2), 2.0, "", "s"),
        Measure("classement, 20 000 bulletins × 20 propositions", best(_ranking(), 2), 5.0, "", "s"),
    ]


def _against_peer(data: bytes, spent: float, names: tuple[str, ...], cost: int) -> list[Measure]:
    """How many times the peer takes, in the same run; nothing when no environment is named."""
    python = os.environ.get(PEER)
    if not python:
        return []
    with tempfile.NamedTemporaryFile(suffix=".pb") as file:
        file.write(data)
        file.flush()
        start = time.perf_counter()
        answer = subprocess.run(
            [python, "-W", "ignore", "-c", PEER_SCRIPT, file.name],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        wall = time.perf_counter() - start
    many, peer_cost, seconds = answer.stdout.split()
    same = (int(many), int(peer_cost) * 100) == (len(names), cost)
    found = "même résultat" if same else f"{many} projets, {peer_cost} €"
    remark = f"{float(seconds):.1f} s, {wall:.0f} au mur ; {found}"
    return [Measure("… temps de pabutools, en fois le nôtre", float(seconds) / spent, None, remark)]


def _ballots() -> tuple[bytes, str]:
    shared = Path(os.environ.get("PASDECOTE_SHARED", Path(__file__).parents[2] / "shared")) / FILE
    if shared.exists():
        return shared.read_bytes(), "vrais bulletins"
    draw = Random("scrutins")
    lines = ["META", "key;value", "budget;8000000", "vote_type;approval", "PROJECTS", "project_id;cost"]
    lines += [f"{project};{draw.randrange(4, 600) * 1000}" for project in range(199)]
    lines += ["VOTES", "voter_id;vote"]
    for voter in range(4532):
        chosen = {min(198, int(draw.expovariate(1 / 60))) for _ in range(draw.randint(1, 3))}
        lines.append(f"{voter};{','.join(map(str, sorted(chosen)))}")
    return "\n".join(lines).encode(), "bulletins tirés"


def _judgment() -> Callable[[], object]:
    draw = Random("jugement")
    ballots = [{str(option): draw.randrange(6) for option in range(10)} for _ in range(100_000)]
    return lambda: majority_judgment([str(option) for option in range(10)], ballots)


def _ranking() -> Callable[[], object]:
    draw = Random("classement")
    ballots = [Ranking(dict(zip(draw.sample(range(20), 20), range(20), strict=True))) for _ in range(20_000)]
    return lambda: schulze([str(option) for option in range(20)], ballots, unranked=Unranked.BELOW)
