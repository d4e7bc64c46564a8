"""Correcting a note that the server has, without a network: kept first, sent later, over no other words."""

import json
from typing import Any

import pytest

from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal import services
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.queries import resolutions
from tests.cast import Cast
from tests.e2e.offline.test_list import card
from tests.factories import a_note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GARDER = "main form.tell button:has-text('Garder') >> nth=0"
KEPT = "#messages:has-text('C’est gardé sur ce téléphone')"


@pytest.fixture
def note(cast: Cast) -> Entry:
    return a_note(cast.nadia, cast.tilleuls, "Sept personnes à la laverie", circle="collective")


def opened(phone: Any, path: str) -> None:
    """A page of a correction, once its modules have run."""
    phone.page.goto(phone.site + path)
    phone.page.wait_for_selector("form.tell[data-phone=ready]")


def kept(phone: Any, words: str) -> None:
    """Say it otherwise, and touch Garder."""
    phone.page.fill("#id_happened", words)
    phone.page.click(GARDER)


def heads(entry: Entry) -> list[str]:
    """The words that stand of a note."""
    found = resolutions({entry.fact})[entry.fact]
    rows = Entry.objects.filter(pk__in=found.heads).order_by("pk")
    return sorted(json.loads(row.content)["happened"] for row in rows)


def test_a_correction_without_a_network_arrives_once_when_it_is_back(
    cast: Cast, phone: Any, note: Entry
) -> None:
    phone.enter(cast.nadia, warm=True)
    opened(phone, f"/notes/{note.fact}/corriger/")
    phone.offline()
    kept(phone, "Huit personnes à la laverie")
    phone.page.wait_for_selector(KEPT)
    kept(phone, "Neuf personnes à la laverie")  # changed one's mind, before anything left
    phone.page.wait_for_function("() => !document.querySelector('form[aria-busy]')")
    killed, phone.page = phone.page, phone.context.new_page()
    killed.close()

    phone.page.goto(phone.site + "/carnet/telephone/")
    assert "Correction" in card(phone, "Neuf personnes").inner_text()
    assert phone.page.locator("[data-part=drafts]").is_hidden(), "what is kept is no draft any more"
    opened(phone, f"/notes/{note.fact}/corriger/")  # the page was kept, and knows what waits
    assert phone.page.input_value("#id_happened") == "Neuf personnes à la laverie"
    assert Entry.objects.count() == 1
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.offline(False)
    phone.page.wait_for_selector("[data-none]:visible")
    assert heads(note) == ["Neuf personnes à la laverie"]
    assert phone.run("sending", "return (await m.flush({ owner: a, eager: true })).sent", phone.owner()) == 0


def test_words_typed_and_what_was_read_with_them_outlive_a_killed_tab(
    cast: Cast, phone: Any, note: Entry
) -> None:
    phone.enter(cast.nadia)
    opened(phone, f"/notes/{note.fact}/corriger/")
    phone.page.fill("#id_happened", "Huit, dit Nadia")
    phone.page.wait_for_function(DRAFTED, arg="Huit, dit Nadia")
    killed, phone.page = phone.page, phone.context.new_page()
    killed.close()
    rival = Encounter(happened_on=note.happened_on, happened="Six, dit Hélène")
    services.correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=rival)
    opened(phone, "/carnet/raconter/")
    assert phone.page.input_value("#id_happened") == "", "not a note of Raconter"
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.click("[data-part=drafts] a:has-text('Continuer')")
    phone.page.wait_for_selector("form.tell[data-phone=ready]")
    assert phone.page.input_value("#id_happened") == "Huit, dit Nadia"
    phone.page.click(GARDER)
    phone.page.wait_for_url(f"**/notes/{note.fact}/")
    said = phone.page.inner_text("main")
    assert "Huit, dit Nadia" in said
    assert "Six, dit Hélène" in said
    assert heads(note) == ["Huit, dit Nadia", "Six, dit Hélène"]


DRAFTED = """async (words) => {
  const m = await import("/static/journal/envois/drafts.js");
  const all = await m.drafts(document.body.dataset.owner);
  return all.some((draft) => draft.fields.happened?.[0] === words);
}"""


def test_ones_own_note_is_rewritten_in_place_with_a_network_and_corrected_without(
    cast: Cast, phone: Any
) -> None:
    mine = a_note(cast.nadia, cast.tilleuls, "Pour moi", circle="me")
    phone.enter(cast.nadia, warm=True)
    path = f"/carnet/{mine.pk}/reprendre/"
    opened(phone, path)
    kept(phone, "Pour moi, mieux dit")
    phone.page.wait_for_url("**/carnet/")
    phone.page.wait_for_function(f"() => !sessionStorage.getItem('corrigé:{phone.owner()}')")
    assert Entry.objects.count() == 1
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")

    opened(phone, path)
    phone.offline()
    kept(phone, "Pour moi, dehors")
    phone.page.wait_for_selector(KEPT)
    elsewhere = Encounter(happened_on=mine.happened_on, happened="Pour moi, au bureau")
    read = Entry.objects.get().digest
    services.rewrite(by=cast.nadia, id=mine.pk, content=elsewhere, base=read)
    phone.offline(False)
    phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    phone.page.wait_for_selector(".waiting-badge", state="detached")
    assert heads(mine) == ["Pour moi, au bureau", "Pour moi, dehors"]


def test_a_form_that_only_the_server_can_read_comes_back_with_its_words(
    cast: Cast, phone: Any, note: Entry
) -> None:
    phone.enter(cast.nadia)
    opened(phone, f"/notes/{note.fact}/corriger/")
    phone.page.fill("#id_duration", "un bon moment")
    kept(phone, "Huit personnes")
    phone.page.wait_for_selector(".error-summary")
    phone.page.wait_for_selector("form.tell[data-phone=ready]")
    assert phone.page.input_value("#id_happened") == "Huit personnes"
    phone.page.fill("#id_duration", "2 h")
    phone.page.click(GARDER)
    phone.page.wait_for_url(f"**/notes/{note.fact}/")
    phone.page.wait_for_selector("#messages:has-text('C’est corrigé')")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")
    assert heads(note) == ["Huit personnes"]


def test_a_correction_that_the_server_refuses_is_explained_and_stays(
    cast: Cast, phone: Any, note: Entry
) -> None:
    phone.enter(cast.nadia)
    opened(phone, f"/notes/{note.fact}/corriger/")
    kept(phone, "Un signe \x00 illisible")
    phone.page.wait_for_selector("#messages .message-error")
    assert "illisible" in phone.page.input_value("#id_happened")
    phone.page.goto(phone.site + "/carnet/telephone/")
    card(phone, "illisible").get_by_role("button", name="Copier").wait_for()
    assert Entry.objects.count() == 1
