"""The sheet on screen, on paper, as a picture and as a text."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from tests.factories import a_note

pytestmark = pytest.mark.django_db
WEEK = {"semaine": "2026-11-18"}


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def screen(client, cast, **asked):
    return client.get(reverse("weekly:sheet", args=[cast.tilleuls.slug]), asked or WEEK)


def file(client, cast, form):
    return client.get(reverse("weekly:file", args=[cast.tilleuls.slug, form]), WEEK)


@pytest.fixture
def told(cast):
    for words in ("On a relu la facture", "Dix personnes à la laverie"):
        a_note(cast.nadia, cast.tilleuls, words=words, circle="collective", happened_on=date(2026, 11, 17))
    a_note(cast.nadia, cast.tilleuls, words="Entre nous", circle="team", happened_on=date(2026, 11, 17))


def test_a_member_reads_what_the_group_may_read(cast, client, told):
    page = screen(signed_in(client, cast.mireille), cast).content.decode()
    assert "On a relu la facture" in page
    assert "Semaine du 16 au 22 novembre 2026" in page
    assert "Entre nous" not in page


def test_the_paper_is_one_tagged_page_in_large_type(cast, client, told):
    pdf = PdfReader(BytesIO(file(signed_in(client, cast.mireille), cast, "pdf").content))
    text = pdf.pages[0].extract_text()
    assert len(pdf.pages) == 1
    assert pdf.trailer["/Root"]["/Lang"].startswith("fr")
    assert "On a relu la facture" in text
    assert "Ce n’est pas ça" in text


def test_the_picture_is_a_page_that_a_phone_shows(cast, client, told):
    answer = file(signed_in(client, cast.nadia), cast, "png")
    picture = Image.open(BytesIO(answer.content))
    assert answer["Content-Type"] == "image/png"
    assert picture.height > picture.width > 800
    assert len(answer.content) < 400_000


def test_the_text_holds_all_that_the_page_says(cast, client, told):
    page = screen(signed_in(client, cast.nadia), cast).context["page"]
    for words in ("Les Tilleuls", "Semaine du 16", "On a relu la facture", "Ce n’est pas ça"):
        assert words in page.text


def test_a_week_to_come_or_nonsense_shows_a_week_that_is(cast, client):
    signed_in(client, cast.nadia)
    for asked in ("2999-01-01", "n’importe quoi", "9999-12-31", "0001-01-01", ""):
        assert screen(client, cast, semaine=asked).status_code == 200


def test_an_empty_week_says_that_resting_is_allowed(cast, client):
    page = screen(signed_in(client, cast.nadia), cast, semaine="2020-01-01").content.decode()
    assert "le droit de se reposer" in page


def test_a_form_that_nobody_makes_is_not_there(cast, client):
    assert file(signed_in(client, cast.nadia), cast, "exe").status_code == 404
