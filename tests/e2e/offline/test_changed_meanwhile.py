"""A note said otherwise, or deleted, in the very moment when its sending begins."""

import json
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import flushed, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Just before the sending writes that it begins, another tab puts the note in other words, or deletes it.
MEANWHILE = """([id, words]) => {
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ways) {
    if (mode === "readwrite" && [stores].flat().includes("items")) {
      IDBDatabase.prototype.transaction = transaction;
      const items = transaction.call(this, ["items"], "readwrite").objectStore("items");
      items.get(id).onsuccess = ({ target }) => {
        const row = target.result;
        if (words) items.put({ ...row, body: row.body.replace("huit", words) });
        else items.delete(id);
      };
    }
    return transaction.call(this, stores, mode, ways);
  };
}"""


@pytest.fixture
def nadia(cast: Cast, phone: Any) -> Any:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    return phone


def test_a_note_said_otherwise_as_it_leaves_arrives_in_its_last_words(cast: Cast, nadia: Any) -> None:
    (id,) = told(nadia, "huit")
    nadia.page.evaluate(MEANWHILE, [id, "neuf"])
    for _turn in range(2):
        round = flushed(nadia)
    assert (round["waiting"], round["aside"]) == (0, 0)
    assert [json.loads(entry.content)["happened"] for entry in Entry.objects.all()] == ["neuf"]


def test_a_note_deleted_as_it_leaves_does_not_leave(cast: Cast, nadia: Any) -> None:
    (id,) = told(nadia, "huit")
    nadia.page.evaluate(MEANWHILE, [id, ""])
    flushed(nadia)
    assert not Entry.objects.exists()
    assert nadia.items() == []
