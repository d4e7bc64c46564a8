"""The screens of a structure: who sees which, and what sending them does."""

import pytest
from django.urls import reverse

from pasdecote.spine.accounts.models import Account

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WHO = ("karim", "helene", "solene", "nadia", "mireille", "paul")


@pytest.fixture
def inside(client, cast):
    def enter(name):
        client.force_login(getattr(cast, name), backend=BACKEND)
        return client

    return enter


def address(name, cast, **more):
    return reverse(f"structures:{name}", kwargs={"slug": cast.centre.slug, **more})


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("structure", {"karim", "helene"}),
        ("identity", {"karim"}),
        ("welcome", {"karim"}),
    ],
)
def test_each_page_opens_to_those_it_is_for(inside, cast, name, opens):
    answers = {who: inside(who).get(address(name, cast)).status_code for who in WHO}
    assert answers == {who: 200 if who in opens else 404 for who in WHO}


def test_cadres_keep_the_identity_too(inside, cast):
    page = reverse("structures:identity", kwargs={"slug": cast.club.slug})
    assert inside("solene").get(page).status_code == 200
    welcome = reverse("structures:welcome", kwargs={"slug": cast.club.slug})
    assert inside("solene").get(welcome).status_code == 404


def test_the_page_says_who_works_there_and_which_groups_are_accompanied(
    inside, cast, django_assert_max_num_queries
):
    client = inside("karim")
    with django_assert_max_num_queries(12):
        page = client.get(address("structure", cast)).content.decode()
    for words in ("Karim", "Hélène", "Les Tilleuls", "depuis le 1er septembre 2023"):
        assert words in page


def test_the_identity_is_kept_with_spaces_as_people_write_them(inside, cast):
    sent = {"name": "Centre social", "kind": "social_centre", "siret": "123 456 789 01234"}
    inside("karim").post(address("identity", cast), {**sent, "territory": "93066"})
    cast.centre.refresh_from_db()
    assert (cast.centre.siret, cast.centre.territory) == ("12345678901234", "93066")


def test_a_wrong_siret_is_said_and_what_was_typed_stays(inside, cast):
    sent = {"name": "Centre social", "kind": "social_centre", "siret": "123", "address": "1 rue des Lilas"}
    answer = inside("karim").post(address("identity", cast), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "14 chiffres" in page
    assert "1 rue des Lilas" in page


def test_a_new_colleague_receives_a_link_that_opens(inside, cast, client):
    sent = {"name": "Lucie", "email": "lucie@example.org", "role": "worker"}
    page = inside("karim").post(address("welcome", cast), sent).content.decode()
    link = page.split("data-no-keep>")[1].split("<")[0]
    client.logout()
    opened = client.get(link, follow=True).content.decode()
    assert "Nouveau mot de passe" in opened
    assert Account.objects.get(email="lucie@example.org").name == "Lucie"


def test_no_link_is_given_for_an_account_that_somebody_has_already(inside, cast):
    sent = {"name": "Paul", "email": "paul@example.org", "role": "worker"}
    page = inside("karim").post(address("welcome", cast), sent).content.decode()
    assert "avait déjà un compte" in page
    assert "mot-de-passe/nouveau" not in page


def test_a_post_ends_from_its_page_and_of_this_structure_only(inside, cast):
    ours, other = cast.helene.posts.get(), cast.nadia.posts.get()
    assert inside("karim").get(address("end_post", cast, post=other.pk)).status_code == 404
    assert "Hélène" in inside("karim").get(address("end_post", cast, post=ours.pk)).content.decode()
    inside("karim").post(address("end_post", cast, post=ours.pk), {"until": "2024-06-30"})
    ours.refresh_from_db()
    assert str(ours.until) == "2024-06-30"
    assert inside("helene").get(address("structure", cast)).status_code == 404


def test_the_last_direction_stays_and_is_told_why(inside, cast):
    answer = inside("karim").post(address("end_post", cast, post=cast.karim.posts.get().pk))
    assert answer.status_code == 422
    assert "relève" in answer.content.decode()
