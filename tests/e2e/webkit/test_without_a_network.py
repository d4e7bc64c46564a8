"""On the engine of iPhones: Raconter without a network, words that outlive their page, pages that sleep."""

from pathlib import Path
from typing import Any

import pytest

from pasdecote.spine.journal.models import Attachment
from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import words_kept
from tests.e2e.offline.test_media import a_large_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Trois mamans sont passées"
LIST = "/carnet/telephone/"
AT_HAND = """while (!navigator.serviceWorker.controller || !(await caches.match("/carnet/raconter/"))
    || !(await caches.match("/carnet/telephone/"))) await new Promise((rest) => setTimeout(rest, 50));"""
SAID = "document.querySelector('#messages').innerText.includes(a[0])"
KEPT = "C’est gardé sur ce téléphone"
SHOWN = "document.querySelector(`[data-part=${a[0]}]:not([hidden])`)?.innerText.includes(a[1])"
DRAFTS = """const m = await import("/static/journal/envois/drafts.js");
  const all = await m.drafts(document.body.dataset.owner);
  for (const draft of all) await m.dropDraft(draft.id);
  return all.map((draft) => draft.fields.happened[0]);"""
LEAVE = """const field = document.querySelector("#id_happened");
  field.value = a[0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => location.assign(a[1]), a[2]);"""


def test_words_told_without_a_network_arrive_once_it_is_back(cast: Cast, iphone: Any) -> None:
    iphone.enter(cast.nadia)
    iphone.raconter()
    iphone.run(AT_HAND)
    iphone.offline()
    iphone.raconter()
    iphone.type("#id_happened", WORDS)
    iphone.touch("Garder")
    iphone.until(SAID, KEPT)
    iphone.go(LIST)
    iphone.until(SHOWN, "waiting", WORDS)
    assert words_kept() == []
    iphone.offline(False)
    iphone.go(LIST)
    iphone.until(SHOWN, "sent", "Arrivé")
    assert words_kept() == [WORDS]


def test_a_photo_goes_after_its_words(cast: Cast, iphone: Any, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(a_large_photo())
    iphone.enter(cast.nadia)
    iphone.raconter()
    iphone.run(AT_HAND)
    iphone.offline()
    iphone.raconter()
    iphone.touch("Ajouter une photo")
    iphone.type("#photo-file", str(photo))
    iphone.until("document.querySelector('[data-photo-shown]').checkVisibility()")
    iphone.run("document.querySelector('[data-photo-agreed]').click()")
    iphone.type("#id_happened", WORDS)
    iphone.touch("Garder")
    iphone.until(SAID, KEPT)
    iphone.offline(False)
    iphone.go(LIST)
    iphone.until("document.querySelector('[data-none]').checkVisibility()")
    assert words_kept() == [WORDS]
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("moment", [0, 120, 249, 260])
def test_the_last_words_of_a_page_outlive_it(cast: Cast, iphone: Any, moment: int) -> None:
    iphone.enter(cast.nadia)
    iphone.raconter()
    for time in range(3):
        words = f"{WORDS} {time}"
        iphone.run(LEAVE, words, LIST, moment)
        iphone.until("location.pathname === a[0] && document.readyState === 'complete'", LIST)
        assert iphone.run(DRAFTS) == [words]
        iphone.run("sessionStorage.clear()")
        iphone.raconter()


def test_pages_that_sleep_hold_up_neither_what_is_told_nor_what_is_wiped(cast: Cast, iphone: Any) -> None:
    iphone.enter(cast.nadia)
    for path in ("/compte/", LIST, "/"):
        iphone.raconter()
        iphone.type("#id_happened", "encore ")
        iphone.go(path)
    iphone.raconter()
    iphone.run("document.querySelector('#id_happened').value = a[0]", WORDS)
    iphone.touch("Garder")
    iphone.until("location.pathname !== '/carnet/raconter/'")
    assert words_kept() == [WORDS]
    iphone.go("/compte/effacer-ce-telephone/")
    iphone.touch("Effacer ce téléphone")
    iphone.until("document.querySelector('[data-wipe-asks]:not([hidden])') || location.pathname === '/'")
    if iphone.run("return location.pathname") != "/":
        iphone.touch("Effacer ce téléphone")
    iphone.until("location.pathname === '/'")
    assert iphone.run("return (await indexedDB.databases()).map((each) => each.name)") == []
    left = iphone.run("return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [name for name in left if not name.startswith("htmx")] == []
