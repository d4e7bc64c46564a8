"""Guessing cards by the thousand: the same answer whatever is wrong, a bounded number looked at, nobody kept
out for good by what a neighbour tries."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.codes import new_code, new_secret
from pasdecote.ground.store.models import Attempts
from pasdecote.practice.belonging.cards import limits
from pasdecote.practice.belonging.cards.services import join, print_cards
from pasdecote.spine.accounts.models import RecoveryCard
from pasdecote.spine.accounts.return_cards import come_back, new_return_card
from pasdecote.spine.collectives.invitations import find_invitation, use_invitation
from pasdecote.spine.collectives.models import Invitation

pytestmark = pytest.mark.django_db
DOOR = "/carte/"
EVENING = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
TOKEN = re.compile(rb"[A-Za-z0-9]{64}")
NONCE = re.compile("nonce-[^']+")


def cards(cast, count):
    return print_cards(by=cast.nadia, collective=cast.tilleuls, count=count, days=7)


def wrong_cards(cast):
    """A card that never was, and cards that open nothing any more, by what is wrong with them."""
    used, cancelled, late, mine = cards(cast, 4)
    joined = join(invitation=find_invitation(secret=mine.secret), name="Awa")
    assert use_invitation(find_invitation(secret=used.secret))
    rows = Invitation.objects
    rows.filter(number=cancelled.number).update(cancelled_at=clock.now())
    rows.filter(number=late.number).update(expires_at=clock.now() - timedelta(seconds=1))
    replaced = joined.card
    came = new_return_card(account=joined.account)
    assert come_back(secret=came.secret)
    closed = new_return_card(account=joined.account)
    RecoveryCard.objects.filter(used_at=None).update(cancelled_at=clock.now())
    known = {"used": used, "cancelled": cancelled, "late": late, "replaced": replaced}
    found = {name: (card.secret, card.code) for name, card in known.items()}
    return found | {
        "came back": (came.secret, came.code),
        "closed": (closed.secret, closed.code),
        "never was": (new_secret(), new_code()),
    }


def answered(sent, hidden):
    """All that an answer says, but for the token of its form, the code that was typed and the hour; and its
    queries."""
    with CaptureQueriesContext(connection) as asked:
        answer = Client().post(DOOR, sent)
    body = TOKEN.sub(b"token", answer.content).replace(hidden.encode(), b"")
    headers = {name: NONCE.sub("nonce", value) for name, value in answer.items() if name != "Expires"}
    shapes = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked.captured_queries]
    return answer.status_code, body, headers, sorted(answer.cookies), shapes


@pytest.mark.parametrize("way", ["secret", "code"])
def test_the_answer_is_the_same_to_the_last_byte_whatever_is_wrong_with_a_card(cast, way):
    wrong = wrong_cards(cast)
    Client().post(DOOR, {"code": new_code()})
    said = {}
    for name, (secret, code) in wrong.items():
        value = secret if way == "secret" else code
        said[name] = answered({way: value}, value)
    first = said.pop("never was")
    assert first[0] == 422
    assert first[4]
    for name, one in said.items():
        assert one == first, name


def test_of_three_thousand_codes_from_everywhere_a_few_hundred_are_looked_at(cast):
    [card] = cards(cast, 1)
    answers = [
        Client(REMOTE_ADDR=f"10.{number % 3}.{number % 30}.{number % 250}").post(DOOR, {"code": new_code()})
        for number in range(3_000)
    ]
    looked_at = sum(answer.status_code == 422 for answer in answers)
    assert looked_at <= limits.BY_ALL
    assert {answer.status_code for answer in answers} == {422, 429}
    assert {answer["Retry-After"] for answer in answers if answer.status_code == 429} == {"600"}
    assert Attempts.objects.count() < 2 * limits.BY_ALL + 3_000
    assert Client().post(DOOR, {"secret": card.secret}).status_code == 302


def test_one_telephone_that_tries_on_takes_nothing_from_the_others(cast, client):
    [card] = cards(cast, 1)
    for _time in range(500):
        client.post(DOOR, {"code": new_code()})
    assert Client(REMOTE_ADDR="10.9.9.9").post(DOOR, {"code": card.code}).status_code == 302


def test_a_town_behind_one_address_is_let_in_again_whatever_a_neighbour_tries_on(cast):
    by_picture, by_code = cards(cast, 2)
    neighbour, holder = Client(), Client()
    with time_machine.travel(EVENING, tick=False) as now:
        Invitation.objects.update(expires_at=EVENING + timedelta(days=1))
        for second in range(0, 600, 5):
            answer = neighbour.post(DOOR, {"code": new_code()})
            assert answer.status_code == (422 if second < 5 * limits.BY_ADDRESS else 429)
            now.shift(timedelta(seconds=5))
        now.move_to(EVENING + timedelta(seconds=300))
        assert holder.post(DOOR, {"code": by_code.code}).status_code == 429
        assert Client().post(DOOR, {"secret": by_picture.secret}).status_code == 302
        now.move_to(EVENING + timedelta(seconds=600))
        assert holder.post(DOOR, {"code": by_code.code}).status_code == 302


def test_right_codes_are_never_too_many(cast):
    for card in [*cards(cast, 40), *cards(cast, 20)]:
        assert Client().post(DOOR, {"code": card.code}).status_code == 302


def wrong_from(headers, times):
    return [Client(**headers(number)).post(DOOR, {"code": new_code()}).status_code for number in range(times)]


def test_an_address_that_somebody_writes_for_themselves_is_not_believed():
    answers = wrong_from(
        lambda number: {"HTTP_X_FORWARDED_FOR": f"10.0.0.{number}"}, times=limits.BY_ADDRESS + 5
    )
    assert answers == [422] * limits.BY_ADDRESS + [429] * 5


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = wrong_from(
        lambda number: {"HTTP_X_FORWARDED_FOR": f"10.0.0.{number}, 192.0.2.1"}, times=limits.BY_ADDRESS + 5
    )
    assert forged == [422] * limits.BY_ADDRESS + [429] * 5
    assert wrong_from(lambda _number: {"HTTP_X_FORWARDED_FOR": "192.0.2.1, 192.0.2.2"}, times=1) == [422]


def test_the_addresses_of_one_home_are_one_in_ipv6():
    answers = wrong_from(lambda number: {"REMOTE_ADDR": f"2001:db8::{number + 1:x}"}, limits.BY_ADDRESS + 5)
    assert answers == [422] * limits.BY_ADDRESS + [429] * 5
    assert wrong_from(lambda _number: {"REMOTE_ADDR": "2001:db8:0:1::1"}, times=1) == [422]
