"""One phone, several people in turn: nobody's words are lost, nobody's are shown to another."""

from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import told
from tests.e2e.offline.test_correct_offline import DRAFTED
from tests.factories import a_note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Ce que Nadia garde pour elle"
CACHES = "async () => (await caches.keys()).filter((name) => name.startsWith('pages:'))"
COUNT = """async () => {
  for (const base of await indexedDB.databases()) {
    if (base.name === "pas-de-cote") return (await import("/static/journal/envois/store.js")).within(
      ["items"], "readonly", (t) => t.objectStore("items").count());
  }
  return 0;
}"""


def test_words_wait_for_their_own_account_and_are_never_shown_to_the_next(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    nadia = phone.owner()
    phone.page.type("#id_happened", "un brouillon de Nadia")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.offline()
    told(phone, WORDS)
    assert phone.page.evaluate(CACHES) == [f"pages:{nadia}"]

    phone.enter(cast.mireille)  # before the network is back: what wakes up then finds her, not Nadia
    phone.offline(False)
    phone.open("/carnet/raconter/")
    assert phone.page.input_value("#id_happened") == ""
    phone.page.wait_for_function(
        f"async () => (await ({CACHES})()).every((name) => name !== 'pages:{nadia}')"
    )
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")
    assert "Nadia" not in phone.page.inner_text("main")
    phone.run("sending", "return m.flush({ owner: a, eager: true })", phone.owner())
    phone.run("sending", "return m.flush({ owner: a, eager: true })", nadia)
    phone.run("sending", "return m.flush({ eager: true })")
    assert not Entry.objects.exists()
    assert [item["owner"] for item in phone.items()] == [nadia]

    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-part=sent]:visible")
    assert Entry.objects.get().author == cast.nadia
    phone.page.wait_for_selector("[data-part=drafts]:has-text('un brouillon de Nadia')")


def test_leaving_says_what_waits_and_takes_nothing_away(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    told(phone, "\x00 que le serveur refuse")
    phone.page.goto(phone.site + "/compte/deconnexion/")
    phone.page.click("main form button:has-text('Me déconnecter')")
    phone.page.wait_for_url("**/carnet/telephone/?partir")
    phone.page.wait_for_selector("[data-leave]:visible")
    phone.page.wait_for_selector("[data-part=aside]:visible")
    phone.page.click("button:has-text('Me déconnecter quand même')")
    phone.page.wait_for_url(phone.site + "/")
    phone.page.wait_for_function(f"async () => !(await ({CACHES})()).length")
    assert phone.page.evaluate(COUNT) == 1


def test_wiping_sends_first_then_asks_then_leaves_nothing(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    told(phone, WORDS, "\x00 que le serveur refuse")
    phone.page.goto(phone.site + "/compte/effacer-ce-telephone/")
    phone.page.click("main button:has-text('Effacer ce téléphone')")
    phone.page.wait_for_selector("[data-wipe-asks]:visible")
    assert Entry.objects.count() == 1
    phone.page.click("main button:has-text('Effacer ce téléphone')")
    phone.page.wait_for_url(phone.site + "/")
    left = """async () => [await caches.keys(), await indexedDB.databases(),
      Object.keys(sessionStorage).filter((name) => !name.startsWith("htmx"))]"""
    assert phone.page.evaluate(left) == [[], [], []]
    assert phone.page.evaluate("async () => await navigator.serviceWorker.getRegistrations()") == []


def test_a_code_draws_a_curtain_before_what_waits(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/carnet/telephone/")
    told(phone, "\x00 un secret bien gardé")
    phone.page.click("summary:has-text('Mettre un code')")
    phone.page.fill("#code-new", "12")
    phone.page.click("button:has-text('Mettre ce code')")
    phone.page.wait_for_selector("#messages:has-text('quatre à six chiffres')")
    phone.page.fill("#code-new", "1234")
    phone.page.click("button:has-text('Mettre ce code')")
    phone.page.wait_for_selector("#messages:has-text('Le code est mis')")
    phone.page.evaluate("sessionStorage.clear()")
    phone.page.reload()
    phone.page.wait_for_selector("#code-given:visible")
    assert "secret" not in phone.page.inner_text("[data-shown]")
    phone.page.fill("#code-given", "4321")
    phone.page.click("button:has-text('Ouvrir')")
    phone.page.wait_for_selector("#messages:has-text('Ce n’est pas ce code')")
    phone.page.fill("#code-given", "1234")
    phone.page.click("button:has-text('Ouvrir')")
    phone.page.wait_for_selector("[data-shown]:has-text('un secret bien gardé')")


def test_the_curtain_hangs_before_drafts_and_kept_pages_too(cast: Cast, phone: Any) -> None:
    note = a_note(cast.nadia, cast.tilleuls, "un mot du carnet", circle="me")
    phone.enter(cast.nadia, warm=True)
    phone.page.goto(phone.site + "/carnet/")
    phone.open(f"/carnet/{note.pk}/reprendre/")
    phone.run("pin", "return m.setCode(a, '1234')", phone.owner())
    phone.open("/carnet/raconter/")
    phone.page.type("#id_happened", "un brouillon secret")
    phone.page.wait_for_function(DRAFTED, arg="un brouillon secret")
    killed, phone.page = phone.page, phone.context.new_page()
    killed.close()
    phone.offline()
    phone.open("/carnet/raconter/")
    assert phone.page.input_value("#id_happened") == ""
    phone.page.wait_for_selector("#messages:has-text('derrière votre code')")
    phone.page.goto(phone.site + "/carnet/")
    phone.page.wait_for_selector("#code-given:visible")
    assert "un mot du carnet" not in phone.page.inner_text("body")
    phone.page.fill("#code-given", "1234")
    phone.page.click("button:has-text('Ouvrir')")
    phone.page.wait_for_url("**/carnet/")
    phone.page.wait_for_selector("main:has-text('un mot du carnet')")
    phone.open("/carnet/raconter/")
    assert phone.page.input_value("#id_happened") == "un brouillon secret"
