"""PUT /carnet/<uuid>: what a phone sends when the network is back."""

import hashlib
import json
from datetime import datetime

import pytest
from django.test import Client

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import erase_words
from tests.factories import a_note


@pytest.fixture
def phone(cast, client):
    client.force_login(cast.nadia)
    return client


def body(words="On s’est vus", **fields):
    content = {"kind": "encounter", "happened_on": "2026-03-03", "happened": words}
    return {"anchor": {"collective": "les-tilleuls"}, "circle": "me", "content": content} | fields


def put(client, id, data, **extra):
    raw = data if isinstance(data, bytes | str) else json.dumps(data)
    return client.put(f"/carnet/{id}", raw, content_type="application/json", **extra)


def test_a_note_is_kept_and_its_receipt_says_so(cast, phone):
    id = uuid7()
    answer = put(phone, id, body(told_at="2026-03-03T18:00:00+01:00"))
    entry = Entry.objects.get()
    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(id),
        "fact": str(id),
        "digest": entry.digest,
        "circle": "me",
        "state": "kept",
        "sent": hashlib.sha256(answer.wsgi_request.body).hexdigest(),
        "received_at": entry.received_at.isoformat(),
    }
    assert entry.told_at == datetime.fromisoformat("2026-03-03T18:00:00+01:00")


@pytest.mark.parametrize("by", ["slug", "pk"])
def test_a_group_is_named_by_its_address_or_its_identifier(cast, phone, by):
    anchor = {"collective": str(getattr(cast.tilleuls, by))}
    assert put(phone, uuid7(), body(anchor=anchor)).status_code == 200


def test_a_structure_may_be_named_too(cast, phone):
    assert put(phone, uuid7(), body(anchor={"organisation": str(cast.club.pk)})).status_code == 200
    assert Entry.objects.get().organisation == cast.club


def test_the_same_note_sent_twice_gives_equal_receipts(phone):
    id = uuid7()
    assert put(phone, id, body()).content == put(phone, id, body()).content
    assert Entry.objects.count() == 1


def test_other_words_under_a_known_identifier_conflict(phone):
    id = uuid7()
    put(phone, id, body("Les premiers"))
    answer = put(phone, id, body("Les seconds"))
    assert (answer.status_code, "votre appareil" in answer.json()["error"]) == (409, True)


def test_erased_words_are_gone(phone):
    id = uuid7()
    put(phone, id, body())
    erase_words(facts=[id])
    assert put(phone, id, body()).status_code == 410


def test_a_correction_names_what_it_replaces(cast, phone):
    note, id = a_note(cast.nadia, cast.tilleuls, "Huit"), uuid7()
    sent = body("Neuf", fact=str(note.fact), replaces=[str(note.pk)])
    answer = put(phone, id, sent)
    assert (answer.status_code, answer.json()["fact"]) == (200, str(note.pk))
    assert put(phone, id, sent).content == answer.content
    assert Entry.objects.count() == 2


def test_a_correction_of_another_fact_is_refused(cast, phone):
    one, two = (a_note(cast.nadia, cast.tilleuls, words) for words in ("Un", "Deux"))
    answer = put(phone, uuid7(), body(fact=str(one.fact), replaces=[str(two.pk)]))
    assert (answer.status_code, answer.json()["field"]) == (400, "fact")


def test_ones_own_note_is_rewritten_in_place(phone):
    id = uuid7()
    first = put(phone, id, body("Huit")).json()
    second = put(phone, id, body("Neuf", base=first["digest"]))
    assert second.status_code == 200
    assert put(phone, id, body("Dix", base=first["digest"])).status_code == 409
    assert "Neuf" in Entry.objects.get().content


def test_what_is_not_for_you_and_what_is_not_there_are_one_answer(cast, phone):
    sent = [body(anchor={"collective": slug}) for slug in ("inconnu", str(uuid7()))]
    answers = [put(phone, uuid7(), one) for one in sent]
    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].content == answers[1].content


