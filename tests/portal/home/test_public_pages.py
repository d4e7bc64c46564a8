"""Pages for everybody: language, declarations, health, and what is too heavy."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def speak(client, **sent):
    return client.post(reverse("set_language"), sent)


def test_the_language_is_kept_on_the_device_and_one_stays_on_the_page(client):
    answer = speak(client, language="en", next="/accessibilite/")
    assert answer["Location"] == "/accessibilite/"
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert '<html lang="en"' in client.get("/accessibilite/").content.decode()
    speak(client, language="fr")
    assert '<html lang="fr"' in client.get("/accessibilite/").content.decode()


@pytest.mark.parametrize("code", ["", "xx", "fr/../..", "de"])
def test_a_language_that_is_not_spoken_here_changes_nothing(client, code):
    speak(client, language=code)
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize(
    "elsewhere", ["https://ailleurs.example/", "//ailleurs.example", "javascript:1", "nulle"]
)
def test_changing_language_leads_nowhere_else(client, elsewhere):
    assert speak(client, language="en", next=elsewhere)["Location"] == "/"


def test_the_language_is_not_changed_by_a_link(client):
    assert client.get(reverse("set_language")).status_code == 405


@pytest.mark.parametrize("name", ["accessibility", "personal_data"])
def test_the_declarations_are_open_to_all_and_linked_from_every_page(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1
    assert reverse(name) in client.get(reverse("account_login")).content.decode()


def test_the_declaration_says_what_is_not_verified(client):
    assert "Ce qui n’est pas vérifié" in client.get(reverse("accessibility")).content.decode()


def test_health_asks_one_thing_and_keeps_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get(reverse("health"))
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_too_long_a_form_is_refused_in_plain_words(client, cast):
    client.force_login(cast.nadia, backend=BACKEND)
    words = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = client.post(
        reverse("account_rename"), "name=" + words, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert "Ce fichier est trop lourd" in answer.content.decode()


def test_what_announces_itself_as_huge_is_not_even_received(client, cast, django_assert_num_queries):
    announced = str(settings.LARGEST_UPLOAD * 2)
    with django_assert_num_queries(0):
        answer = client.post(reverse("account_login"), {"file": "x"}, CONTENT_LENGTH=announced)
    assert answer.status_code == 413


def test_a_request_that_cannot_be_read_is_told_in_plain_words(client):
    answer = client.get("/", headers={"host": "ailleurs.example"})
    assert answer.status_code == 400
    assert "n’a pas été comprise" in answer.content.decode()


def test_a_page_left_open_too_long_is_told_in_plain_words(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.nadia, backend=BACKEND)
    answer = client.post(reverse("account_rename"), {"name": "Nadia B."})
    assert answer.status_code == 403
    assert "restée ouverte trop longtemps" in answer.content.decode()
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia"


def test_the_other_language_is_one_tap_away_on_every_page(client):
    page = client.get(reverse("account_login")).content.decode()
    assert f'action="{reverse("set_language")}"' in page
    assert 'value="en"' in page
