"""Checks everything, the quickest first, and closes with one clear table.

`python scripts/verifier.py tout` runs every step of STEPS; `code` only those that read the code.
Every step runs even when an earlier one failed: one run tells all there is to repair.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOTHING_RAN = 5  # pytest's own code


@dataclass(frozen=True)
class Step:
    """One command: its name on screen and its words. A step of tests gives counts; one may need Chromium."""

    name: str
    command: tuple[str, ...]
    counts: bool = False
    browser: bool = False


@dataclass
class Outcome:
    """What one step gave: whether it holds, how long it took in seconds, what its tests counted."""

    step: Step
    holds: bool
    seconds: float
    tests: dict[str, int] = field(default_factory=dict)
    remark: str = ""


def _pytest(*words: str) -> tuple[str, ...]:
    return (str(BIN / "python"), "-m", "pytest", "-q", "--durations=3", *words)


CODE = (
    Step("style", (str(BIN / "ruff"), "check", "--output-format", "concise", ".")),
    Step("mise en forme", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
    Step("contrats", (str(BIN / "lint-imports"), "--no-logo")),
    Step("gabarits", (str(BIN / "djlint"), "pasdecote", "--lint", "--quiet")),
    Step("code mort", (str(BIN / "vulture"),)),
    Step("types", (str(BIN / "mypy"),)),
)
TESTS = (
    Step("tests, SQLite", _pytest("-n", "2", "-m", "not browser"), counts=True),
    Step(
        "tests, PostgreSQL",
        (
            str(BIN / "python"),
            "-m",
            "tests.project.postgres",
            *_pytest("-n", "2", "-m", "not browser", "--only-database"),
        ),
        counts=True,
    ),
    # A second try, and its name in the closing lines: docs/decisions/0010.
    Step("tests, Chromium", _pytest("-n", "2", "-m", "browser", "--reruns", "1"), counts=True, browser=True),
)
STEPS = {"code": CODE, "tout": CODE + TESTS}


def chromium() -> str | None:
    """The path of a Chromium on this machine, installed by apt if that is allowed without asking; or None."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found or not shutil.which("apt-get"):
        return found
    prefix = _rights()
    if prefix is None:
        return None
    print("Chromium manque : installation par apt (quelques minutes)…", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run([*apt, *words], check=False, capture_output=True, stdin=subprocess.DEVNULL)
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def _rights() -> list[str] | None:
    """How to run a command as root without being asked for a password: [], ["sudo", "-n"], or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return ["sudo", "-n"]
    return None


def run(step: Step, environment: Mapping[str, str]) -> Outcome:
    """Run one step and show what it says as it says it."""
    print(f"\n━━ {step.name}", flush=True)
    if step.browser and "PASDECOTE_CHROMIUM" not in environment:
        return Outcome(step, True, 0.0, remark="PAS LANCÉS : Chromium manque (sudo apt install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        start = time.monotonic()
        code = subprocess.run(
            step.command, cwd=ROOT, env={**environment, "PASDECOTE_RESULTS": str(results)}
        ).returncode
        seconds = time.monotonic() - start
        tests = json.loads(results.read_text()) if results.exists() else {}
    if step.counts and code == NOTHING_RAN:
        return Outcome(step, True, seconds, tests, "aucun test de cette sorte")
    return Outcome(step, code == 0, seconds, tests)


def close(outcomes: list[Outcome]) -> bool:
    """Print the closing table. True when every step holds."""
    print("\n━━ en résumé\n")
    for outcome in outcomes:
        mark = "✓" if outcome.holds else "✗"
        remark = outcome.remark or _counted(outcome)
        print(f"  {mark} {outcome.step.name:<20}{outcome.seconds:7.1f} s   {remark}")
    print(f"    {'en tout':<20}{sum(o.seconds for o in outcomes):7.1f} s\n")
    unread = max((o.tests.get("shared", 0) for o in outcomes), default=0)
    if unread:
        print(f"  {unread} tests lisent ../shared (PASDECOTE_SHARED), absent ici : non joués.\n")
    unopened = max((o.tests.get("office", 0) for o in outcomes), default=0)
    if unopened:
        print(f"  {unopened} tests ouvrent LibreOffice (PASDECOTE_SOFFICE), absent ici : non joués.\n")
    asleep = max((o.tests.get("webkit", 0) for o in outcomes), default=0)
    if asleep:
        print(f"  {asleep} tests ouvrent WebKit, le moteur des iPhone, absent ici : non joués.\n")
    if any(o.step.counts for o in outcomes):
        passed, failed, skipped = (
            sum(o.tests.get(k, 0) for o in outcomes) for k in ("passed", "failed", "skipped")
        )
        print(f"total: {passed} passed, {failed} failed, {skipped} skipped")
    broken = [o.step.name for o in outcomes if not o.holds]
    print(f"À reprendre : {', '.join(broken)}." if broken else "Tout tient.")
    return not broken


def _counted(outcome: Outcome) -> str:
    words = {
        "passed": "réussis",
        "again": "au second essai seulement",
        "failed": "en échec",
        "skipped": "non joués",
    }
    return ", ".join(f"{outcome.tests[key]} {word}" for key, word in words.items() if outcome.tests.get(key))


def main(which: str = "tout") -> int:
    """Run the named list of steps. 0 when everything holds, 1 otherwise."""
    steps = STEPS[which]
    environment = {**os.environ, "PASDECOTE_DEBUG": "1", "PYTHONWARNINGS": "default"}
    if any(step.browser for step in steps) and (path := chromium()):
        environment["PASDECOTE_CHROMIUM"] = path
    return 0 if close([run(step, environment) for step in steps]) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
