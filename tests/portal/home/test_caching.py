"""What somebody reads is kept by nobody on the way."""

import pytest
from django.test import Client

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


def test_a_file_that_did_not_change_is_answered_without_a_body(db, settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    (tmp_path / "mots.css").write_text("p { margin: 0 }\n" * 100)
    first = Client().get("/static/mots.css")
    first.close()
    known = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": "gzip"}
    again = Client().get("/static/mots.css", headers=known)
    assert (first.status_code, again.status_code) == (200, 304)
    assert b"".join(again.streaming_content) == b""
    again.close()
