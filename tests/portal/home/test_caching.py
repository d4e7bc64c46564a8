"""What somebody reads is kept by nobody on the way."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from tests.factories import a_note, a_photo


@pytest.fixture
def worker(cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.mark.parametrize(
    "address", ["/", "/carnet/", "/collectifs/les-tilleuls/fil/", "/bilans/", "/compte/", "/rien/"]
)
def test_a_page_is_kept_by_no_one_but_its_reader_who_asks_again(cast, worker, address):
    a_note(cast.nadia, cast.tilleuls)
    assert worker.get(address)["Cache-Control"] == "private, no-cache"
    assert Client().get(address)["Cache-Control"].startswith(("private", "max-age=0"))


def test_what_says_itself_how_long_it_may_be_kept_is_left_as_it_is(cast, worker):
    photo = a_photo(cast.nadia, cast.tilleuls)
    assert worker.get(f"/photos/{photo.pk}.jpg")["Cache-Control"] == "private, max-age=3600"
    assert worker.get("/sante/")["Cache-Control"] == "no-store"


def asked(address, **headers):
    """What a server gets from the application: the test client would itself drop the body of a 304."""
    said = []
    environment = RequestFactory().get(address, headers=headers).environ
    body = WSGIHandler()(environment, lambda status, fields: said.extend((status, dict(fields))))
    sent = b"".join(body)
    body.close()
    return said[0][:3], said[1], sent


def test_a_file_that_did_not_change_is_answered_without_a_body(db, settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    (tmp_path / "mots.css").write_text("p { margin: 0 }\n" * 100)
    _status, known, _sent = asked("/static/mots.css")
    etag = {"If-None-Match": known["ETag"], "Accept-Encoding": "gzip"}
    status, _fields, sent = asked("/static/mots.css", **etag)
    assert (status, sent) == ("304", b"")
