"""The worker: a new one waits its turn and eats nothing; what it keeps is little, and its reader's only."""

from typing import Any

import pytest

from pasdecote.portal.home import offline
from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.factories import a_note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAITING = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  for (let turn = 0; turn < 600 && !registration.waiting; turn++) await new Promise((r) => setTimeout(r, 50));
  return Boolean(registration.waiting);
}"""
TAKEN_OVER = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  for (let turn = 0; turn < 600 && registration.waiting; turn++) await new Promise((r) => setTimeout(r, 50));
  return !registration.waiting;
}"""


def test_an_update_waits_for_the_next_page_and_eats_no_word(
    cast: Cast, phone: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.open("/carnet/raconter/")
    phone.page.type("#id_happened", "des mots en cours")
    phone.page.evaluate("window.same = true")
    former = offline.worker
    changed = lambda **ways: former(**ways).replace('"version": "', '"version": "new-')  # noqa: E731
    monkeypatch.setattr(offline, "worker", changed)
    assert phone.page.evaluate(WAITING)
    assert phone.page.evaluate("window.same"), "the page was not loaded again"
    assert phone.page.input_value("#id_happened") == "des mots en cours"
    phone.page.goto(phone.site + "/carnet/telephone/")
    assert phone.page.evaluate(TAKEN_OVER)
    phone.page.wait_for_selector("[data-part=drafts]:has-text('des mots en cours')")
    phone.offline()
    phone.open("/carnet/raconter/")
    assert phone.page.input_value("#id_happened") == "des mots en cours"
    phone.tell("des mots en cours")
    phone.page.wait_for_selector("#messages:has-text('C’est gardé sur ce téléphone')")
    phone.offline(False)
    phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    phone.page.wait_for_selector(".waiting-badge", state="detached")
    assert Entry.objects.count() == 1


def test_the_first_page_ever_opened_keeps_words_though_nobody_touched_it_before_the_network_went(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/carnet/raconter/")
    phone.page.wait_for_function("() => document.querySelector('form.tell').dataset.phone === 'ready'")
    phone.offline()
    phone.tell("dans l’escalier")
    phone.page.wait_for_selector("#messages:has-text('C’est gardé sur ce téléphone')")


def test_the_thread_and_the_notebook_are_read_again_without_a_network_and_nothing_else(
    cast: Cast, phone: Any
) -> None:
    a_note(cast.nadia, cast.tilleuls, "Pour tout le groupe", circle="collective")
    note = a_note(cast.nadia, cast.tilleuls, "Pour moi", circle="me")
    phone.enter(cast.nadia, warm=True)
    for path in ("/collectifs/les-tilleuls/fil/", "/carnet/", f"/notes/{note.pk}/"):
        phone.page.goto(phone.site + path)
    phone.offline()
    phone.page.goto(phone.site + "/collectifs/les-tilleuls/fil/")
    assert "Pour tout le groupe" in phone.page.inner_text("main")
    assert "Vous êtes hors ligne. Voici ce que vous aviez lu" in phone.page.inner_text("main")
    phone.page.goto(phone.site + "/carnet/")
    assert "Pour moi" in phone.page.inner_text("main")
    phone.page.goto(phone.site + f"/notes/{note.pk}/")
    assert "Pas de réseau" in phone.page.inner_text("main")
    phone.page.goto(phone.site + "/carnet/raconter/?groupe=les-tilleuls")
    assert phone.page.is_visible("#id_happened")


def test_the_worker_and_the_manifest_name_files_that_are_there(cast: Cast, client: Any) -> None:
    manifest = client.get("/manifeste.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert {icon["purpose"] for icon in manifest.json()["icons"]} == {"any", "maskable"}
    for sending in ("", "?envois"):
        worker = client.get("/travailleur.js" + sending)
        assert worker["Content-Type"].startswith("text/javascript")
        assert ("import { flush }" in worker.content.decode()) is bool(sending)


def test_the_browser_never_asks_ahead_of_the_worker(cast: Cast, phone: Any) -> None:
    """Where it does, Firefox shows its own page without a network, whatever the worker has at hand."""
    phone.enter(cast.nadia, warm=True)
    state = "async () => (await (await navigator.serviceWorker.ready).navigationPreload.getState()).enabled"
    assert phone.page.evaluate(state) is False
