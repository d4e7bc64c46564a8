"""In a real browser, with the keyboard alone: a worker tells a note, reads it again and shares it."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast, build_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "8 personnes ont préparé la fête des voisins"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def sign_in(page: Any, address: str, account: Any) -> None:
    """Give the browser the session of somebody who signed in."""
    client = Client()
    client.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def reach(page: Any, words: str, most: int = 60) -> None:
    """Press Tab until what has the focus says these words. Fails when nothing does."""
    for _press in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.innerText, e.labels?.[0]?.innerText, e.value].filter(Boolean).join(' ') }"
        )
        if words in said:
            return
    raise AssertionError(f"the keyboard never reaches « {words} »")


def complaints(page: Any) -> list[str]:
    """What the browser complains of from now on: refused scripts and styles, failed requests, errors."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    return said


def test_a_worker_tells_and_shares_with_the_keyboard_alone(cast: Cast, live_server: Any, page: Any) -> None:
    sign_in(page, live_server.url, cast.nadia)
    said = complaints(page)
    page.goto(f"{live_server.url}/carnet/raconter/")
    reach(page, "Que s’est-il passé ?")
    page.keyboard.type(WORDS)
    reach(page, "Quel lieu ?")
    page.keyboard.press("Enter")
    reach(page, "Où ?")
    page.keyboard.type("Laverie")
    reach(page, "Garder")
    page.keyboard.press("Enter")
    page.wait_for_url("**/carnet/")
    assert "Lue par vous seulement" in page.inner_text("main")
    assert Entry.objects.get().circle == "me"

    reach(page, "Relire et partager")
    page.keyboard.press("Enter")
    page.wait_for_url("**/carnet/relire/**")
    reach(page, "L’équipe")
    page.keyboard.press("Space")
    reach(page, "Partager les notes cochées")
    page.keyboard.press("Enter")
    page.wait_for_url("**/collectifs/les-tilleuls/fil/")
    assert WORDS in page.inner_text("main")
    assert Entry.objects.get().circle == "team"
    assert said == []


def test_a_chip_says_what_was_chosen_in_it(cast: Cast, live_server: Any, page: Any) -> None:
    sign_in(page, live_server.url, cast.nadia)
    page.goto(f"{live_server.url}/carnet/raconter/")
    page.click("summary:has-text('Quel lieu ?')")
    page.fill("#id_place", "Au pied de la tour B")
    page.keyboard.press("Tab")
    assert page.inner_text("details.chip[open] > summary").strip() == "Au pied de la tour B"
    page.click("summary:has-text('Pour vous')")
    page.click("label:has-text('L’équipe')")
    assert "L’équipe" in page.inner_text("details.chip[open] > summary")


@pytest.mark.parametrize("address", ["/carnet/raconter/", "/carnet/", "/collectifs/les-tilleuls/fil/"])
def test_nothing_overflows_on_the_narrowest_phone(
    cast: Cast, live_server: Any, page: Any, address: str
) -> None:
    sign_in(page, live_server.url, cast.nadia)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + address)
    for fold in page.query_selector_all("main details"):
        fold.evaluate("element => element.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
