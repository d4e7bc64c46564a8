"""The screens of demands, as members and those who accompany them walk them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments.queries import demands_of
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.services import end_membership
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import create_organisation
from tests.factories import a_demand

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> {{ 7 }} ‮ ' \" & اكتب"


@pytest.fixture
def member(client, cast):
    client.force_login(cast.mireille)
    return client


def address(name, cast, *more):
    return reverse(f"commitments:{name}", args=[cast.tilleuls.slug, *more])


def listed(client, cast):
    return client.get(address("demands", cast)).content.decode()


def asked(cast):
    return demands_of(standing_of(cast.mireille), cast.tilleuls.pk)


def test_an_empty_page_teaches_the_first_step(member, cast):
    assert "Le groupe n’a encore rien demandé" in listed(member, cast)


def test_a_member_asks_from_the_screen_and_reads_who_will_read(member, cast):
    assert "Lu par les membres du groupe" in member.get(address("ask", cast)).content.decode()
    today = clock.today()
    said = {"id": uuid7(), "asked": "Un local", "to": "la mairie", "on": today, "due": today}
    member.post(address("ask", cast), said)
    member.post(address("ask", cast), said)
    assert [item.told.content.happened for item in asked(cast)] == ["Un local"]
    page = listed(member, cast)
    assert "la mairie" in page
    assert "Réponse attendue pour le" in page
    assert reverse("journal:note", args=[asked(cast)[0].told.fact]) in page


def test_an_institution_known_here_is_proposed_and_recognised_by_its_name(member, cast):
    landlord = create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)
    assert '<option value="Habitat Est">' in member.get(address("ask", cast)).content.decode()
    said = {"id": uuid7(), "asked": "Les comptes", "to": " habitat est", "on": clock.today()}
    member.post(address("ask", cast), said)
    assert asked(cast)[0].told.content.institution == landlord.pk


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"asked": ""}, "Dites ce que le groupe demande."),
        ({"to": ""}, "Dites à qui le groupe le demande."),
        ({"on": "2199-01-01"}, "Ce jour n’est pas encore passé."),
        ({"on": "hier"}, "Cette date n’existe pas."),
        ({"due": "2001-01-01"}, "avant la demande"),
        ({"id": "nothing"}, ""),
        ({"asked": "x" * 10_001}, ""),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_words_stay(member, cast, wrong, sentence):
    said = {"id": uuid7(), "asked": "Un local", "to": "la mairie", "on": clock.today()} | wrong
    answer = member.post(address("ask", cast), said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert asked(cast) == []


def test_a_member_cannot_choose_the_circle_of_the_team(member, cast):
    said = {"id": uuid7(), "asked": "Un local", "to": "la mairie", "on": clock.today(), "circle": "team"}
    member.post(address("ask", cast), said)
    assert asked(cast)[0].told.circle == "collective"


def test_seventy_one_days_of_silence_are_said_calmly(member, cast):
    a_demand(cast.nadia, cast.tilleuls, on=clock.today() - timedelta(days=71))
    assert "Silence depuis 71 jours." in listed(member, cast)


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [("answered", "Réponse, le"), ("refused", "Refus, le"), ("silence", "après 2 jours")],
)
def test_what_came_is_noted_from_the_screen(member, cast, outcome, shown):
    fact = a_demand(cast.nadia, cast.tilleuls, on=clock.today() - timedelta(days=2))
    said = {"id": uuid7(), "outcome": outcome, "words": "Une lettre de deux lignes", "on": clock.today()}
    member.post(address("answer", cast, fact), said)
    page = listed(member, cast)
    assert shown in page
    assert "Une lettre de deux lignes" in page


def test_asking_again_is_noted_with_its_demand(member, cast):
    fact = a_demand(cast.nadia, cast.tilleuls)
    said = {"id": uuid7(), "words": "Une deuxième lettre", "on": clock.today()}
    member.post(address("ask_again", cast, fact), said)
    page = listed(member, cast)
    assert "Relance" in page
    assert "Une deuxième lettre" in page


def test_only_the_team_is_offered_to_show_it_and_only_to_an_institution_that_is_known(client, cast):
    landlord = create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)
    in_words, known = (
        a_demand(cast.nadia, cast.tilleuls),
        a_demand(cast.nadia, cast.tilleuls, institution=landlord),
    )
    client.force_login(cast.nadia)
    assert address("show", cast, known) in listed(client, cast)
    assert address("show", cast, in_words) not in listed(client, cast)
    client.post(address("show", cast, known), {"id": uuid7()})
    assert address("show", cast, known) not in listed(client, cast)
    client.force_login(cast.mireille)
    assert client.get(address("show", cast, known)).status_code == 404


def test_members_of_a_group_that_nobody_accompanies_show_it_from_the_screen(member, cast):
    landlord = create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)
    fact = a_demand(cast.mireille, cast.tilleuls, institution=landlord)
    assert address("show", cast, fact) not in listed(member, cast)
    for row in cast.tilleuls.memberships.filter(role="companion").order_by("pk"):
        end_membership(membership=row, until=clock.today() - timedelta(days=1))
    assert address("show", cast, fact) in listed(member, cast)
    assert member.post(address("show", cast, fact), {"id": uuid7()}).status_code == 302
    assert address("show", cast, fact) not in listed(member, cast)


def test_hostile_words_are_shown_as_words(member, cast):
    said = {"id": uuid7(), "asked": HOSTILE, "to": "<b>la mairie</b>", "on": clock.today()}
    assert member.post(address("ask", cast), said).status_code == 302
    page = listed(member, cast)
    assert "<script>alert" not in page
    assert "<b>la mairie" not in page
    assert escape("<b>la mairie</b>") in page


def test_a_disputed_demand_says_so(member, cast):
    fact = a_demand(cast.nadia, cast.tilleuls)
    member.post(reverse("journal:contest", args=[fact]), {"id": uuid7(), "words": "On n’a pas demandé ça."})
    assert "Quelqu’un a dit" in listed(member, cast)


def test_the_list_asks_as_many_queries_whatever_its_length(member, cast, django_assert_max_num_queries):
    for _demand in range(8):
        a_demand(cast.nadia, cast.tilleuls)
    listed(member, cast)
    with django_assert_max_num_queries(12):
        listed(member, cast)