def test_a_member_does_not_tell_in_the_circle_of_the_team(cast, client):
    client.force_login(cast.mireille)
    assert put(client, uuid7(), body(circle="team")).status_code == 404
    assert put(client, uuid7(), body(circle="collective")).status_code == 200


CONTENT = {"kind": "encounter", "happened_on": "2026-03-03", "happened": "x"}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (b"", ""),
        (b"{", ""),
        (b"[]", ""),
        (b"\xff\xfe", ""),
        (b"[" * 10_000, ""),
        (b'{"content": ' + b'{"kind":' * 10_000, ""),
        (b'{"content": {"kind": "encounter", "happened": ' + b"[" * 10_000 + b"]" * 10_000 + b"}}", ""),
        ('{"content": 3, "circle": "moi"}', "circle"),
        (body(circle="friends"), "circle"),
        (body(told_at="hier"), "told_at"),
        (body(told_at="1850-01-01T00:00:00Z"), "told_at"),
        (body(told_at="0001-01-01T00:00:00+14:00"), "told_at"),
        (body(told_at="9999-12-31T23:59:59-14:00"), "told_at"),
        (body(unknown=1), ""),
        (body(anchor={}), "anchor"),
        (body(anchor={"collective": "a", "organisation": "b"}), "anchor"),
        (body(replaces=["x"]), "replaces[0]"),
        (body(fact="00000000-0000-7000-8000-000000000001"), ""),
        (body(content=[]), "content"),
        (body(content=CONTENT | {"kind": "party"}), "content.kind"),
        (body(content=CONTENT | {"happened": "  "}), "content.happened"),
        (body(content=CONTENT | {"happened_on": "1025-03-03"}), "content.happened_on"),
        (body(content=CONTENT | {"happened_on": "2026-02-30"}), "content.happened_on"),
        (body(content=CONTENT | {"counts": [{"unit": "people", "value": -3}]}), "content.counts[0]"),
        (body(content=CONTENT | {"happened": "\ud800 seul"}), ""),
        (body(content=CONTENT | {"happened": "\udc00"}), ""),
        (body(content=CONTENT | {"happened": "nul \x00"}), "content.happened"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_keeps_nothing(phone, sent, field):
    answer = put(phone, uuid7(), sent)
    assert answer.status_code == 400
    said = answer.json()
    assert said["error"].endswith((".", "suffisent."))
    assert said.get("field", "") == field or (not field and said.get("field", "").startswith("content"))
    assert not Entry.objects.exists()


@pytest.mark.parametrize("words", ["🎉 fête 👩‍👩‍👧", "السلام عليكم", "‮renversé", "mot " * 10_000, "a\u0301"])
def test_any_readable_words_are_kept_as_they_are(phone, words):
    assert put(phone, uuid7(), body(words)).status_code == 200
    assert json.loads(Entry.objects.get().content)["happened"] == words


def test_a_clock_that_is_wrong_but_possible_is_accepted(phone):
    assert put(phone, uuid7(), body(told_at="1970-01-01T00:00:00")).status_code == 200


def test_a_body_over_a_million_signs_is_too_heavy(phone):
    answer = put(phone, uuid7(), body("x" * (1024 * 1024)))
    assert (answer.status_code, "trop lourde" in answer.json()["error"]) == (413, True)


def test_without_an_account_nothing_is_kept_and_the_phone_is_told(cast, client):
    answer = put(client, uuid7(), body())
    assert (answer.status_code, "sur cet appareil" in answer.json()["error"]) == (401, True)
    assert not Entry.objects.exists()


def test_a_request_forged_elsewhere_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.nadia)
    assert put(client, uuid7(), body()).status_code == 403
    assert not Entry.objects.exists()


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_nothing_else_than_put_is_understood(phone, method):
    assert getattr(phone, method)(f"/carnet/{uuid7()}").status_code == 405
