"""The very first page of an empty installation."""

import pytest
from django.core import mail
from django.urls import reverse

from pasdecote.spine.accounts.models import Account

pytestmark = pytest.mark.django_db
SENT = {
    "organisation_name": "Centre social du Port",
    "kind": "social_centre",
    "name": "Karim",
    "email": "karim@example.org",
    "password": "quatre petits mots bleus",
}


def test_an_empty_installation_leads_there(client):
    assert client.get("/")["Location"] == reverse("first_visit")


def test_it_opens_the_house_and_enters_without_any_message(client):
    assert client.post(reverse("first_visit"), SENT)["Location"] == "/"
    page = client.get("/", follow=True).content.decode()
    assert "Bonjour, Karim" in page
    structure = client.get(reverse("own_structure"), follow=True).content.decode()
    assert "Centre social du Port" in structure
    assert mail.outbox == []


def test_one_can_come_back_with_what_was_chosen(client):
    client.post(reverse("first_visit"), SENT)
    client.logout()
    again = {"login": SENT["email"], "password": SENT["password"]}
    assert client.post(reverse("account_login"), again)["Location"] == "/"


def test_it_is_gone_as_soon_as_there_is_an_account(client, cast):
    assert client.get(reverse("first_visit"))["Location"] == "/"
    client.post(reverse("first_visit"), {**SENT, "email": "autre@example.org"})
    assert not Account.objects.filter(email="autre@example.org").exists()


@pytest.mark.parametrize(
    "wrong", [{"password": "court"}, {"email": "karim"}, {"organisation_name": " "}, {"name": ""}]
)
def test_what_is_missing_is_said_and_nothing_is_opened(client, wrong):
    answer = client.post(reverse("first_visit"), {**SENT, **wrong})
    assert answer.status_code == 422
    assert not Account.objects.exists()
    if "organisation_name" not in wrong:
        assert "Centre social du Port" in answer.content.decode()
