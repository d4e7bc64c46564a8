"""Words typed outlive the tab, the disk that is full, the database that closes; success is never too soon."""

import re
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Trois mamans sont passées"
TELL = "/carnet/raconter/"
PUT = re.compile("/carnet/[0-9a-f-]{36}$")
DRAFTED = """async (words) => {
  const m = await import("/static/journal/envois/drafts.js");
  const all = () => m.drafts(document.body.dataset.owner);
  const there = async () => (await all()).some((draft) => draft.fields.happened[0] === words);
  const end = performance.now() + 60_000;
  while (!(await there())) {
    if (performance.now() > end) throw new Error("never written");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
# The connection is really closed, as iOS does, just as the page is about to use it.
CLOSE_UNDER = """() => {
  const transaction = IDBDatabase.prototype.transaction;
  let left = 1;
  IDBDatabase.prototype.transaction = function (...asked) {
    if (left-- > 0) this.close();
    return transaction.apply(this, asked);
  };
}"""


@pytest.fixture
def nadia(cast: Cast, phone: Any) -> Any:
    phone.enter(cast.nadia)
    phone.open(TELL)
    return phone


def another_tab(phone: Any) -> None:
    """The tab is killed without a word, and another one opened."""
    killed, phone.page = phone.page, phone.context.new_page()
    killed.close()
    phone.open(TELL)


def test_words_outlive_a_killed_tab_and_a_page_that_is_left(cast: Cast, nadia: Any) -> None:
    nadia.page.type("#id_happened", WORDS)
    nadia.page.click("details:has(input[name=circle]) > summary")
    nadia.page.click("label:has-text('L’équipe')")
    nadia.page.evaluate(DRAFTED, WORDS)
    another_tab(nadia)
    assert nadia.page.input_value("#id_happened") == WORDS
    assert "L’équipe" in nadia.page.inner_text("details:has(input[name=circle]) > summary")
    assert nadia.page.is_checked("input[name=circle][value=team]")
    assert "que vous n’aviez pas encore gardés" in nadia.said()
    nadia.page.focus("#id_happened")
    nadia.page.keyboard.press("Control+End")
    nadia.page.keyboard.type(" !")
    nadia.page.goto(nadia.site + "/compte/")
    nadia.page.evaluate(DRAFTED, WORDS + " !")
    nadia.page.goto(nadia.site + "/carnet/telephone/")
    nadia.page.wait_for_selector(f"[data-part=drafts]:has-text('{WORDS}')")
    nadia.page.click("[data-part=drafts] a:has-text('Continuer')")
    nadia.page.wait_for_selector("form[data-phone=ready]")
    nadia.tell(WORDS + ", enfin")
    nadia.page.wait_for_url("**/collectifs/**")
    nadia.open(TELL)
    assert nadia.page.input_value("#id_happened") == "", "what is kept is no draft any more"
    assert Entry.objects.count() == 1


def test_two_pages_open_at_once_never_write_over_each_other(cast: Cast, nadia: Any) -> None:
    first = nadia.page
    first.type("#id_happened", "la première")
    first.evaluate(DRAFTED, "la première")
    nadia.page = nadia.context.new_page()
    nadia.open(TELL)
    assert nadia.page.input_value("#id_happened") == ""
    nadia.page.type("#id_happened", "la seconde")
    nadia.page.evaluate(DRAFTED, "la seconde")
    first.evaluate(DRAFTED, "la première")


def test_a_full_phone_says_so_and_the_words_stay_in_the_field(cast: Cast, nadia: Any) -> None:
    cdp = nadia.context.new_cdp_session(nadia.page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": nadia.site, "quotaSize": 1})
    nadia.tell(WORDS * 200)
    nadia.page.wait_for_selector("#messages:has-text('ne sont pas gardés')")
    assert "C’est gardé" not in nadia.said()
    assert nadia.page.input_value("#id_happened") == WORDS * 200
    nadia.page.wait_for_selector("#messages button:has-text('Copier mes mots')")
    assert not Entry.objects.exists()
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": nadia.site})
    nadia.tell(WORDS)
    nadia.page.wait_for_url("**/carnet/")
    assert Entry.objects.count() == 1


def test_a_database_closed_under_the_page_reopens(cast: Cast, nadia: Any) -> None:
    nadia.page.evaluate(CLOSE_UNDER)
    nadia.tell(WORDS)
    nadia.page.wait_for_url("**/carnet/")
    assert Entry.objects.count() == 1


def test_a_wrong_clock_is_said_and_stops_nothing(cast: Cast, nadia: Any) -> None:
    nadia.page.clock.set_fixed_time("1970-01-02T10:00:00Z")
    nadia.open(TELL)
    assert "L’horloge de ce téléphone" in nadia.page.inner_text("main")
    nadia.tell(WORDS)
    nadia.page.wait_for_url("**/carnet/")
    kept = Entry.objects.get()
    assert (kept.told_at.year, kept.received_at.year > 2020, kept.happened_on.year > 2020) == (
        1970,
        True,
        True,
    )


def test_a_note_that_the_server_refuses_is_explained_and_stays_in_the_field(cast: Cast, nadia: Any) -> None:
    nadia.page.route(PUT, lambda route: route.fulfill(status=422, json=REFUSAL))
    nadia.tell(WORDS)
    nadia.page.wait_for_selector(f"#messages:has-text('{REFUSAL['error']}')")
    assert nadia.page.input_value("#id_happened") == WORDS
    assert nadia.items() == []
    nadia.page.evaluate(DRAFTED, WORDS)
    nadia.page.unroute(PUT)
    nadia.tell(WORDS)
    nadia.page.wait_for_url("**/carnet/")
    assert Entry.objects.count() == 1


REFUSAL = {"error": "Cette note ne va pas.", "code": "refused"}
