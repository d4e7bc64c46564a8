"""Entering with an e-mail and a password, by a code, or not at all."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.urls import NoReverseMatch, reverse

PASSWORD = "motdepasse-long"
pytestmark = pytest.mark.django_db


def sign_in(client, email="nadia@example.org", password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **more)


def test_the_right_password_leads_to_the_front_page(client, cast):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").context["user"] == cast.nadia


def test_one_lands_where_one_was_going(client, cast):
    wanted = reverse("belonging:collective", args=[cast.tilleuls.slug])
    asked = client.get(wanted)
    assert asked["Location"].startswith(reverse("account_login"))
    page = client.get(asked["Location"]).content.decode()
    assert f'value="{wanted}"' in page


def test_capitals_in_the_address_do_not_matter(client, cast):
    assert sign_in(client, email="NADIA@Example.org").status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(client, cast):
    wrong = sign_in(client, password="autre chose").content.decode()
    unknown = sign_in(client, email="personne@example.org").content.decode()
    sentence = "L’adresse e-mail ou le mot de passe sont incorrects."
    assert sentence in wrong
    assert sentence in unknown


def test_after_five_wrong_passwords_even_the_right_one_waits(client, cast):
    for _ in range(5):
        sign_in(client, password="autre chose")
    page = sign_in(client)
    assert "Trop de tentatives" in page.content.decode()
    assert client.get("/compte/").status_code == 302


def test_the_pause_is_counted_where_every_process_reads_it(client, cast):
    sign_in(client, password="autre chose")
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_cache WHERE cache_key LIKE %s", ["%login_failed%"])
        assert cursor.fetchone()[0] >= 1


def test_too_many_sendings_meet_a_page_in_plain_words(client, cast):
    for _ in range(31):
        answer = sign_in(client, email=f"{_}@example.org")
    assert answer.status_code == 429
    assert "Trop d’essais à la suite" in answer.content.decode()


def test_nobody_creates_an_account_from_outside(client, db):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/compte/signup/").status_code in (302, 404)


def test_a_code_by_e_mail_opens_without_a_password(client, cast):
    sent = client.post(reverse("account_request_login_code"), {"email": "nadia@example.org"})
    assert sent["Location"] == reverse("account_confirm_login_code")
    assert mail.outbox[0].subject == "Votre code pour entrer dans Pas de côté"
    code = re.search(r"^[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}$", mail.outbox[0].body, re.MULTILINE)[0]
    assert client.post(sent["Location"], {"code": code})["Location"] == "/"
    assert client.get("/").context["user"] == cast.nadia


def test_asking_a_code_for_an_unknown_address_looks_the_same_and_sends_nothing(client, cast):
    sent = client.post(reverse("account_request_login_code"), {"email": "personne@example.org"})
    assert sent["Location"] == reverse("account_confirm_login_code")
    assert "personne@example.org" in client.get(sent["Location"]).content.decode()
    assert mail.outbox == []


def test_a_wrong_code_is_said_in_french(client, cast):
    client.post(reverse("account_request_login_code"), {"email": "nadia@example.org"})
    page = client.post(reverse("account_confirm_login_code"), {"code": "XXX-XXX"})
    assert "Code incorrect" in page.content.decode()


def test_a_closed_account_does_not_enter(client, cast):
    cast.nadia.is_active = False
    cast.nadia.save()
    assert sign_in(client)["Location"] == reverse("account_inactive")
    assert client.get("/compte/").status_code == 302


def test_leaving_asks_for_a_gesture(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("account_logout"))
    assert client.get("/compte/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/compte/").status_code == 302
