"""Time takes names away, after the delay, having said it; never words, never without notice."""

import argparse
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import override_settings

from pasdecote.ground.kernel import clock
from pasdecote.portal.home.commands import retention as command
from pasdecote.portal.privacy.keeping import look, pass_by
from pasdecote.portal.privacy.models import Notice
from pasdecote.portal.privacy.retention import limit, silent, silent_at, silent_in
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Invitation, Membership
from pasdecote.spine.journal.models import Entry
from tests.factories import a_note
from tests.portal.privacy.people import came_with_a_card, long_ago

pytestmark = pytest.mark.django_db


def gone_for_long(account: Account) -> Account:
    """Nothing was heard of this account for three years."""
    Account.objects.filter(pk=account.pk).update(created_at=long_ago(4), last_login=long_ago())
    account.refresh_from_db()
    return account


def test_nobody_is_silent_who_came_or_told_lately(cast):
    gone_for_long(cast.mireille)
    assert {str(one) for one in silent()} == {"Mireille", "M. Demir"}
    a_note(cast.mireille, cast.tilleuls)
    assert silent() == []


def test_leaving_is_a_last_contact(cast):
    gone_for_long(cast.mireille)
    cast.tilleuls.memberships.filter(account=cast.mireille).update(until=clock.today())
    assert cast.mireille not in [one.account for one in silent()]


def test_a_name_without_account_lives_as_long_as_the_group_tells(cast):
    assert [str(one) for one in silent()] == ["M. Demir"]
    a_note(cast.nadia, cast.tilleuls)
    assert silent() == []
    Membership.objects.filter(pk=cast.demir.pk).update(until=limit() - timedelta(days=1))
    assert [str(one) for one in silent()] == ["M. Demir"]


@override_settings(RETENTION_YEARS=9)
def test_the_delay_is_the_one_of_the_installation(cast):
    gone_for_long(cast.mireille)  # three years ago: too long for two years, and not for nine
    assert silent() == []


def test_a_first_passage_tells_and_erases_nothing(cast):
    gone_for_long(cast.mireille)
    passed = pass_by()
    assert {str(one) for one in passed.told} == {"Mireille", "M. Demir"}
    assert passed.erased == []
    assert Notice.objects.count() == 2
    assert [letter.to for letter in mail.outbox] == [["mireille@example.org"]]
    assert "connectez-vous une fois" in mail.outbox[0].body


def test_before_the_end_of_the_notice_nothing_is_erased(cast):
    gone_for_long(cast.mireille)
    pass_by()
    with time_machine.travel(clock.now() + timedelta(days=29), tick=False):
        assert pass_by().erased == []
    assert Account.objects.filter(pk=cast.mireille.pk).exists()


def test_after_the_notice_the_name_goes_and_the_words_stay(cast):
    note = a_note(cast.mireille, cast.tilleuls, "Un quetzal")
    Entry.objects.update(received_at=long_ago())
    gone_for_long(cast.mireille)
    pass_by()
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        assert {str(one) for one in pass_by().erased} == {"Mireille", "M. Demir"}
    note.refresh_from_db()
    assert "Un quetzal" in note.content
    assert note.author_name == ""
    assert not Account.objects.filter(pk=cast.mireille.pk).exists()
    assert Membership.objects.get(pk=cast.demir.pk).name == ""
    assert not Notice.objects.exists()


def test_coming_back_takes_the_notice_away(cast):
    gone_for_long(cast.mireille)
    pass_by()
    Account.objects.filter(pk=cast.mireille.pk).update(last_login=clock.now())
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        pass_by()
    assert Account.objects.filter(pk=cast.mireille.pk).exists()
    assert not Notice.objects.filter(account=cast.mireille).exists()


def test_who_directs_alone_is_never_erased_by_time(cast):
    gone_for_long(cast.karim)
    assert cast.karim not in [one.account for one in silent()]


def test_old_cards_go_and_recent_ones_stay(cast):
    came_with_a_card(cast)
    assert look().cards == 0
    Invitation.objects.update(used_at=long_ago())
    assert pass_by().cards == 1
    assert not Invitation.objects.exists()


def test_a_group_reads_its_own_and_a_direction_those_of_its_structure(cast):
    gone_for_long(cast.mireille)
    gone_for_long(cast.helene)
    assert {name for name, _one in silent_in(cast.tilleuls)} == {"Mireille", "M. Demir", "Hélène"}
    assert [str(one) for one in silent_at(cast.centre)] == ["Hélène"]


def test_a_trial_says_what_would_be_done_and_changes_nothing(cast, capsys):
    gone_for_long(cast.mireille)
    assert command.run(argparse.Namespace(essai=True)) == 0
    said = capsys.readouterr().out
    assert "À prévenir : 2" in said
    assert "Mireille" not in said
    assert not Notice.objects.exists()
