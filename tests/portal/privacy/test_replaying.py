"""A backup of before an erasure brings nobody back."""

import argparse
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from pasdecote.ground.kernel import clock
from pasdecote.portal.home.commands import backup as command
from pasdecote.portal.privacy.backup import back_up
from pasdecote.portal.privacy.keeping import pass_by
from pasdecote.portal.privacy.replaying import erased
from pasdecote.portal.privacy.services import erase_member, erase_oneself
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.models import Entry
from tests.cast import build_cast
from tests.factories import a_note


@pytest.fixture(autouse=True)
def nothing_in_mind(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path / "var")


@pytest.mark.django_db(transaction=True)
def test_who_was_erased_since_is_erased_again(tmp_path: Path, capsys):
    cast = build_cast()
    note = a_note(cast.mireille, cast.tilleuls, "Un quetzal")
    back_up(tmp_path / "avant.zip")
    erase_oneself(by=cast.mireille, words=True)
    erase_member(by=cast.karim, membership=cast.demir, words=True)
    call_command("flush", verbosity=0, interactive=False)
    assert command.run_restore(argparse.Namespace(fichier=tmp_path / "avant.zip")) == 0
    assert "depuis : 2" in capsys.readouterr().out
    assert not Account.objects.filter(pk=cast.mireille.pk).exists()
    assert Membership.objects.get(pk=cast.demir.pk).name == ""
    assert "quetzal" not in Entry.objects.get(pk=note.pk).content
    assert Account.objects.filter(pk=cast.nadia.pk).exists()


@pytest.mark.django_db
def test_only_identifiers_are_kept_in_mind_and_for_a_bounded_time(cast):
    erase_member(by=cast.karim, membership=cast.demir, words=True)
    text = (settings.VAR_DIR / "effacements.jsonl").read_text()
    assert str(cast.demir.pk) in text
    assert "Demir" not in text
    with time_machine.travel(clock.now() + timedelta(days=settings.ACCESS_LOG_DAYS + 1), tick=False):
        erase_oneself(by=cast.mireille, words=False)
        pass_by()
        assert [one.account for one in erased()] == [cast.mireille.pk]
