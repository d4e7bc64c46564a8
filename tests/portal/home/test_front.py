"""The front page, for nobody in particular and for somebody."""

import pytest
from django.urls import reverse

from pasdecote.practice.belonging.services import found_collective
from tests.factories import a_note

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_signed_out_it_says_what_this_is_and_where_to_enter(client, cast):
    page = client.get("/").content.decode()
    assert "Il n’y a pas de fiche sur les personnes" in page
    assert reverse("account_login") in page
    assert "Les Tilleuls" not in page


def test_signed_out_it_asks_the_database_one_thing(client, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/")


def test_signed_in_it_leads_to_the_groups(client, cast):
    client.force_login(cast.nadia, backend=BACKEND)
    page = client.get("/").content.decode()
    assert "Bonjour, Nadia" in page
    assert reverse("journal:thread", args=[cast.tilleuls.slug]) in page


def test_those_who_guide_are_led_to_us_and_not_to_the_thread(client, cast):
    client.force_login(cast.karim, backend=BACKEND)
    page = client.get("/").content.decode()
    assert reverse("belonging:collective", args=[cast.tilleuls.slug]) in page
    assert reverse("journal:thread", args=[cast.tilleuls.slug]) not in page


def test_it_says_how_many_notes_are_still_one_s_own(client, cast):
    for _ in range(2):
        a_note(cast.nadia, cast.tilleuls, circle="me")
    a_note(cast.helene, cast.tilleuls, circle="me")
    client.force_login(cast.nadia, backend=BACKEND)
    assert "2 notes ne sont encore qu’à vous" in client.get("/").content.decode()
    client.force_login(cast.karim, backend=BACKEND)
    assert "encore qu’à vous" not in client.get("/").content.decode()


def test_somebody_without_a_group_is_shown_the_first_step(client, cast):
    client.force_login(cast.paul, backend=BACKEND)
    page = client.get("/").content.decode()
    assert "Commencer par un groupe" in page
    assert reverse("belonging:found") in page


def test_it_costs_the_same_whatever_the_number_of_groups(client, cast, django_assert_max_num_queries):
    for number in range(12):
        found_collective(by=cast.nadia, name=f"Groupe {number}")
    client.force_login(cast.nadia, backend=BACKEND)
    with django_assert_max_num_queries(9):
        page = client.get("/").content.decode()
    assert "Groupe 11" in page
