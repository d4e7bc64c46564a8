"""The last moment of a page: its words outlive it, and it holds up no other once it sleeps or is gone."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TELL = "/carnet/raconter/"
WORDS = "ce que Nadia n’a pas fini de dire"
ALL = "return (await m.drafts(a)).map((draft) => draft.fields.happened[0]).sort()"
# A database so slow that nothing asked of it ends before the page does.
BUSY = """async () => {
  const { openDB } = await import("/static/journal/vendor/idb.js");
  const store = (await openDB("pas-de-cote")).transaction(["drafts"], "readwrite").objectStore("drafts");
  const again = () => store.count().then(again, () => {});
  again();
}"""


def test_the_last_words_of_a_page_outlive_a_database_that_had_no_time_to_write_them(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.page.evaluate(BUSY)
    phone.page.fill("#id_happened", WORDS)
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector(f"[data-part=drafts]:has-text('{WORDS}')")
    assert phone.page.evaluate("localStorage.length") == 0
    phone.open(TELL)
    assert phone.page.input_value("#id_happened") == WORDS


LEAVE = "return m.leaveBehind({ id: a.id, owner: a.owner, at: Date.now(), fields: { happened: [a.words] } })"


def test_words_left_behind_are_counted_before_they_are_with_the_other_drafts(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    mine = {"id": "une", "owner": phone.owner(), "words": WORDS}
    for draft in (mine, mine | {"id": "autre", "owner": "quelqu’un d’autre"}):
        phone.run("left", LEAVE, draft)
    counted = phone.run("peek", "return m.peek(a)", phone.owner())
    assert counted == {"waiting": 0, "aside": 0, "drafts": 1, "others": 1}
    assert phone.run("drafts", ALL, phone.owner()) == [WORDS]
    assert phone.run("peek", "return m.peek(a)", phone.owner()) == counted


def test_of_a_note_that_was_kept_only_the_words_that_went_on_are_a_draft(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    (number,) = told(phone, WORDS)
    for words, left in ((WORDS, []), (WORDS + ", et la suite", [WORDS + ", et la suite"])):
        phone.run("left", LEAVE, {"id": number, "owner": phone.owner(), "words": words})
        assert phone.run("drafts", ALL, phone.owner()) == left
    assert number not in phone.run(
        "drafts", "return (await m.drafts(a)).map((each) => each.id)", phone.owner()
    )


def test_older_words_left_behind_never_take_the_place_of_newer_ones(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    draft = {"id": "une", "owner": phone.owner(), "words": "les plus anciens"}
    phone.run("left", LEAVE, draft)
    newer = {"id": "une", "owner": phone.owner(), "at": 9e12, "fields": {"happened": [WORDS]}}
    phone.run("store", "return m.put('drafts', a)", newer)
    assert phone.run("drafts", ALL, phone.owner()) == [WORDS]


# Something long is under way in the database as the page is left.
LONG = """
  const again = (store) => store.count().then(() => again(store));
  const work = m.within(["items"], "readwrite", (t) => again(t.objectStore("items")));
  window.went = work.catch((error) => error.name);
"""


def test_a_page_that_was_left_and_sleeps_holds_up_no_other(cast: Cast, phone: Any) -> None:
    """As Safari does, which keeps it whole, database included, for who comes back."""
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    phone.run("store", LONG)
    sleeping, phone.page = phone.page, phone.context.new_page()
    sleeping.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    phone.page.goto(phone.site + "/compte/")
    told(phone, WORDS)
    assert sleeping.evaluate("window.went") == "AbortError"
