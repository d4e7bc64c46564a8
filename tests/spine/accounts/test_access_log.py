"""Who did what, when: in plain words, to those it concerns, for a bounded time."""

from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.accounts.access_log import of_account, of_anchor, record
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Access
from tests.factories import an_account

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", list(AccessAct))
def test_every_act_has_its_sentence_for_each_reader(act):
    helper, other, group = an_account("Nadia"), an_account("Mireille"), uuid7()
    record(by=helper, act=act, about=other, anchor=group)
    said = [lines[0].sentence for lines in (of_account(helper), of_account(other), of_anchor(group))]
    assert all(sentence.endswith(".") and "%(" not in sentence for sentence in said)
    assert "Mireille" not in said[2]


def test_who_keeps_an_account_reads_that_a_name_was_erased_at_their_request():
    other = an_account("Mireille")
    record(by=an_account("Karim"), act=AccessAct.ERASED_PERSON, about=other)
    assert of_account(other)[0].sentence == "Karim a effacé votre nom d’un groupe, à votre demande."


def test_the_latest_comes_first_and_others_lines_are_not_shown():
    helper, group = an_account("Nadia"), uuid7()
    record(by=helper, act=AccessAct.TOOK_OWN)
    record(by=helper, act=AccessAct.TOOK_GROUP, anchor=group)
    assert [line.sentence for line in of_account(helper)] == [
        "Vous avez emporté ce que le groupe a raconté.",
        "Vous avez emporté vos données.",
    ]
    assert of_account(an_account("Paul")) == []
    assert len(of_anchor(group)) == 1


@override_settings(ACCESS_LOG_DAYS=10)
def test_what_is_old_is_not_shown_and_goes_at_the_next_act():
    helper = an_account("Nadia")
    record(by=helper, act=AccessAct.TOOK_OWN)
    with time_machine.travel(clock.now() + timedelta(days=11), tick=False):
        assert of_account(helper) == []
        record(by=helper, act=AccessAct.TOOK_GROUP)
        assert Access.objects.count() == 1
