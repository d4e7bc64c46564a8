"""Concerns without anybody's name: noted, read in the structure, opened next door, and what they found."""

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.concerns.queries import concerns_of
from pasdecote.practice.belonging.concerns.services import found_from, open_nearby
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.reading import Wanted, note, notebook, thread
from tests.factories import a_concern

pytestmark = pytest.mark.django_db
SAINT_DENIS = "93066"
WORDS = "Les charges de chauffage ont doublé sans explication."


def page(house, name="list", **more):
    return reverse(f"concerns:{name}", kwargs={"slug": house.slug, **more})


def said(**more):
    return {"id": uuid7(), "words": WORDS, "happened_on": clock.today(), "circle": "team"} | more


def read(account, house):
    return concerns_of(standing_of(account), house)


def settle(*houses):
    for house in houses:
        house.territory = SAINT_DENIS
        house.save()


def test_a_concern_is_read_by_those_who_work_there_and_by_nobody_else(client, cast):
    client.force_login(cast.helene)
    assert client.post(page(cast.centre, "note"), said()).status_code == 302
    assert [one.words for one in read(cast.karim, cast.centre).own] == [WORDS]
    client.force_login(cast.nadia)
    assert client.get(page(cast.centre)).status_code == 404


def test_kept_to_oneself_it_waits_in_the_notebook(client, cast):
    client.force_login(cast.helene)
    client.post(page(cast.centre, "note"), said(circle="me"))
    assert read(cast.karim, cast.centre).own == []
    assert WORDS in str(notebook(standing_of(cast.helene)).cards[0].sentence)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Rappeler le 06 12.34 56-78.", "un numéro de téléphone (« 06 12.34 56-78 »)"),
        ("Écrire à nadia arobase exemple point fr", "une adresse e-mail"),
        ("L’eau coule au 12 bis, rue des Lilas.", "une adresse (« 12 bis, rue des Lilas »)"),
    ],
)
def test_what_lets_somebody_be_found_is_refused_by_its_name_and_the_words_stay(client, cast, words, named):
    client.force_login(cast.helene)
    answer = client.post(page(cast.centre, "note"), said(words=words))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert named in shown
    assert words[:10] in shown
    assert read(cast.helene, cast.centre).own == []


def test_an_address_is_refused_as_a_quarter_too(client, cast):
    client.force_login(cast.helene)
    assert client.post(page(cast.centre, "note"), said(quarter="3 rue des Lilas")).status_code == 422


def test_a_probable_name_is_asked_about_and_kept_once_it_is_none(client, cast):
    client.force_login(cast.helene)
    words = "Le chauffage du hall Renoir est coupé."
    answer = client.post(page(cast.centre, "note"), said(words=words))
    assert answer.status_code == 422
    assert "« Renoir »" in answer.content.decode()
    assert client.post(page(cast.centre, "note"), said(words=words, no_name="on")).status_code == 302


def test_a_town_is_not_taken_for_a_person(client, cast):
    client.force_login(cast.helene)
    words = said(words="Le bus vers Saint-Denis ne passe plus.")
    assert client.post(page(cast.centre, "note"), words).status_code == 302


def test_no_other_door_lets_a_telephone_in(client, cast):
    fact = a_concern(cast.helene, cast.centre, circle="me")
    client.force_login(cast.helene)
    digest = note(standing_of(cast.helene), fact).card.digest
    words = {"digest": digest, "happened_on": clock.today(), "kind": "shared_concern"}
    words["happened"] = "Appeler le 06 12 34 56 78"
    answer = client.post(reverse("journal:rewrite", args=[fact]), words)
    assert answer.status_code == 422
    assert "un numéro de téléphone" in answer.content.decode()


def test_three_alike_invite_and_found_nothing_by_themselves(client, cast):
    for _each in range(2):
        a_concern(cast.helene, cast.centre, WORDS)
    client.force_login(cast.karim)
    assert "se rencontraient" not in client.get(page(cast.centre)).content.decode()
    a_concern(cast.karim, cast.centre, "Le chauffage : des charges qui ont doublé.")
    shown = client.get(page(cast.centre)).content.decode()
    assert "3 constats se ressemblent" in shown
    assert "se rencontraient" in shown
    assert Collective.objects.count() == 1


def test_founding_carries_the_chosen_words_to_the_team_and_says_where_they_led(client, cast):
    facts = [a_concern(cast.helene, cast.centre, WORDS) for _each in range(3)]
    client.force_login(cast.helene)
    address = page(cast.centre, "found")
    query = "&".join(f"constat={fact}" for fact in facts)
    assert client.get(f"{address}?{query}").content.decode().count("checked") == 3
    chosen = {
        "name": "La facture",
        "concerns": [str(fact) for fact in facts[:2]],
        "organisation": cast.centre.pk,
    }
    assert client.post(address, chosen).status_code == 302
    group = Collective.objects.get(name="La facture")
    cards = thread(standing_of(cast.helene), group, Wanted()).cards
    carried = [card for card in cards if card.content.kind == "statement"]
    assert {card.circle for card in carried} == {"team"}
    assert {card.content.follows[0] for card in carried} == set(facts[:2])
    found = read(cast.karim, cast.centre)
    assert sorted(one.led_to for one in found.own) == ["", "La facture", "La facture"]
    assert found.invitations == []


def test_nobody_carries_away_what_they_may_not_read(cast):
    fact = a_concern(cast.helene, cast.centre)
    with pytest.raises(NotAllowed):
        found_from(by=cast.nadia, house=cast.club, concerns=[fact], name="La facture")
    assert not Collective.objects.filter(name="La facture").exists()


def test_neighbours_read_what_was_opened_to_them_by_its_month_alone(client, cast):
    settle(cast.centre, cast.club)
    fact = a_concern(cast.helene, cast.centre, WORDS)
    assert read(cast.nadia, cast.club).nearby == []
    client.force_login(cast.helene)
    version = note(standing_of(cast.helene), fact).card.version
    assert client.post(page(cast.centre, "open_nearby", version=version)).status_code == 302
    client.force_login(cast.nadia)
    shown = client.get(page(cast.club)).content.decode()
    assert WORDS in shown
    assert "mars 2026" in shown
    assert "3 mars 2026" not in shown
    assert "Hélène" not in shown
    assert client.get(reverse("journal:note", args=[fact])).status_code == 404


def test_another_commune_reads_nothing_and_a_house_without_one_opens_nothing(cast):
    fact = a_concern(cast.helene, cast.centre)
    version = note(standing_of(cast.helene), fact).card.version
    with pytest.raises(JournalRefused, match="commune"):
        open_nearby(by=cast.helene, id=uuid7(), organisation=cast.centre, version=version)
    settle(cast.centre)
    open_nearby(by=cast.helene, id=uuid7(), organisation=cast.centre, version=version)
    assert read(cast.nadia, cast.club).nearby == []
    cast.club.territory = "93001"
    cast.club.save()
    assert read(cast.nadia, cast.club).nearby == []


def test_a_structure_of_nowhere_reads_nothing_of_others(cast):
    assert read(cast.nadia, cast.centre).nearby == []


def test_the_list_shows_nobody_s_name(client, cast):
    a_concern(cast.helene, cast.centre)
    client.force_login(cast.karim)
    assert "Hélène" not in client.get(page(cast.centre)).content.decode()
