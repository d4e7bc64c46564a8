"""A long random walk of three phones over roads that fail in every way: how many notes were lost, double or
read by others, which must be none; SQLite, then PostgreSQL.

`PASDECOTE_SEED` walks the same steps again, `PASDECOTE_STEPS` says how many.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from bench.timing import Measure

STEPS = os.environ.get("PASDECOTE_STEPS", "2000")
CHROME = "google-chrome"
WALK = "tests/e2e/offline/test_random_walk.py"
PYTEST = [sys.executable, "-m", "pytest", WALK, "-q", "-n", "0", "--show-capture=no"]
BASES = {"SQLite": PYTEST, "PostgreSQL": [sys.executable, "-m", "tests.project.postgres", *PYTEST]}


def measures() -> list[Measure]:
    """One walk on each database, each with a seed of its own unless one was asked for."""
    if not (
        os.environ.get("PASDECOTE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    ):
        return [Measure("pas de Chromium sur cette machine : rien de mesuré", 0, None, unit="")]
    return [_walked(base, command) for base, command in BASES.items()]


def _walked(base: str, command: list[str]) -> Measure:
    """The walk on one database. What failed is told where errors are."""
    seed = os.environ.get("PASDECOTE_SEED") or str(Random().randrange(10**6))
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    with tempfile.TemporaryDirectory(prefix="pdc-marche-") as folder:
        report = Path(folder) / "walk.json"
        asked = {"PASDECOTE_SEED": seed, "PASDECOTE_STEPS": STEPS, "PASDECOTE_WALK": str(report)}
        ended = subprocess.run(command, env=kept | asked, stdout=sys.stderr)
        holds = ended.returncode == 0 and report.exists()
        said = json.loads(report.read_text()) if holds else {}
    remark = f"graine {seed}"
    if holds:
        remark += f", {said['versions']} versions racontées, {said['seconds'] / int(STEPS):.2f} s le pas"
    name = f"{base} : {STEPS} pas, notes perdues, doubles ou lues par d’autres"
    return Measure(name, 0 if holds else 1, 0, remark, "marche")
