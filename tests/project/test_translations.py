"""Every French sentence of the screens has its English one, and what is compiled is what is written.

Other packs may be incomplete: what they lack is shown in French (scripts/traduire.py manque CODE names it).
"""

import re

import polib
import pytest

from scripts import traduire
from tests.project.environment import ROOT

CATALOGUES = traduire.catalogues()
COMPLETE = [path for path in CATALOGUES if path.parent.parent.name == "en"]
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w*}")


@pytest.fixture(scope="module")
def found():
    return traduire.sentences()


def languages(path):
    return path.parent.parent.name


def test_sentences_are_found_in_code_and_in_templates(found):
    places = {place for where in found.values() for place, _ in where}
    assert any(place.endswith(".py") for place in places)
    assert any(place.endswith(".html") for place in places)
    assert (ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po") in CATALOGUES


@pytest.mark.parametrize("path", COMPLETE, ids=languages)
def test_every_sentence_is_translated(path, found):
    done = {traduire.key_of(entry) for entry in polib.pofile(str(path)) if traduire.translated(entry)}
    waiting = sorted(sentence for context, sentence, plural in found.keys() - done)
    assert waiting == [], f"{len(waiting)} sentences wait (make messages)"


@pytest.mark.parametrize("path", CATALOGUES, ids=languages)
def test_no_translation_outlives_its_sentence(path, found):
    known = {traduire.key_of(entry) for entry in polib.pofile(str(path))}
    assert sorted(known - found.keys()) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=languages)
def test_a_translation_keeps_the_holes_of_its_sentence(path):
    for entry in polib.pofile(str(path)):
        asked = set(HOLES.findall(entry.msgid)) | set(HOLES.findall(entry.msgid_plural))
        for given in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(HOLES.findall(given)) <= asked, entry.msgid
        if entry.msgstr:
            assert set(HOLES.findall(entry.msgstr)) == asked, entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=languages)
def test_what_is_compiled_is_what_is_written(path):
    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()
