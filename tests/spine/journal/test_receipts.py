"""What a phone is told of each sending: stored, the same for ever, for its sender alone."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.api import words
from pasdecote.spine.journal.models import Entry, Receipt
from pasdecote.spine.journal.services import correct, erase_words, share
from tests.factories import an_encounter
from tests.spine.journal.sending import body, put


@pytest.fixture
def phone(cast, client):
    client.force_login(cast.nadia)
    return client


def receipt(client, id, query=""):
    return client.get(f"/carnet/{id}/recu{query}")


def test_it_holds_the_print_of_the_very_bytes_that_came(phone):
    id, raw = uuid7(), json.dumps(body())
    said = put(phone, id, raw).json()
    assert said["sent"] == hashlib.sha256(raw.encode()).hexdigest()
    assert (said["id"], said["state"]) == (str(id), "kept")


def test_it_is_read_again_as_it_was_given(phone):
    id = uuid7()
    assert receipt(phone, id).status_code == 404
    given = put(phone, id, body())
    assert receipt(phone, id).content == given.content


def test_it_stays_the_same_whatever_becomes_of_the_note(cast, phone):
    id = uuid7()
    given = put(phone, id, body()).content
    share(by=cast.nadia, ids=[id], circle="collective")
    correct(by=cast.helene, id=uuid7(), replaces=[id], content=an_encounter("Neuf"))
    Membership.objects.filter(account=cast.nadia).update(until=clock.today() - timedelta(days=1))
    assert put(phone, id, body()).content == given == receipt(phone, id).content
    assert Entry.objects.count() == 2


def test_each_rewriting_has_its_own(phone):
    id = uuid7()
    first = put(phone, id, body("Huit")).json()
    second = put(phone, id, body("Neuf", base=first["digest"])).json()
    assert receipt(phone, id).json() == second
    assert receipt(phone, id, f"?envoi={first['sent']}").json() == first
    assert put(phone, id, body("Huit")).json() == first
    assert "Neuf" in Entry.objects.get().content


def test_the_same_words_in_other_bytes_are_one_note(phone):
    id = uuid7()
    first, second = (put(phone, id, json.dumps(body(), indent=indent)).json() for indent in (None, 2))
    assert first | {"sent": ""} == second | {"sent": ""}
    assert first["sent"] != second["sent"]
    assert (Entry.objects.count(), Receipt.objects.count()) == (1, 2)


def test_nobody_else_reads_it(cast, phone, client):
    id = uuid7()
    put(phone, id, body(circle="collective"))
    client.force_login(cast.helene)
    for one in (receipt(client, id), receipt(client, uuid7())):
        assert (one.status_code, one.json()["code"]) == (404, "not_there")
    client.logout()
    assert (receipt(client, id).status_code, receipt(client, id).json()["code"]) == (401, "sign_in")


def test_it_goes_with_the_words(phone):
    id = uuid7()
    put(phone, id, body())
    erase_words(facts=[id])
    assert receipt(phone, id).status_code == 404
    assert (put(phone, id, body()).status_code, put(phone, id, body()).json()["code"]) == (410, "erased")


def test_words_told_under_another_account_are_left_to_it(cast, phone):
    for said, status, code in (
        (owner_key(cast.helene), 403, "other_account"),
        ("n’importe quoi".encode().hex() + "00", 400, "unreadable"),
        ("", 400, "unreadable"),
    ):
        answer = put(phone, uuid7(), body(), headers={"X-Owner": said})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.json()["error"].endswith(".")
    assert not Entry.objects.exists()
    assert put(phone, uuid7(), body(), headers={"X-Owner": owner_key(cast.nadia)}).status_code == 200


def test_a_phone_asks_who_is_there_and_sends_with_the_token_it_is_given(cast):
    client = Client(enforce_csrf_checks=True)
    assert client.get("/carnet/envoi").json()["code"] == "sign_in"
    client.force_login(cast.nadia)
    said = client.get("/carnet/envoi").json()
    assert said["owner"] == owner_key(cast.nadia) != owner_key(cast.helene)
    assert said["media"] == {"used": 0, "most": 100 * 1024 * 1024}
    assert put(client, uuid7(), body()).json()["code"] == "stale_page"
    assert put(client, uuid7(), body(), headers={"X-CSRFToken": said["csrf"]}).status_code == 200


def test_when_the_database_cannot_take_turns_the_phone_comes_back_later(phone, monkeypatch):
    def locked(**_told):
        raise OperationalError("database is locked")

    id = uuid7()
    with monkeypatch.context() as patched:
        patched.setattr(words, "receive", locked)
        answer = put(phone, id, body())
    assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "busy", "5")
    assert not Entry.objects.exists()
    assert put(phone, id, body()).status_code == 200
