"""Leaving without a network: said as it is, and the session ends before anything is sent under it."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import told
from tests.e2e.offline.test_shared_phone import CACHES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAKE = """async () => {
  const m = await import("/static/journal/envois/waking.js");
  await m.wake(document.body.dataset.owner, "all");
}"""
WORDS = "Ce que Nadia a gardé avant de partir"


def left(phone: Any) -> None:
    """Leave without a network, through the list of what waits."""
    phone.page.goto(phone.site + "/carnet/telephone/?partir")
    phone.page.wait_for_selector("[data-leave]:visible")
    phone.page.click("button:has-text('Me déconnecter quand même')")
    phone.page.wait_for_selector("h1:has-text('Déconnexion en attente')")


def test_the_session_ends_when_the_network_is_back_and_before_anything_is_sent(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.offline()
    told(phone, WORDS)
    other = phone.context.new_page()
    other.goto(phone.site + "/carnet/telephone/")  # still open elsewhere, with its modules
    other.wait_for_selector("[data-part=waiting]:visible")
    left(phone)
    assert "votre session est encore ouverte" in phone.page.inner_text("main")
    assert phone.page.evaluate(CACHES) == []
    phone.page.goto(phone.site + "/carnet/")
    assert "Déconnexion en attente" in phone.page.inner_text("main"), "no page of theirs any more"
    assert Session.objects.count() == 1

    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    phone.offline(False)
    phone.page.wait_for_selector("h1:has-text('Déconnexion faite')")
    assert Session.objects.count() == 0
    other.wait_for_function("async () => !(await caches.has('depart'))")
    other.evaluate(WAKE)
    assert not Entry.objects.exists()
    assert not [line for line in asked if line.startswith("PUT")], "nothing was even tried"
    other.close()

    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")
    assert Entry.objects.get().author == cast.nadia


def test_the_first_page_asked_closes_it_and_a_session_of_somebody_else_stays_open(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.offline()
    left(phone)
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.offline(False)
    phone.page.goto(phone.site + "/carnet/")
    assert "/compte/connexion/" in phone.page.url
    assert Session.objects.count() == 0

    phone.enter(cast.nadia, warm=True)
    phone.offline()
    left(phone)
    phone.enter(cast.mireille)  # signed in before the phone could say anything
    phone.offline(False)
    phone.page.goto(phone.site + "/carnet/")
    assert phone.page.inner_text("h1") == "Mon carnet"
    phone.page.wait_for_function("async () => !(await caches.has('depart'))")
