"""What is around a screen: the five, the rest of the menu, the groups, and what it costs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve, reverse

from pasdecote.portal.home.navigation import address, context
from pasdecote.practice.belonging.services import found_collective
from pasdecote.spine.organisations.services import give_post

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def around(account, path="/"):
    request = RequestFactory().get(path)
    request.user = account
    request.resolver_match = resolve(path)
    return context(request)


def labels(account, path="/"):
    return [entry.label for entry in around(account, path)["navigation"]]


def test_nobody_in_particular_has_no_menu_and_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = around(AnonymousUser())
    assert (found["navigation"], found["groups"], found["drafts_owner"]) == ([], [], "")
    below = [link.label for link in found["footer_links"]]
    assert below == ["Comment ça marche", "À qui s’adresser", "Accessibilité", "Données personnelles"]


def test_nothing_is_asked_before_the_page_is_written(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        around(cast.nadia)


def test_the_menu_and_the_groups_cost_four_queries_at_most(cast, django_assert_max_num_queries):
    found_collective(by=cast.nadia, name="La laverie")
    with django_assert_max_num_queries(4):
        found = around(cast.nadia)
        assert len(list(found["groups"])) == 2
        assert list(found["navigation"])


def test_the_five_that_exist_come_first_in_order(cast):
    primary = [entry.label for entry in around(cast.nadia)["navigation"] if entry.primary]
    assert primary == [each for each in ("Fil", "Paroles", "Raconter", "Agenda", "Nous") if each in primary]
    assert {"Fil", "Raconter", "Nous"} <= set(primary)


def test_a_member_has_no_notebook_and_no_structure(cast):
    found = labels(cast.mireille)
    assert "Nous" in found
    assert not {"Mon carnet", "Structure", "Importer", "Bilans", "Séances"} & set(found)


def test_who_guides_has_no_thread(cast):
    found = labels(cast.karim)
    assert "Nous" in found
    assert "Structure" in found
    assert "Fil" not in found


def test_somebody_without_a_group_is_led_to_none(cast):
    assert not {"Fil", "Nous", "Séances"} & set(labels(cast.paul))


def test_the_menu_is_that_of_the_group_on_screen(cast):
    other = found_collective(by=cast.nadia, name="Zone de gratuité")
    entries = around(cast.nadia, reverse("belonging:collective", args=[other.slug]))["navigation"]
    (us,) = [entry for entry in entries if entry.label == "Nous"]
    assert us.url == reverse("belonging:collective", args=[other.slug])
    assert us.current


def test_elsewhere_it_is_that_of_the_first_group(cast):
    found_collective(by=cast.nadia, name="Zone de gratuité")
    groups = around(cast.nadia, reverse("account_home"))["groups"]
    assert [(link.label, link.current) for link in groups] == [
        ("Les Tilleuls", True),
        ("Zone de gratuité", False),
    ]


def test_the_address_of_a_group_of_others_chooses_nothing(cast):
    mine = found_collective(by=cast.paul, name="Le port")
    entries = around(cast.paul, reverse("belonging:collective", args=[cast.tilleuls.slug]))["navigation"]
    (us,) = [entry for entry in entries if entry.label == "Nous"]
    assert us.url == reverse("belonging:collective", args=[mine.slug])


def test_leaving_is_a_gesture(cast):
    (leaving,) = [entry for entry in around(cast.nadia)["navigation"] if entry.post]
    assert leaving.url == reverse("account_logout")


def test_what_does_not_exist_yet_has_no_address():
    assert address("nowhere:at_all", "les-tilleuls") == ""


def test_the_words_kept_in_the_window_are_of_one_account_without_naming_it(cast):
    mine, theirs = around(cast.nadia)["drafts_owner"], around(cast.helene)["drafts_owner"]
    assert mine != theirs
    assert str(cast.nadia.pk) not in mine


def test_somebody_of_two_structures_chooses(client, cast):
    client.force_login(cast.helene, backend=BACKEND)
    assert cast.centre.slug in client.get(reverse("own_structure"))["Location"]
    give_post(account=cast.helene, organisation=cast.elsewhere)
    page = client.get(reverse("own_structure")).content.decode()
    assert cast.centre.name in page
    assert cast.elsewhere.name in page


def test_somebody_of_no_structure_finds_nothing(client, cast):
    client.force_login(cast.mireille, backend=BACKEND)
    assert client.get(reverse("own_structure")).status_code == 404
