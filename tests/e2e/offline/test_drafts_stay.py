"""Words typed and not kept: they stay through a sign-out and another person, and come back to who typed."""

import re
from typing import Any

import pytest

from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TELL = "/carnet/raconter/"
WORDS = "ce que Nadia n’a pas fini de dire"


# Comes back once as many drafts are on the disk.
WRITTEN = """async (number) => {
  const m = await import("/static/journal/envois/store.js");
  const count = () => m.within(["drafts"], "readonly", (t) => t.objectStore("drafts").count());
  const end = performance.now() + 60_000;
  while ((await count()) !== number) {
    if (performance.now() > end) throw new Error("never written");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""


def test_a_draft_outlives_a_sign_out_and_is_hidden_from_the_next_person(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.open(TELL)
    phone.page.type("#id_happened", WORDS)
    phone.page.evaluate(WRITTEN, 1)
    phone.page.goto(phone.site + "/compte/deconnexion/")
    phone.page.click("main form button:has-text('Me déconnecter')")
    phone.page.wait_for_url("**/carnet/telephone/?partir")
    phone.page.click("button:has-text('Me déconnecter quand même')")
    phone.page.wait_for_url(phone.site + "/")

    phone.enter(cast.mireille)
    phone.open(TELL)
    assert phone.page.input_value("#id_happened") == ""
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-none]:visible")
    assert "Nadia" not in phone.page.inner_text("main")

    phone.enter(cast.nadia)
    phone.open(TELL)
    assert phone.page.input_value("#id_happened") == WORDS


ALL = "return (await m.drafts(a)).map((draft) => draft.fields.happened[0]).sort()"


def test_what_one_page_goes_on_typing_never_takes_the_place_of_the_draft_of_another(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia)
    phone.open(TELL)
    killed, phone.page = phone.page, phone.context.new_page()
    phone.open(TELL)
    phone.page.type("#id_happened", "bleu")
    phone.page.evaluate(WRITTEN, 1)
    killed.type("#id_happened", "rouge")
    phone.page.evaluate(WRITTEN, 2)
    killed.close()
    phone.open(TELL)  # where the newest draft is not the one of this page
    assert phone.page.input_value("#id_happened") == "bleu"
    phone.page.type("#id_happened", " et vert")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-part=drafts]:has-text('vert')")
    assert "rouge" in phone.run("drafts", ALL, phone.owner())


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
        assert phone.run("left", LEAVE, draft)
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


NO_ROOM = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...said) {
    if (this.name === "drafts") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, said);
  };
}"""


def test_a_refused_note_whose_draft_cannot_be_written_stays_on_the_phone(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.open(TELL)
    refusal = {"error": "Cette note ne va pas.", "code": "refused"}
    put = re.compile("/carnet/[0-9a-f-]{36}$")
    phone.page.route(put, lambda route: route.fulfill(status=422, json=refusal))
    phone.page.evaluate(NO_ROOM)
    phone.tell(WORDS)
    phone.page.wait_for_selector(f"#messages:has-text('{refusal['error']}')")
    assert phone.page.input_value("#id_happened") == WORDS
    (item,) = phone.items()
    assert item["state"] == "aside"
    assert WORDS in item["body"]
