"""Choosing, changing, forgetting a password."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account, first_password_path

PASSWORD, NEW = "motdepasse-long", "quatre petits mots bleus"
pytestmark = pytest.mark.django_db


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_link_for_a_first_password_serves_once(client, db):
    account = create_account(email="lucie@example.org", name="Lucie")
    path = first_password_path(account)
    page = client.get(path, follow=True)
    done = client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert done["Location"] == reverse("account_reset_password_from_key_done")
    assert Account.objects.get(pk=account.pk).check_password(NEW)
    client.session.flush()
    assert "Ce lien ne sert plus" in client.get(path, follow=True).content.decode()


def test_a_forgotten_password_is_replaced_by_the_link_of_a_message(client, cast):
    client.post(reverse("account_reset_password"), {"email": "nadia@example.org"})
    path = re.search(r"https?://[^/]+(\S+)", mail.outbox[0].body)[1]
    page = client.get(path, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    cast.nadia.refresh_from_db()
    assert cast.nadia.check_password(NEW)


def test_a_forgotten_password_of_nobody_sends_nothing_and_says_the_same(client, cast):
    known = client.post(reverse("account_reset_password"), {"email": "nadia@example.org"})
    mail.outbox.clear()
    unknown = client.post(reverse("account_reset_password"), {"email": "personne@example.org"})
    assert known["Location"] == unknown["Location"]
    assert mail.outbox == []


def test_changing_a_password_asks_for_the_old_one(client, cast):
    page = {"oldpassword": "autre chose", "password1": NEW, "password2": NEW}
    signed_in(client, cast.nadia).post(reverse("account_change_password"), page)
    cast.nadia.refresh_from_db()
    assert cast.nadia.check_password(PASSWORD)
    client.post(reverse("account_change_password"), {**page, "oldpassword": PASSWORD})
    cast.nadia.refresh_from_db()
    assert cast.nadia.check_password(NEW)


@pytest.mark.parametrize("weak", ["court", "motdepasse"])
def test_a_weak_password_is_refused_in_french(client, cast, weak):
    page = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    answer = signed_in(client, cast.nadia).post(reverse("account_change_password"), page)
    assert "Ce mot de passe est trop" in answer.content.decode()


def test_an_account_without_a_password_is_offered_to_choose_one(client, db):
    account = create_account(email="lucie@example.org", name="Lucie")
    home = signed_in(client, account).get(reverse("account_home")).content.decode()
    assert reverse("account_set_password") in home
    client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    account.refresh_from_db()
    assert account.check_password(NEW)
