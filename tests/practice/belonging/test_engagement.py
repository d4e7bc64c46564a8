"""The contrat d’engagement républicain: displayed by the association that it binds; asked of nobody."""

import pytest
from django.urls import reverse

from pasdecote.spine.collectives.services import end_accompaniment
from pasdecote.spine.organisations.services import change_identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def engaged(cast):
    return change_identity(by=cast.solene, organisation=cast.club, engaged=True)


def nous(client, cast, account):
    client.force_login(account)
    return client.get(reverse("belonging:collective", args=[cast.tilleuls.slug])).content.decode()


def test_a_group_reads_which_association_is_bound_and_to_what(cast, client, engaged):
    page = nous(client, cast, cast.mireille)
    assert "Le contrat d’engagement républicain de Club de prévention des Hauts" in page
    assert "Respecter la liberté de conscience." in page
    assert "Centre social des Tilleuls l’a souscrit" not in page


def test_nobody_is_asked_to_agree_to_anything(cast, client, engaged):
    page = nous(client, cast, cast.mireille)
    start = page.index("Le contrat d’engagement")
    fold = page[start : page.index("</details>", start)]
    assert "<input" not in fold
    assert "<form" not in fold


def test_it_leaves_with_the_association(cast, client, engaged):
    row = cast.tilleuls.accompaniments.get(organisation=cast.club)
    end_accompaniment(accompaniment=row)
    assert "engagement républicain" not in nous(client, cast, cast.mireille)


def test_the_direction_says_so_with_the_identity_of_the_structure(cast, client):
    client.force_login(cast.karim)
    address = reverse("structures:identity", args=[cast.centre.slug])
    assert "contrat d’engagement républicain" in client.get(address).content.decode()
    client.post(address, {"name": "Centre social des Tilleuls", "kind": cast.centre.kind, "engaged": "on"})
    cast.centre.refresh_from_db()
    assert cast.centre.engaged
