"""Networks and servers that fail in every way: nothing is lost, nothing is twice, no note blocks another."""

import itertools
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUT = re.compile("/carnet/[0-9a-f-]{36}$")
TELL = """
  const told = { owner: a.owner, anchor: { collective: "les-tilleuls" }, circle: "me" };
  const ids = [];
  for (const happened of a.words) {
    const content = { kind: "encounter", happened_on: "2026-03-03", happened };
    const item = await m.tell({ ...told, content });
    ids.push(item.id);
  }
  return ids;
"""
FLUSH = "return m.flush({ owner: a.owner, eager: true, now: () => Date.now() + a.hours * 3_600_000 })"
hours = itertools.count(1)


@pytest.fixture
def nadia(cast: Cast, phone: Any) -> Any:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    return phone


def told(phone: Any, *words: str) -> list[str]:
    """Keep notes on the phone, without sending them."""
    return list(phone.run("outbox", TELL, {"owner": phone.owner(), "words": words}))


def flushed(phone: Any) -> dict[str, Any]:
    """Send what waits, an hour after the last time: no wait lasts that long."""
    return dict(phone.run("sending", FLUSH, {"owner": phone.owner(), "hours": next(hours)}))


def words_kept() -> list[str]:
    return sorted(json.loads(entry.content)["happened"] for entry in Entry.objects.all())


def failing(name: str) -> Callable[[Any], None]:
    """A road that fails in this way."""
    return lambda route: fails(route, name)


def fails(route: Any, name: str) -> None:
    """One way to fail, after or before the server heard."""
    ways: dict[str, Callable[[], None]] = {
        "500": lambda: route.fulfill(status=500, body="<h1>oups</h1>", content_type="text/html"),
        "502": lambda: route.fulfill(status=502, body=""),
        "hotel": lambda: route.fulfill(status=200, body="<form>Bienvenue</form>", content_type="text/html"),
        "moved": lambda: route.fulfill(status=302, headers={"Location": "/compte/connexion/"}),
        "unheard": lambda: route.abort("connectionreset"),
        "heard, no answer": lambda: (route.fetch(), route.abort("connectionclosed")),
        "heard, half an answer": lambda: route.fulfill(
            status=200, body=route.fetch().text()[:40], content_type="application/json"
        ),
        "another receipt": lambda: route.fulfill(status=200, json={"id": "x", "sent": "y", "code": ""}),
        "busy": lambda: route.fulfill(
            status=503, json={"error": "…", "code": "busy"}, headers={"Retry-After": "1"}
        ),
    }
    ways[name]()


FAILURES = ["500", "502", "hotel", "moved", "unheard", "heard, no answer", "heard, half an answer"]
FAILURES += ["another receipt", "busy"]


def test_whatever_fails_the_words_stay_and_arrive_once(cast: Cast, nadia: Any) -> None:
    for number, name in enumerate(FAILURES):
        told(nadia, f"note {number}")
        nadia.page.route(PUT, failing(name))
        round = flushed(nadia)
        assert (round["sent"], round["waiting"], round["aside"]) == (0, 1, 0), name
        assert [item["tries"] for item in nadia.items() if item["state"] == "waiting"] == [1], name
        nadia.page.unroute(PUT)
        assert flushed(nadia)["waiting"] == 0, name
        assert Entry.objects.count() == number + 1, name


def test_a_broken_note_is_set_aside_with_the_sentence_and_the_others_go(cast: Cast, nadia: Any) -> None:
    told(nadia, "un", "\x00 illisible", "deux", "deux")
    round = flushed(nadia)
    assert (round["sent"], round["waiting"], round["aside"]) == (3, 0, 1)
    assert words_kept() == ["deux", "deux", "un"], "two notes that say the same are two"
    broken = next(item for item in nadia.items() if item["state"] == "aside")
    assert broken["refusal"]["status"] == 400
    assert broken["refusal"]["sentence"]
    assert "illisible" in broken["body"]


def test_a_note_that_the_server_cannot_take_does_not_hold_up_the_next(cast: Cast, nadia: Any) -> None:
    first, *_others = told(nadia, "un", "deux", "trois")
    nadia.page.route(f"**/carnet/{first}", lambda route: route.fulfill(status=500))
    assert flushed(nadia)["sent"] == 2
    assert words_kept() == ["deux", "trois"]


def test_a_session_that_ended_keeps_everything_and_asks_to_sign_in(cast: Cast, nadia: Any) -> None:
    told(nadia, "un")
    nadia.context.clear_cookies()
    round = flushed(nadia)
    assert (round["signIn"], [item["state"] for item in nadia.items()]) == (True, ["waiting"])
    nadia.enter(cast.nadia)
    assert flushed(nadia)["sent"] == 1


def test_two_tabs_at_once_send_each_note_once(cast: Cast, nadia: Any) -> None:
    told(nadia, *[f"note {number}" for number in range(12)])
    other = nadia.context.new_page()
    other.goto(nadia.site + "/compte/")
    heard: list[str] = []
    nadia.context.on("request", lambda asked: heard.append(asked.url) if asked.method == "PUT" else None)
    sending = f"import('/static/journal/envois/sending.js').then(m => m.flush({{owner: '{nadia.owner()}'}}))"
    start = f"() => {{ window.done = {sending} }}"
    for page in (nadia.page, other):
        page.evaluate(start)
    for page in (nadia.page, other):
        page.evaluate("() => window.done")
    assert Entry.objects.count() == 12
    assert len(heard) == len(set(heard)) == 12


def test_a_correction_of_words_that_may_have_left_reaches_the_same_note(cast: Cast, nadia: Any) -> None:
    (first,) = told(nadia, "huit")
    nadia.page.route(PUT, failing("heard, no answer"))
    flushed(nadia)
    nadia.page.unroute(PUT)
    change = """const content = { kind: "encounter", happened_on: "2026-03-03", happened: "neuf" };
      return (await m.change(a, content)).id"""
    second = nadia.run("outbox", change, first)
    assert second != first
    assert flushed(nadia)["waiting"] == 0
    facts = set(Entry.objects.values_list("fact", flat=True))
    assert {str(fact) for fact in facts} == {first}
    assert words_kept() in (["huit", "neuf"], ["neuf"])
