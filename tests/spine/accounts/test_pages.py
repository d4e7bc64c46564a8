"""Every page of the account: in French or English, under the strict policy, with nothing inline."""

import re

import pytest
from django.urls import reverse

from pasdecote.spine.accounts.services import AccountRefused, create_account, rename

PUBLIC = ["account_login", "account_request_login_code", "account_reset_password", "account_lost_device"]
PUBLIC += ["account_reset_password_done", "account_reset_password_from_key_done", "account_inactive"]
SIGNED_IN = ["account_home", "account_rename", "account_change_password", "mfa_index", "mfa_list_webauthn"]
SIGNED_IN += ["usersessions_list", "account_logout", "account_reauthenticate"]
INLINE = re.compile(r"<script(?![^>]*(?:src=|application/json))|\sstyle=|\son[a-z]+=|<style|javascript:")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_for_all_obeys_the_strict_policy(client, db, name):
    holds(client.get(reverse(name)))


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_the_account_obeys_the_strict_policy(client, cast, name):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    holds(client.get(reverse(name)))


def holds(answer):
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert not INLINE.search(page)
    assert page.count("<h1") == 1


def test_a_key_is_added_only_after_the_password_was_given_again(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    asked = client.get(reverse("mfa_add_webauthn"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    again = client.post(asked["Location"], {"password": "motdepasse-long"})
    assert again["Location"] == reverse("mfa_add_webauthn")
    holds(client.get(again["Location"]))


def test_the_name_that_others_read_is_changed(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("account_rename"), {"name": "  Nadia B. "})
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia B."


def test_a_name_cannot_be_emptied(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("account_rename"), {"name": " "}).status_code == 422
    with pytest.raises(AccountRefused, match="Il manque un nom"):
        rename(by=cast.nadia, name=" ")


@pytest.mark.parametrize("email", ["", "pas une adresse", "nadia@example.org"])
def test_an_account_needs_an_address_of_its_own(cast, email):
    with pytest.raises(AccountRefused, match="adresse"):
        create_account(email=email, name="Une autre")


def test_an_account_of_the_same_address_in_capitals_is_the_same(cast):
    with pytest.raises(AccountRefused, match="existe déjà"):
        create_account(email="Nadia@EXAMPLE.org", name="Une autre")
