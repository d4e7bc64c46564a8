"""Guessing codes: limited by address, by code and for everybody; the picture is never refused for that."""

import pytest
from django.core.cache import cache
from django.test import Client

from pasdecote.ground.kernel.codes import new_code
from pasdecote.practice.belonging.cards import limits
from pasdecote.practice.belonging.cards.services import print_cards

pytestmark = pytest.mark.django_db
DOOR = "/carte/"


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    cache.clear()


def statuses(client, codes):
    return [client.post(DOOR, {"code": code}).status_code for code in codes]


def test_an_address_tries_so_many_codes_and_no_more(client):
    answers = statuses(client, [new_code() for _ in range(limits.BY_ADDRESS + 3)])
    assert answers == [422] * limits.BY_ADDRESS + [429] * 3


def test_a_right_code_is_not_even_looked_at_after_too_many(cast, client):
    [card] = print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=7)
    statuses(client, [new_code() for _ in range(limits.BY_ADDRESS)])
    assert client.post(DOOR, {"code": card.code}).status_code == 429
    assert client.post(DOOR, {"secret": card.secret}).status_code == 302


def test_one_code_is_tried_so_many_times_wherever_from():
    answers = [
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(DOOR, {"code": "AAAA2222"}).status_code
        for number in range(limits.BY_CODE + 2)
    ]
    assert answers == [422] * limits.BY_CODE + [429] * 2


def test_many_addresses_together_are_limited_too(monkeypatch):
    monkeypatch.setattr(limits, "BY_ALL", 30)
    answers = [
        Client(REMOTE_ADDR=f"10.1.0.{number}").post(DOOR, {"code": new_code()}).status_code
        for number in range(40)
    ]
    assert answers == [422] * 30 + [429] * 10


def test_what_is_no_code_is_not_counted(client):
    assert statuses(client, ["trop court"] * (limits.BY_ADDRESS + 5)) == [422] * (limits.BY_ADDRESS + 5)
