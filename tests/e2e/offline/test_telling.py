"""Raconter on a phone: kept first, sent when it can."""

from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "8 personnes ont préparé la fête des voisins"


def test_with_a_network_a_note_is_kept_sent_and_said(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.open("/carnet/raconter/")
    phone.tell(WORDS)
    phone.page.wait_for_url("**/carnet/")
    phone.page.wait_for_selector("#messages:has-text('C’est gardé')")
    assert WORDS in Entry.objects.get().content
    assert [(item["state"], item["body"]) for item in phone.items()] == [("sent", "")]


def test_without_a_network_words_wait_and_leave_when_it_is_back(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.offline()
    phone.page.goto(phone.site + "/carnet/raconter/")
    assert "Vous êtes hors ligne" in phone.page.inner_text("main")
    phone.page.wait_for_selector("form[data-phone=ready]")
    phone.tell(WORDS)
    phone.page.wait_for_selector("#messages:has-text('C’est gardé sur ce téléphone')")
    assert phone.page.input_value("#id_happened") == ""
    phone.page.wait_for_selector(".waiting-badge:has-text('1')")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector(f"[data-part=waiting]:has-text('{WORDS}')")
    assert not Entry.objects.exists()
    phone.offline(False)
    phone.page.wait_for_selector("[data-none]:visible")
    assert WORDS in Entry.objects.get().content


def test_what_only_the_server_can_read_goes_the_plain_way_and_leaves_no_draft(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.open("/carnet/raconter/")
    phone.page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    phone.page.fill("#id_duration", "un bon moment")
    phone.tell(WORDS)
    phone.page.wait_for_selector(".error-summary")
    assert phone.page.input_value("#id_happened") == WORDS
    phone.page.wait_for_selector("form[data-phone=ready]")
    phone.page.fill("#id_duration", "2 h")
    new = (
        "document.querySelector('form.tell').insertAdjacentHTML('beforeend', '<input name=nouveau value=1>')"
    )
    phone.page.evaluate(new)  # a field that came after this version of the scripts
    phone.tell(WORDS)
    phone.page.wait_for_url("**/carnet/")
    phone.page.wait_for_function(f"() => !sessionStorage.getItem('parti:{phone.owner()}')")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")
    assert Entry.objects.count() == 1
