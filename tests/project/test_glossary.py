"""One word, one meaning, kept in docs/glossaire.md; and the documents speak of files that exist."""

import enum
import importlib
import inspect
import re

import pytest
from django.apps import apps

from pasdecote.ground.facts.kinds import KINDS
from tests.project import tree
from tests.project.environment import ROOT

GLOSSARY = ROOT / "docs" / "glossaire.md"
# `pasdecote/…`, `docs/…`, `scripts/x.py`: a path in backquotes, a folder of ours first.
PATH = re.compile(
    r"`((?:pasdecote|config|tests|docs|scripts|bench|requirements|locale)/[\w./-]+)`|\]\((?!https?:|#|mailto:)([^)#]+)"
)


@pytest.fixture(scope="module")
def words():
    return set(re.findall(r"`(\w+)`", GLOSSARY.read_text()))


def test_every_kind_of_fact_is_in_the_glossary(words):
    assert sorted({kind.__name__ for kind in KINDS.values()} - words) == []


def test_every_model_is_in_the_glossary(words):
    ours = {model.__name__ for model in apps.get_models() if tree.package(model.__module__)}
    assert ours
    assert sorted(ours - words) == []


def test_every_list_of_choices_is_in_the_glossary(words):
    found = set()
    for path in tree.modules():
        if path.name in {"enums.py", "atoms.py"}:
            module = importlib.import_module(tree.dotted(path))
            found |= {
                name
                for name, value in inspect.getmembers(module, inspect.isclass)
                if issubclass(value, enum.Enum) and value.__module__ == module.__name__
            }
    assert found
    assert sorted(found - words) == []


def documents():
    return [path for path in tree.files() if path.suffix == ".md"]


def test_every_file_that_a_document_names_exists():
    lost = []
    for document in documents():
        for code, link in PATH.findall(document.read_text()):
            target = ROOT / code if code else document.parent / link
            if not target.exists():
                lost.append(f"{tree.shown(document)} names {code or link}")
    assert documents()
    assert lost == []


def test_every_target_of_make_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        word for document in documents() for word in re.findall(r"`make ([a-z-]+)`", document.read_text())
    }
    assert named <= targets
