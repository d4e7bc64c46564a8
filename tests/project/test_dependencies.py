"""Each dependency earns its place and is locked; no file says where packages come from."""

import re
import tomllib

import pytest

from tests.project.environment import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = (ROOT / "pyproject.toml").read_text()


def named(requirement):
    return re.split(r"[\[<>=~!; ]", requirement)[0].lower().replace("_", "-")


def test_each_dependency_carries_its_reason():
    data = tomllib.loads(PROJECT)["project"]
    for requirement in data["dependencies"]:
        line = next(line for line in PROJECT.splitlines() if f'"{requirement}"' in line)
        assert len(line.partition("#")[2].strip()) > 5, f"{requirement} says no reason"


def test_each_dependency_is_locked():
    data = tomllib.loads(PROJECT)["project"]
    extra = data["optional-dependencies"]["test"]
    for wanted, lock in ((data["dependencies"], "run"), (data["dependencies"] + extra, "test")):
        names = {named(line) for line in locked(f"{lock}.txt")}
        assert {named(requirement) for requirement in wanted} <= names


def locked(name):
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    return {line.split(" \\")[0] for line in lines if "==" in line}


def test_the_tool_runs_with_the_versions_that_are_tested():
    assert locked("run.txt") <= locked("test.txt")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes(lock):
    blocks = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert blocks
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host(lock):
    assert not re.search(r"https?:|--index|--extra-index|--find-links|://|@ ", lock.read_text())
