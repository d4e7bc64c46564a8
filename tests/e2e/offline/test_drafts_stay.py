"""Words typed and not kept: they stay through a sign-out and another person, and come back to who typed."""

import re
from typing import Any

import pytest

from tests.cast import Cast

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
