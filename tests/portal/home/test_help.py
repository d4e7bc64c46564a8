"""« Comment ça marche » : five parts, three lines and one example each, for anybody."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
PARTS = ("raconter", "qui-lit", "ce-n-est-pas-ca", "ma-carte", "partir")


@pytest.fixture
def page(client):
    return client.get(reverse("help")).content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_three_short_lines_and_an_example(page, part):
    body = re.search(rf'<section class="stack" id="{part}">(.*?)</section>', page, re.S)[1]
    lines = re.findall(r"<li>(.*?)</li>", body)
    assert len(lines) == 3
    assert all(len(line.split()) <= 25 for line in lines), lines
    assert body.count("Par exemple") == 1
    assert f'href="#{part}"' in page


def test_it_is_one_touch_away_from_every_page_and_from_empty_ones(client, cast):
    assert f'<a href="{reverse("help")}">' in client.get(reverse("account_login")).content.decode()
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    for empty in (reverse("journal:notebook"), reverse("journal:thread", args=[cast.tilleuls.slug])):
        assert f'<a href="{reverse("help")}#' in client.get(empty).content.decode()


def test_what_it_names_is_on_the_screens(client, cast):
    client.force_login(cast.mireille, backend="django.contrib.auth.backends.ModelBackend")
    assert "Garder" in client.get(reverse("journal:tell")).content.decode()
    assert "Effacer ce téléphone" in client.get(reverse("account_home")).content.decode()
    assert "Mes données" in client.get(reverse("privacy:mine")).content.decode()
