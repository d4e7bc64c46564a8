"""What a newcomer types first answers clearly."""

import os
import subprocess

import pytest

from tests.project.environment import ROOT

TARGETS = ("help", "demo", "test", "lint", "fix", "bench", "messages", "lock")


def said(*words, **environment):
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment}, timeout=60
    )


def test_make_alone_says_what_there_is_to_do():
    answer = said("make")
    assert answer.returncode == 0
    listed = {line.split()[0] for line in answer.stdout.splitlines() if line.startswith("  ")}
    assert listed == set(TARGETS)


def test_a_missing_python_is_said_with_the_line_to_type():
    answer = said("sh", "scripts/installer.sh", "run", PYTHON="python-that-is-not-here")
    assert answer.returncode == 1
    assert "Il manque Python (python-that-is-not-here)" in answer.stderr
    assert "sudo apt install python3 python3-venv git make" in answer.stderr


OLD = 'case "$*" in *version_info*) exit 1;; *) echo Python 3.9.2;; esac'
BARE = 'case "$*" in *ensurepip*) exit 1;; esac'


@pytest.mark.parametrize(
    ("python", "message"),
    [(OLD, "3.11 ou plus récent (ici : Python 3.9.2)"), (BARE, "le module venv de Python")],
)
def test_a_python_that_does_not_do_is_said(tmp_path, python, message):
    program = tmp_path / "python3"
    program.write_text(f"#!/bin/sh\n{python}\n")
    program.chmod(0o755)
    refused = said("sh", "scripts/installer.sh", "run", PYTHON=str(program))
    assert refused.returncode == 1
    assert message in refused.stderr
    assert "sudo apt install" in refused.stderr


def test_the_shell_scripts_are_plain_enough_for_any_shell():
    for script in ("scripts/installer.sh", "scripts/verrouiller.sh"):
        assert said("sh", "-n", script).returncode == 0
        assert (ROOT / script).stat().st_mode & 0o111
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
