"""Where one is signed in, and signing out elsewhere."""

import pytest
from django.test import Client
from django.urls import reverse

from pasdecote.spine.accounts.queries import devices_of, named

PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"
DESK = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"
pytestmark = pytest.mark.django_db


def entered(email, agent):
    client = Client(headers={"user-agent": agent})
    client.post(reverse("account_login"), {"login": email, "password": "motdepasse-long"})
    assert client.get("/compte/").status_code == 200
    return client


@pytest.fixture
def phone(cast):
    return entered("nadia@example.org", PHONE)


@pytest.fixture
def desk(cast):
    return entered("nadia@example.org", DESK)


def test_each_device_is_called_as_people_would(phone, desk):
    page = phone.get(reverse("usersessions_list")).content.decode()
    assert page.index("Firefox sur Android") < page.index("Edge sur Windows")
    assert page.count("C’est l’appareil que vous tenez.") == 1


def test_a_device_without_a_known_name_is_a_browser():
    assert named("curl/8") == "un navigateur"


def test_one_other_device_is_closed(phone, desk, cast):
    other = devices_of(cast.nadia, phone.session.session_key)[1]
    phone.post(reverse("account_end_sessions"), {"device": other.id})
    assert desk.get("/compte/").status_code == 302
    assert phone.get("/compte/").status_code == 200


def test_all_other_devices_are_closed_and_the_one_in_hand_stays(phone, desk):
    phone.post(reverse("account_end_sessions"))
    assert desk.get("/compte/").status_code == 302
    assert phone.get("/compte/").status_code == 200


def test_nobody_closes_the_device_of_another(phone, cast):
    helene = entered("helene@example.org", DESK)
    theirs = devices_of(cast.helene, "")[0]
    phone.post(reverse("account_end_sessions"), {"device": theirs.id})
    assert helene.get("/compte/").status_code == 200


def test_a_device_that_signed_out_is_not_shown(phone, desk, cast):
    desk.post(reverse("account_logout"))
    assert len(devices_of(cast.nadia, phone.session.session_key)) == 1


@pytest.mark.parametrize(
    "device", ["99999999", "²", "٢", "9" * 5000, "-1", "x", "1e3"], ids=lambda text: text[:9]
)
def test_nonsense_instead_of_a_device_closes_nothing(phone, desk, device):
    assert phone.post(reverse("account_end_sessions"), {"device": device}).status_code == 302
    assert phone.get("/compte/").status_code == 200
    assert desk.get("/compte/").status_code == 200
