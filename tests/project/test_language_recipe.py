"""The recipe of a language does what it says: its commands are run, in a copy of the house."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.project.environment import ROOT

RECIPE = (ROOT / "docs/recipes/ajouter-une-langue.md").read_text()
COMMANDS = re.findall(r"```sh\n(.+?)\n```", RECIPE)
LINE = re.search(r"```text\n(.+?)\n```", RECIPE)[1]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for folder in ("scripts", "locale", "config", "pasdecote"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("static", "__pycache__"))
    return copy


def run(house: Path, command: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, *command.removeprefix(".venv/bin/python ").split()]
    surroundings = {**os.environ, "PYTHONPATH": str(house), "PASDECOTE_VAR": str(house / "var")}
    return subprocess.run(words, cwd=house, env=surroundings, capture_output=True, text=True, timeout=120)


def test_its_commands_make_a_pack_say_what_it_lacks_and_compile_it(house):
    begin, lacks, refresh = COMMANDS
    pack = house / "locale/ar/LC_MESSAGES/django.po"

    assert run(house, begin).returncode == 0
    made = polib.pofile(str(pack))
    assert len(made) > 1000
    assert "nplurals=6" in made.metadata["Plural-Forms"]
    assert next(entry for entry in made if entry.msgid_plural).msgstr_plural.keys() == set(range(6))
    assert run(house, begin).returncode == 1

    said = run(house, lacks)
    assert said.returncode == 1
    assert f"ar : {len(made)} phrases, {len(made)} à traduire" in said.stdout

    made.find("Raconter").msgstr = "احكِ"
    made.save()
    assert f"{len(made) - 1} à traduire" in run(house, refresh).stdout
    assert polib.mofile(str(pack.with_suffix(".mo"))).find("Raconter").msgstr == "احكِ"
    assert f"{len(made) - 1} à traduire" in run(house, lacks).stdout


def test_its_line_offers_the_language_from_right_to_left(house):
    languages = house / "config/languages.py"
    languages.write_text(languages.read_text().replace("\n)\n", f"\n{LINE}\n)\n"))
    (house / "ask.py").write_text(
        "from django.conf import settings\nprint(settings.LANGUAGES[-1], settings.LANGUAGES_BIDI)\n"
    )
    said = run(house, "ask.py")
    assert said.stdout == "('ar', 'العربية') ['ar']\n", said.stderr


@pytest.mark.parametrize("words", ["nouvelle", "nouvelle ../etc", "manque Ar", "autre ar"])
def test_what_is_no_language_is_refused(house, words):
    assert run(house, f".venv/bin/python scripts/traduire.py {words}").returncode == 2
