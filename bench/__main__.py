"""`make bench`: the measures of every module of this folder, in one table; `--only NAME` for some, or for one
that takes long.

Each module runs in a process of its own over one temporary data folder, never that of the developer. The
table is there to be read: whatever it says, the command succeeds once everything was measured.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time

import msgspec

from bench.timing import Measure

MODULES = (
    "facts",
    "bilans",
    "saisie",
    "recherche",
    "pages",
    "poids",
    "ecriture",
    "imports",
    "fuites",
    "carte",
    "scrutins",
)
LONG = ("devinettes", "vidange", "salle", "marche")  # a quarter of an hour: only when asked by name
FROM_OUTSIDE = ("CHROMIUM", "RED_DWARF", "PABUTOOLS", "SHARED", "SEED", "STEPS")
READER = msgspec.json.Decoder(list[Measure])


def surroundings(folder: str) -> dict[str, str]:
    """The environment of the measures: their own folder, one SQLite file, no e-mail, no debug."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PASDECOTE_")}
    kept.pop("DATABASE_URL", None)
    for name in FROM_OUTSIDE:
        if path := os.environ.get(f"PASDECOTE_{name}"):
            kept[f"PASDECOTE_{name}"] = path
    return kept | {
        "PASDECOTE_VAR": folder,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONWARNINGS": "ignore",
    }


def taken(name: str, environment: dict[str, str]) -> list[Measure]:
    """The measures of one module. Raises CalledProcessError when it could not be measured."""
    command = [sys.executable, "-m", "bench.one", name]
    answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return READER.decode(answer.stdout.splitlines()[-1])


def show(measure: Measure) -> None:
    """One line of the table."""
    mark = ("✓" if measure.holds else "✗") if measure.limit is not None else " "
    aim = f"≤ {measure.limit:g}" if measure.limit is not None else ""
    print(
        f" {mark} {measure.name:<60}{_number(measure.ratio):>9} {measure.unit:<13}{aim:<7} {measure.remark}",
        flush=True,
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def main(words: list[str]) -> int:
    """Print the table; 1 when a module could not be measured."""
    parser = argparse.ArgumentParser(prog="bench", description="Mesure des rapports, pas des secondes.")
    parser.add_argument("--only", action="append", choices=(*MODULES, *LONG), help="un module seulement")
    only, failed = parser.parse_args(words).only or MODULES, 0
    with tempfile.TemporaryDirectory(prefix="pdc-bench-") as folder:
        for name in only:
            start = time.perf_counter()
            try:
                measures = taken(name, surroundings(folder))
            except (subprocess.CalledProcessError, IndexError, msgspec.MsgspecError) as error:
                failed += 1
                print(f"{name} : pas mesuré ({error})", flush=True)
                continue
            print(f"{name}, en {time.perf_counter() - start:.0f} s", flush=True)
            for measure in measures:
                show(measure)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
