"""A step aside in three questions: to oneself first, without blame, rewritten freely."""

import pytest
from django.urls import reverse

from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.learning.services import step_aside
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.anchors import key_of
from pasdecote.spine.journal.reading import note, notebook
from pasdecote.spine.journal.services import Anchor, share
from tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
WORDS = {
    "failed": "L’atelier budget restait vide.",
    "instead": "Nous nous sommes assises dans la laverie.",
    "learnt": "C’est la facture qu’on ne comprenait pas.",
}
PAGE = "learning:step_aside"


def said(cast, **more):
    about = key_of(cast.tilleuls.pk, None)
    return {"id": uuid7(), "anchor": about, "happened_on": clock.today()} | WORDS | more


def own(account):
    return [card.content for card in notebook(standing_of(account)).cards]


def test_it_is_reached_from_raconter(client, cast):
    client.force_login(cast.nadia)
    assert reverse(PAGE) in client.get(reverse("journal:tell")).content.decode()


def test_a_professional_tells_it_to_oneself_and_is_offered_nothing_else(client, cast):
    client.force_login(cast.nadia)
    page = client.get(reverse(PAGE)).content.decode()
    assert "Lu par vous seulement." in page
    assert 'name="circle"' not in page
    client.post(reverse(PAGE), said(cast, circle="collective"))
    [content] = own(cast.nadia)
    assert isinstance(content, StepAside)
    assert (content.failed, content.happened, content.learnt) == tuple(WORDS.values())


def test_sent_twice_it_is_one_note(client, cast):
    client.force_login(cast.nadia)
    once = said(cast)
    for _twice in range(2):
        assert client.post(reverse(PAGE), once).status_code == 302
    assert len(own(cast.nadia)) == 1


def test_a_member_chooses_between_oneself_and_the_group(client, cast):
    client.force_login(cast.mireille)
    assert client.post(reverse(PAGE), said(cast)).status_code == 422
    client.post(reverse(PAGE), said(cast, circle="collective"))
    assert own(cast.mireille) == []
    assert client.post(reverse(PAGE), said(cast, circle="team")).status_code == 422
    client.post(reverse(PAGE), said(cast, circle="me"))
    assert len(own(cast.mireille)) == 1


@pytest.mark.parametrize("question", WORDS)
def test_one_answer_suffices_and_its_words_are_its_sentence(cast, question):
    only = {question: WORDS[question]}
    step_aside(by=cast.nadia, id=uuid7(), anchor=Anchor(collective=cast.tilleuls), on=TUESDAY, **only)
    assert WORDS[question] in str(notebook(standing_of(cast.nadia)).cards[0].sentence)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"failed": "", "instead": " ", "learnt": ""}, "Répondez à une des trois questions"),
        ({"happened_on": "31/02/2026"}, "n’existe pas"),
        ({"anchor": "c-0"}, ""),
        ({"failed": "x" * 20_001}, ""),
        ({"id": "no"}, ""),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_words_stay(client, cast, wrong, sentence):
    client.force_login(cast.nadia)
    answer = client.post(reverse(PAGE), said(cast) | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert own(cast.nadia) == []


def test_nobody_tells_it_about_a_group_that_is_not_theirs(client, cast):
    client.force_login(cast.paul)
    assert client.post(reverse(PAGE), said(cast)).status_code == 422


def told(cast):
    anchor = Anchor(collective=cast.tilleuls)
    return step_aside(by=cast.nadia, id=uuid7(), anchor=anchor, on=TUESDAY, **WORDS)


def test_all_three_answers_are_rewritten_from_the_notebook(client, cast):
    client.force_login(cast.nadia)
    fact = told(cast)
    page = reverse("journal:rewrite", args=[fact])
    shown = client.get(page).content.decode()
    assert all(words in shown for words in WORDS.values())
    digest = note(standing_of(cast.nadia), fact).card.digest
    changed = {
        "digest": digest,
        "happened_on": TUESDAY,
        "kind": "step_aside",
        "failed": "La salle était loin.",
    }
    assert client.post(page, changed).status_code == 302
    content = note(standing_of(cast.nadia), fact).card.content
    assert (content.failed, content.happened, content.learnt) == ("La salle était loin.", "", "")


def test_nobody_reads_it_before_it_is_shared(client, cast):
    fact = told(cast)
    client.force_login(cast.helene)
    assert client.get(reverse("journal:note", args=[fact])).status_code == 404
    share(by=cast.nadia, ids=[fact], circle="team")
    assert WORDS["learnt"] in client.get(reverse("journal:note", args=[fact])).content.decode()


def test_any_other_note_is_not_asked_these_questions(client, cast):
    client.force_login(cast.nadia)
    assert 'name="failed"' not in client.get(reverse("journal:tell")).content.decode()
