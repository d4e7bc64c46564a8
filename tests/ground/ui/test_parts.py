"""What is kept around pages: each thing it depends on changes it, and one request's own is in no other."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from pasdecote.ground.ui.addresses import address_of
from pasdecote.ground.ui.links import Link, NavigationEntry
from pasdecote.ground.ui.parts import part
from pasdecote.practice.belonging.services import found_collective


def menu(entry, token="one"):
    return part("ui/navigation.html", {"navigation": (entry,)}, {"csrf_token": token})


@pytest.mark.parametrize(
    "other",
    [
        {"label": "Autre"},
        {"url": "/autre/"},
        {"icon": "money"},
        {"current": True},
        {"primary": True},
        {"post": True},
    ],
)
def test_whatever_changes_in_an_entry_changes_the_menu(other):
    given = {"label": "Budget", "url": "/budget/", "icon": "clock"}
    assert menu(NavigationEntry(**given)) == menu(NavigationEntry(**given))
    assert menu(NavigationEntry(**given)) != menu(NavigationEntry(**(given | other)))


def test_the_language_changes_it():
    entry = NavigationEntry(label="Budget", url="/budget/")
    with override("en"):
        english = menu(entry)
    assert english != menu(entry)


def test_the_token_and_the_address_of_a_request_are_in_its_page_alone():
    leaving = NavigationEntry(label="Partir", url="/partir/", post=True)
    assert 'value="one"' in menu(leaving)
    assert 'value="two"' in menu(leaving, "two")
    assert "one" not in menu(leaving, "two")


def test_what_fills_a_page_is_escaped():
    given = {"footer_links": (Link(label="Droits", url="#"),), "language_url": "/langue/"}
    foot = part("ui/footer.html", given, {"csrf_token": "t", "here": '/?q="><script>'})
    assert "<script>" not in foot


@pytest.mark.django_db
def test_two_people_never_see_the_menu_or_the_groups_of_each_other(cast):
    other = found_collective(by=cast.nadia, name="La laverie")
    pages = {}
    for name in ("nadia", "mireille", "nadia"):
        client = Client()
        client.force_login(cast.everybody[name])
        pages[name] = client.get(reverse("account_home")).content.decode()
    assert "La laverie" in pages["nadia"]
    assert reverse("journal:notebook") in pages["nadia"]
    assert "La laverie" not in pages["mireille"]
    assert other.slug not in pages["mireille"]
    assert f'href="{reverse("journal:notebook")}"' not in pages["mireille"]


def test_an_address_filled_is_the_one_that_is_looked_up(cast):
    for id in (cast.nadia.pk, cast.tilleuls.pk):
        assert address_of("journal:note", id=id) == reverse("journal:note", args=[id])
        slug = cast.tilleuls.slug
        assert address_of("actions:hold", slug, id=id) == reverse("actions:hold", args=[slug, id])
