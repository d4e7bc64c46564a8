"""A real server killed between the commit and the answer, asked again by the real outbox of a real phone."""

from typing import Any

import pytest
from playwright.sync_api import Error

from tests.cast import Cast
from tests.e2e.offline.test_bad_networks import PUT, flushed, told, words_kept
from tests.project.served import served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROUNDS = 200


def by_way_of(port: int, fault: str) -> Any:
    """Sendings of words go to the server of this port, which fails in this way once it has kept them."""

    def go(route: Any) -> None:
        said = route.request.all_headers()
        kept = {name: value for name, value in said.items() if name not in {"origin", "referer", "host"}}
        address = route.request.url.replace(route.request.url.split("/")[2], f"127.0.0.1:{port}")
        try:
            route.fulfill(response=route.fetch(url=address, headers=kept | {"X-Test-Fault": fault}))
        except Error:
            route.abort("connectionclosed")

    return go


def test_what_a_killed_server_had_kept_is_there_once_and_the_phone_hears_of_it(
    cast: Cast, phone: Any
) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    with served() as port:
        for number, fault in enumerate(("die", "half", "lost"), 1):
            told(phone, f"note {number}")
            phone.page.route(PUT, by_way_of(port, fault))
            assert flushed(phone)["waiting"] == 1, fault
            assert words_kept() == [f"note {rank}" for rank in range(1, number + 1)], "kept before it died"
            phone.page.unroute(PUT)
            phone.page.route(PUT, by_way_of(port, ""))
            # A worker that was killed is started again: the phone asks until it stands.
            assert any(not flushed(phone)["waiting"] for _round in range(ROUNDS)), fault
            phone.page.unroute(PUT)
            assert words_kept() == [f"note {rank}" for rank in range(1, number + 1)]
    assert {item["state"] for item in phone.items()} == {"sent"}
