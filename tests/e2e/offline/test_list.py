"""« Ce qui attend sur ce téléphone »: each thing is read, changed, copied and deleted alone, offline too."""

import json
from pathlib import Path
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import told, words_kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/carnet/telephone/"


def card(phone: Any, words: str) -> Any:
    found = phone.page.locator(f"[data-phone-list] li.card:has-text('{words}')")
    found.wait_for()
    return found


def test_what_waits_is_changed_copied_and_deleted_alone_without_a_network(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.offline()
    told(phone, "huit personnes", "à effacer", "à copier")
    phone.page.goto(phone.site + LIST)
    assert "Vous êtes hors ligne." in phone.page.inner_text("main")
    card(phone, "à copier").get_by_role("button", name="Copier").click()
    phone.page.wait_for_selector("#messages:has-text('C’est copié')")
    assert phone.page.evaluate("navigator.clipboard.readText()") == "à copier"

    card(phone, "à effacer").get_by_role("button", name="Effacer").click()
    phone.page.click("dialog[open] button:has-text('Ne rien faire')")
    card(phone, "à effacer").get_by_role("button", name="Effacer").click()
    phone.page.click("dialog[open] button:has-text('Effacer')")
    phone.page.wait_for_selector("#messages:has-text('effacé de ce téléphone')")
    assert len(phone.items()) == 2

    changed = card(phone, "huit personnes")
    changed.get_by_role("button", name="Changer les mots").click()
    changed.locator("textarea").fill("neuf personnes")
    changed.get_by_role("button", name="Garder").click()
    card(phone, "neuf personnes")
    assert Entry.objects.count() == 0
    phone.offline(False)
    phone.page.wait_for_selector("[data-none]:visible")
    assert words_kept() == ["neuf personnes", "à copier"]


def test_what_was_refused_is_said_again_under_another_number(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + LIST)
    (number,) = told(phone, "avec un signe \x00 illisible")
    phone.run("waking", "await m.wake(a, true)", phone.owner())
    refused = card(phone, "avec un signe")
    assert json.loads(phone.items()[0]["body"])["content"]["happened"] == "avec un signe \x00 illisible"
    refused.get_by_role("button", name="Changer les mots").click()
    refused.locator("textarea").fill("avec des mots lisibles")
    refused.get_by_role("button", name="Garder").click()
    phone.page.wait_for_selector("[data-none]:visible")
    assert words_kept() == ["avec des mots lisibles"]
    assert str(Entry.objects.get().pk) != number


def test_the_browser_wakes_the_worker_which_sends(cast: Cast, phone: Any) -> None:
    """As when the network comes back long after the page was closed."""
    phone.enter(cast.nadia, warm=True)
    phone.page.goto(phone.site + LIST)
    phone.page.wait_for_selector("[data-none]:visible")
    told(phone, "envoyé la nuit")
    seen: list[str] = []
    cdp = phone.context.new_cdp_session(phone.page)
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: seen.extend(each["registrationId"] for each in told["registrations"]),
    )
    cdp.send("ServiceWorker.enable")
    phone.page.wait_for_function("() => navigator.serviceWorker.controller")
    for _frame in range(1_000):  # the browser tells it when it has the time
        if seen:
            break
        phone.page.evaluate("() => new Promise(requestAnimationFrame)")
    wake = {"origin": phone.site, "registrationId": seen[0], "tag": "envois", "lastChance": False}
    cdp.send("ServiceWorker.dispatchSyncEvent", wake)
    phone.page.wait_for_selector("[data-part=sent]:visible")
    assert words_kept() == ["envoyé la nuit"]


def test_the_page_is_for_everybody_with_all_that_may_be_on_it(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.page.type("#id_happened", "un brouillon " + "très" * 30)
    phone.page.goto(phone.site + LIST)
    told(phone, "arrivé")
    phone.run("waking", "await m.wake(a, true)", phone.owner())
    told(phone, "refusé \x00" + "long" * 40)
    phone.run("waking", "await m.wake(a, true)", phone.owner())
    phone.offline()
    told(phone, "à envoyer")
    phone.page.goto(phone.site + LIST + "?partir")
    for part in ("aside", "waiting", "drafts", "sent"):
        phone.page.wait_for_selector(f"[data-part={part}]:visible")
    phone.page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    phone.page.locator("[data-part=waiting] [data-edit]").click()
    phone.page.evaluate((Path(__file__).parents[1] / "vendor/axe.min.js").read_text())
    for scheme in ("light", "dark"):
        phone.page.emulate_media(color_scheme=scheme)
        found = phone.page.evaluate(
            "async () => (await axe.run()).violations.map((each) => each.nodes[0].html)"
        )
        assert found == []
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320
