"""With a card for a day, no account and no name, one may say to chosen people that something is wrong."""

import pytest
from django.http import Http404
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.personal import Person
from pasdecote.practice.belonging.cards.services import print_cards
from pasdecote.practice.commitments.erasers import KINDS
from pasdecote.practice.commitments.models import Trouble
from pasdecote.practice.commitments.services import answer_trouble, erase_trouble
from pasdecote.spine.collectives.models import Invitation
from pasdecote.spine.journal.models import Entry

pytestmark = pytest.mark.django_db
DOOR = "/carte/"
PAGE = "/carte/jour/ce-qui-ne-va-pas/"


@pytest.fixture
def young(cast, client):
    """A telephone that showed a card for a day."""
    [card] = print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=7, for_a_day=True)
    client.post(DOOR, {"secret": card.secret})
    return client


def say(client, *to, words="On se moque de moi", id=None):
    data = {"id": id or uuid7(), "words": words, "to": [account.pk for account in to]}
    return client.post(PAGE, data)


def test_it_is_read_by_those_chosen_and_nobody_knows_by_whom_it_was_said(cast, young, client):
    answer = say(young, cast.nadia)
    assert (answer.status_code, answer.url) == (302, PAGE)
    trouble = Trouble.objects.get()
    assert (trouble.teller, trouble.teller_name, trouble.words) == (None, "", "On se moque de moi")
    assert [reader.account for reader in trouble.readers.all()] == [cast.nadia]
    assert not Entry.objects.exists()
    client.force_login(cast.nadia)
    page = client.get(reverse("commitments:trouble", args=[trouble.pk])).content.decode()
    assert "Dit avec une carte d’un jour, sans nom" in page
    assert "ne peut rien lire ici" in page
    client.force_login(cast.helene)
    assert client.get(reverse("commitments:trouble", args=[trouble.pk])).status_code == 404


def test_the_page_says_what_happens_next_and_keeps_the_numbers_to_call(cast, young):
    page = young.get(PAGE).content.decode()
    for said in ("Nadia", "tel:119", "tel:17", "tel:112", "aucune réponse ne peut vous revenir ici"):
        assert said in page, said
    assert "unnamed" not in page
    assert PAGE in young.get("/carte/jour/").content.decode()


def test_without_a_card_or_once_it_ended_the_door_asks_for_one(cast, young, client):
    young.post("/carte/jour/fin/")
    for answer in (young.get(PAGE), say(young, cast.nadia)):
        assert (answer.status_code, answer.url) == (302, DOOR)
    assert not Trouble.objects.exists()


def test_a_cancelled_card_says_nothing_more(cast, young):
    Invitation.objects.filter(for_a_day=True).update(cancelled_at=cast.nadia.created_at)
    assert say(young, cast.nadia).url == DOOR


def test_somebody_outside_the_list_is_not_told(cast, young):
    assert say(young, cast.paul).status_code == 422
    assert not Trouble.objects.exists()


def test_the_same_sent_twice_is_one_and_another_s_number_tells_nothing(cast, young):
    id = uuid7()
    say(young, cast.nadia, id=id)
    assert say(young, cast.nadia, id=id).status_code == 302
    assert say(young, cast.nadia, id=id, words="Autre chose").status_code == 422
    assert Trouble.objects.count() == 1


def test_one_card_says_five_things_an_hour(cast, young):
    answers = [say(young, cast.nadia).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]
    assert Trouble.objects.count() == 5


def test_its_readers_answer_among_themselves_then_erase_it(cast, young):
    say(young, cast.nadia)
    trouble = Trouble.objects.get()
    with pytest.raises(Http404):
        erase_trouble(by=cast.nadia, trouble=trouble)
    row = answer_trouble(by=cast.nadia, trouble=trouble, words="Vu jeudi, avec l’équipe.")
    with pytest.raises(Http404):
        erase_trouble(by=cast.helene, trouble=row)
    erase_trouble(by=cast.nadia, trouble=row)
    assert not Trouble.objects.exists()


def test_erasing_a_name_without_an_account_takes_nothing_that_a_card_said(cast, young):
    say(young, cast.nadia)
    nobody = Person(account=None, memberships=frozenset({cast.demir.pk}), whole=False)
    for kind in KINDS:
        for erasure in kind.erasures:
            assert erasure.run(nobody) == 0
        assert not kind.leaves or kind.leaves(nobody) == []
    assert Trouble.objects.count() == 1
