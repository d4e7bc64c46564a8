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
