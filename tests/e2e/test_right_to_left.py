"""A language read from right to left: every page turned round, in an alphabet made up for the occasion.

Its pack is made of the French sentences, each letter turned into an Arabic one, the holes kept. It proves the
layout, not a translation.
"""

import re
import string
from pathlib import Path
from typing import Any

import polib
import pytest

from pasdecote.ground.ui import markup, parts
from scripts import traduire
from tests.cast import Cast, build_cast
from tests.e2e.test_every_page import come_as, looked_at
from tests.project.environment import ROOT
from tests.project.test_permissions import path_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd%]|{\w*}|<[^>]+>|&\w+;|https?://\S+|\n")
LETTERS = dict(zip(string.ascii_lowercase, "ابتثجحخدذرزسشصضطظعغفقكلمنه", strict=True))
# Nobody in particular, a member, a professional; and the pages that each opens.
PAGES = {
    "": ["home", "account_login", "accessibility", "personal_data", "privacy:register", "cards:door"],
    "mireille": ["home", "journal:tell", "journal:thread", "privacy:mine", "commitments:demands"],
    "nadia": ["journal:note", "belonging:collective", "agenda:calendar", "cards:list", "reports:bilan"],
}
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SIDES = """() => ({
  dir: document.documentElement.dir,
  starts: getComputedStyle(document.querySelector("h1")).direction,
  brand: document.querySelector(".brand").getBoundingClientRect().right > innerWidth / 2,
  turned: [...document.querySelectorAll(".turned")].filter(e => e.checkVisibility()).every(
    e => getComputedStyle(e).transform.startsWith("matrix(-1")),
  french: [...document.querySelectorAll(".skip, .bar a, .foot a")].map(e => e.innerText).filter(
    words => !/[\\u0600-\\u06ff]/.test(words)),
})"""


def arabic(sentence: str) -> str:
    """The sentence in Arabic letters, as long as it was; holes, tags and addresses as they were."""

    def letters(words: str) -> str:
        plain = words.translate(str.maketrans("àâçéèêëîïôûùüœ", "aaceeeeiiouuuo")).lower()
        return "".join(LETTERS.get(letter, letter) for letter in plain)

    found, end = [], 0
    for hole in KEPT.finditer(sentence):
        found += [letters(sentence[end : hole.start()]), hole.group()]
        end = hole.end()
    return "".join([*found, letters(sentence[end:])])


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pack, beside the real ones and never among them."""
    folder = tmp_path_factory.mktemp("locale") / "ar/LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for context, sentence, plural in traduire.sentences():
        entry = polib.POEntry(msgid=sentence, msgid_plural=plural, msgctxt=context or None)
        if plural:
            entry.msgstr_plural = {0: arabic(sentence), 1: arabic(plural)}
        else:
            entry.msgstr = arabic(sentence)
        catalogue.append(entry)
    (folder / "django.mo").write_bytes(catalogue.to_binary())
    return folder.parents[1]


@pytest.fixture
def cast(transactional_db: None, settings: Any, pack: Path) -> Any:
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, pack]
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]
    settings.LANGUAGES_BIDI = ["ar"]
    parts._rendered.cache_clear()
    yield build_cast()
    parts._rendered.cache_clear()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_turned_round_and_hold_on_the_narrowest_phone(
    cast: Cast, live_server: Any, page: Any, name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    come_as(page, live_server.url, getattr(cast, name) if name else None, "ar")
    said = {}
    for path in PAGES[name]:
        assert page.goto(live_server.url + path_of(path, cast)).status == 200, path
        found = looked_at(page, "light", "dark")
        if page.evaluate(WIDER):
            found.append("wider than the screen")
        sides = page.evaluate(SIDES)
        if sides != {"dir": "rtl", "starts": "rtl", "brand": True, "turned": True, "french": []}:
            found.append(sides)
        if found:
            said[path] = found
    assert said == {}, said


def test_arrows_of_the_pages_are_among_those_that_turn() -> None:
    drawn = (ROOT / "pasdecote/ground/ui/static/ui/icons.svg").read_text()
    assert {"back", "next", "answer", "send", "undo", "out"} <= markup.TURNED
    assert all(f'id="{name}"' in drawn for name in markup.TURNED)


def test_the_made_up_alphabet_keeps_the_holes() -> None:
    assert arabic("Bonjour, %(name)s <b>!") == "بضصرضقع, %(name)s <b>!"
