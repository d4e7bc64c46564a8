"""« Ce qui reste sur le téléphone »: for anybody, in short lines, promising no more than the tool does."""

import re

import pytest
from django.urls import reverse

from pasdecote.portal.home import offline

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return client.get(reverse("left_on_phone")).content.decode()


def test_it_is_read_without_an_account_and_found_from_how_it_works(client, page):
    assert "Ce qui reste sur le téléphone" in page
    assert f'href="{reverse("left_on_phone")}"' in client.get(reverse("help")).content.decode()


def test_its_lines_are_short(page):
    lines = re.findall(r"<li>(.*?)</li>", page.partition("<main")[2].partition("</main")[0])
    assert len(lines) >= 12
    assert all(len(sentence.split()) <= 32 for line in lines for sentence in re.split(r"[.?!:] ", line))


def test_the_code_is_said_to_be_a_curtain(page):
    assert "C’est un rideau, pas un coffre" in page


def test_what_it_says_of_kept_pages_is_what_the_phone_does(page):
    worker = offline.WORKER.read_text(encoding="utf-8")
    assert "MOST_PAGES = 20;" in worker
    assert "OLDEST = 14 * 24 * 3_600_000;" in worker
    assert "Vingt au plus, et pas plus de quatorze jours" in page


def test_it_leads_to_what_to_do_now(client, cast, page):
    assert reverse("account_lost_device") in page
    assert reverse("account_wipe") not in page
    client.force_login(cast.mireille)
    assert reverse("account_wipe") in client.get(reverse("left_on_phone")).content.decode()
