"""Sendings that break on the way, or come without what they must carry: refused whole, in words."""

import io
import json

import pytest
from django.test import Client

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Entry

BOUNDARY = "B0und"
NOTE = {"content": {"kind": "encounter", "happened_on": "2026-03-03", "happened": "Café"}}


@pytest.fixture
def worker(cast, client):
    client.force_login(cast.nadia)
    return client


def a_form(cast, kind):
    fields = {
        "id": str(uuid7()),
        "happened_on": "2026-03-03",
        "anchor": f"c-{cast.tilleuls.pk}",
        "circle": "me",
        "kind": "encounter",
        "happened": "Nous avons bu un café",
    }
    if kind == "multipart/form-data":
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{words}\r\n'
            for name, words in fields.items()
        ]
        return "".join([*parts, f"--{BOUNDARY}--\r\n"]).encode(), f"{kind}; boundary={BOUNDARY}"
    return "&".join(f"{name}={words.replace(' ', '+')}" for name, words in fields.items()).encode(), kind


def send(client, method, address, body, kind, announced):
    """A request whose body holds other than the bytes it announces."""
    extra = {"wsgi.input": io.BytesIO(body), "CONTENT_TYPE": kind}
    extra |= (
        {"CONTENT_LENGTH": str(announced)} if announced is not None else {"HTTP_TRANSFER_ENCODING": "chunked"}
    )
    return client.generic(method, address, b"", **extra)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize("missing", [1, 12, 150])
def test_a_form_that_was_cut_on_the_way_is_refused_whole(cast, kind, missing, strict):
    client = Client(enforce_csrf_checks=strict)
    client.force_login(cast.nadia)
    client.get("/carnet/raconter/")
    body, kind = a_form(cast, kind)
    answer = send(client, "POST", "/carnet/raconter/", body[:-missing], kind, len(body))
    page = answer.content.decode()
    assert (answer.status_code, "coupé en route" in page, "est encore" in page) == (400, True, True)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_that_came_whole_is_kept_even_when_more_follows(cast, worker, kind):
    body, kind = a_form(cast, kind)
    answer = send(worker, "POST", "/carnet/raconter/", body + b"GET / HTTP/1.1", kind, len(body))
    assert (answer.status_code, Entry.objects.count()) == (302, 1)


def test_a_note_that_was_cut_on_the_way_is_refused_to_the_phone_in_json(cast, worker):
    body = json.dumps(NOTE | {"anchor": {"collective": "les-tilleuls"}}).encode()
    answer = send(worker, "PUT", f"/carnet/{uuid7()}", body, "application/json", len(body) + 9)
    assert (answer.status_code, answer.json()["code"]) == (400, "cut_short")
    assert "coupé en route" in answer.json()["error"]
    assert not Entry.objects.exists()


def test_a_form_that_does_not_say_its_length_is_refused_in_words(cast, worker):
    body, kind = a_form(cast, "application/x-www-form-urlencoded")
    answer = send(worker, "POST", "/carnet/raconter/", body, kind, None)
    assert (answer.status_code, 'lang="fr"' in answer.content.decode()) == (411, True)
    answer = send(worker, "PUT", f"/carnet/{uuid7()}", json.dumps(NOTE).encode(), "application/json", None)
    assert (answer.status_code, "longueur" in answer.json()["error"]) == (411, True)


def test_a_sending_from_too_old_a_page_says_so_and_what_to_do(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.nadia)
    page = strict.post("/carnet/raconter/", {"happened": "Café"})
    assert (page.status_code, "Rechargez la page" in page.content.decode()) == (403, True)
    assert "réservée à d’autres" not in page.content.decode()
    answer = strict.put(f"/carnet/{uuid7()}", json.dumps(NOTE), content_type="application/json")
    assert (answer.status_code, "rechargez la page" in answer.json()["error"]) == (403, True)


@pytest.mark.parametrize("announced", ["²", "٢", "9" * 5000, "-1", "x"], ids=lambda text: text[:9])
def test_a_length_that_is_no_number_breaks_nothing(cast, worker, announced):
    body, kind = a_form(cast, "application/x-www-form-urlencoded")
    answer = send(worker, "POST", "/carnet/raconter/", body, kind, announced)
    assert answer.status_code in (400, 413)
    assert 'lang="fr"' in answer.content.decode()
    assert not Entry.objects.exists()
