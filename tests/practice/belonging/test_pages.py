"""The screens of a group: who sees which, at which cost, and what sending them does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.services import add_member

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def inside(client, cast):
    def enter(name):
        client.force_login(getattr(cast, name), backend=BACKEND)
        return client

    return enter


def address(name, cast, **more):
    return reverse(f"belonging:{name}", kwargs={"slug": cast.tilleuls.slug, **more})


@pytest.mark.parametrize("who", ["nadia", "helene", "mireille"])
def test_the_group_reads_its_members_names(inside, cast, who):
    page = inside(who).get(address("collective", cast)).content.decode()
    assert "M. Demir" in page
    assert "Mireille" in page


@pytest.mark.parametrize("who", ["karim", "solene"])
def test_those_who_guide_read_who_accompanies_and_no_member(inside, cast, who):
    page = inside(who).get(address("collective", cast)).content.decode()
    assert "Hélène" in page
    assert "M. Demir" not in page
    assert "Mireille" not in page


@pytest.mark.parametrize("name", ["collective", "present", "start_project", "add_colleague", "add_structure"])
def test_an_outsider_finds_the_same_as_nothing_at_the_same_cost(inside, cast, name):
    client = inside("paul")
    nothing = reverse(f"belonging:{name}", kwargs={"slug": "nulle-part"})
    with CaptureQueriesContext(connection) as there:
        assert client.get(address(name, cast)).status_code == 404
    with CaptureQueriesContext(connection) as nowhere:
        assert client.get(nothing).status_code == 404
    assert len(there) == len(nowhere) <= 6


@pytest.mark.parametrize("name", ["start_project", "add_colleague", "add_structure"])
@pytest.mark.parametrize("who", ["mireille", "karim", "solene"])
def test_what_only_those_who_accompany_do_is_not_there_for_others(inside, cast, name, who):
    assert inside(who).get(address(name, cast)).status_code == 404


def test_the_page_costs_the_same_with_many_people(inside, cast, django_assert_max_num_queries):
    for number in range(40):
        add_member(collective=cast.tilleuls, name=f"Personne {number}")
    client = inside("nadia")
    with django_assert_max_num_queries(12):
        page = client.get(address("collective", cast)).content.decode()
    assert "Personne 39" in page


def test_the_list_says_what_ties_one_to_each_group(inside, cast):
    for who, tie in (
        ("nadia", "Vous accompagnez"),
        ("mireille", "Vous êtes de"),
        ("karim", "Votre structure"),
    ):
        assert tie in inside(who).get(reverse("belonging:collectives")).content.decode()


def test_who_has_no_group_is_shown_the_first_step(inside, cast):
    page = inside("paul").get(reverse("belonging:collectives")).content.decode()
    assert "Les Tilleuls" not in page
    assert reverse("belonging:found") in page


def test_founding_leads_to_the_group(inside, cast):
    sent = {"name": "La laverie", "territory": "Montreuil (93)", "organisation": str(cast.club.pk)}
    answer = inside("nadia").post(reverse("belonging:found"), sent)
    group = Collective.objects.get(name="La laverie")
    assert answer["Location"] == reverse("belonging:collective", args=[group.slug])
    assert group.territory == "93048"
    page = inside("nadia").get(answer["Location"]).content.decode()
    assert "à Montreuil (93)" in page


def test_a_refusal_keeps_what_was_typed(inside, cast):
    answer = inside("nadia").post(reverse("belonging:found"), {"name": "", "territory": "Saint-Denis"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Saint-Denis"' in page
    assert "Plusieurs communes" in page


def test_nobody_founds_for_a_structure_of_others(inside, cast):
    sent = {"name": "La laverie", "organisation": str(cast.centre.pk)}
    assert inside("nadia").post(reverse("belonging:found"), sent).status_code == 422
    assert not Collective.objects.filter(name="La laverie").exists()


def test_the_group_s_words_are_changed_from_its_page(inside, cast):
    sent = {"name": "Les Tilleuls", "presentation": "Le jeudi <b>soir</b>", "status": "resting"}
    inside("mireille").post(address("present", cast), sent)
    page = inside("mireille").get(address("collective", cast)).content.decode()
    assert "Le jeudi &lt;b&gt;soir&lt;/b&gt;" in page
    assert "Le groupe se repose" in page
    assert "né le 1er septembre 2023" not in page


def test_a_project_of_another_group_is_not_reached_by_this_one(inside, cast):
    client = inside("paul")
    client.post(reverse("belonging:found"), {"name": "Le port"})
    mine = Collective.objects.get(name="Le port")
    there = reverse("belonging:change_project", kwargs={"slug": mine.slug, "project": cast.fete.slug})
    assert client.get(there).status_code == 404
    seat = cast.tilleuls.memberships.get(account=cast.nadia)
    ending = reverse("belonging:leave", kwargs={"slug": mine.slug, "membership": seat.pk})
    assert client.post(ending).status_code == 404


def test_projects_colleagues_and_structures_are_kept_from_their_pages(inside, cast):
    client = inside("nadia")
    client.post(address("start_project", cast), {"name": "Les compteurs", "aims": "Comprendre"})
    client.post(address("change_project", cast, project=cast.fete.slug), {"name": "La fête", "aims": "Rire"})
    client.post(address("add_colleague", cast), {"account": str(cast.solene.pk)})
    client.post(address("add_structure", cast), {"name": "Le bailleur"})
    page = client.get(address("collective", cast)).content.decode()
    for words in ("Les compteurs", "Rire", "Solène", "Le bailleur"):
        assert words in page


def test_a_colleague_leaves_and_oneself_too(inside, cast):
    client = inside("nadia")
    for who, day in (("helene", "2024-06-01"), ("nadia", "2024-06-02")):
        seat = cast.tilleuls.memberships.get(account=getattr(cast, who))
        client.post(address("leave", cast, membership=seat.pk), {"until": day})
    assert client.get(address("collective", cast)).status_code == 404
    page = inside("mireille").get(address("collective", cast)).content.decode()
    assert "Personne en ce moment" in page


def test_a_structure_stops_accompanying_from_the_page(inside, cast):
    row = cast.tilleuls.accompaniments.get(organisation=cast.club)
    inside("nadia").post(address("part", cast, accompaniment=row.pk), {"until": "2024-06-30"})
    page = inside("nadia").get(address("collective", cast)).content.decode()
    assert "jusqu’au 30 juin 2024" in page
