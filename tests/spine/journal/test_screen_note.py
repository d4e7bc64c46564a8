"""The page of a note and what one does from it."""

import pytest

from pasdecote.ground.facts.atoms import Due, Money, Side, Stage
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Contest, Entry
from pasdecote.spine.journal.services import contest, correct, erase_words, retract
from tests.factories import TUESDAY, a_note, an_encounter

ACTS = ["corriger", "retirer", "partager", "ce-n-est-pas-ca"]


def sign_in(client, who):
    client.force_login(who)
    return client


def answers_of(client, address):
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}


def test_it_is_found_by_its_fact_and_by_each_version(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    version = correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
    sign_in(client, cast.mireille)
    for id in (note.fact, version.pk):
        page = client.get(f"/notes/{id}/").content.decode()
        assert "Neuf" in page
        assert "Histoire de cette note" in page
        assert "Huit" in page


@pytest.mark.parametrize(
    ("circle", "words"),
    [
        ("me", "Lue par vous seulement"),
        ("team", "accompagnent Les Tilleuls, et personne d’autre"),
        ("collective", "les membres de Les Tilleuls"),
        ("institution", "les institutions"),
        ("public", "Tout le monde"),
    ],
)
def test_it_says_who_reads(cast, client, circle, words):
    note = a_note(cast.nadia, cast.tilleuls, circle=circle)
    assert words in sign_in(client, cast.nadia).get(f"/notes/{note.pk}/").content.decode()


def test_what_is_not_for_you_and_what_is_not_there_look_the_same(cast, client):
    hidden = a_note(cast.nadia, cast.tilleuls, circle="team")
    sign_in(client, cast.mireille)
    pages = set()
    for id in (hidden.pk, uuid7()):
        for address in ("", *(f"{act}/" for act in ACTS)):
            answer = client.get(f"/notes/{id}/{address}")
            assert answer.status_code == 404
            pages.add(answer.content)
    assert len(pages) == 1


def test_a_conflict_is_shown_side_by_side_and_one_version_ends_it(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    one = correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Dix"))
    sign_in(client, cast.nadia)
    page = client.get(f"/notes/{note.fact}/").content.decode()
    assert page.count('class="side-version"') == 2
    address = f"/notes/{note.fact}/corriger/?garder={one.pk}"
    answer = client.get(address)
    assert answer.context["form"]["happened"].value() == "Neuf"
    sent = answers_of(client, address) | {"replaces": answer.context["replaced"]}
    assert client.post(address, sent).status_code == 302
    assert 'class="side-version"' not in client.get(f"/notes/{note.fact}/").content.decode()


def test_a_correction_keeps_what_the_form_does_not_ask(cast, client):
    money = Money(account="60", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=1250, exercise=2026)
    kept = {"money": (money,), "due": (Due(on=TUESDAY, what="answer"),), "title": "Courses"}
    note = a_note(cast.nadia, cast.tilleuls, "Huit", **kept)
    sign_in(client, cast.nadia)
    address = f"/notes/{note.pk}/corriger/"
    client.post(address, answers_of(client, address) | {"happened": "Neuf", "replaces": note.pk})
    content = Entry.objects.exclude(pk=note.pk).get()
    for words in ('"Neuf"', '"cents":1250', '"answer"', '"Courses"'):
        assert words in content.content


def test_a_correction_made_meanwhile_is_not_overwritten(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    sign_in(client, cast.nadia)
    address = f"/notes/{note.pk}/corriger/"
    sent = answers_of(client, address) | {"happened": "Neuf", "replaces": note.pk}
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Dix"))
    client.post(address, sent)
    assert client.get(f"/notes/{note.pk}/").content.decode().count('class="side-version"') == 2


def test_a_wrong_correction_keeps_the_words(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    sign_in(client, cast.nadia)
    address = f"/notes/{note.pk}/corriger/"
    answer = client.post(address, answers_of(client, address) | {"happened": "Neuf", "people": "-1"})
    assert (answer.status_code, "Neuf" in answer.content.decode()) == (422, True)
    assert Entry.objects.count() == 1


def test_taken_back_it_keeps_its_page_and_offers_nothing_more(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    sign_in(client, cast.nadia)
    assert "Huit" in client.get(f"/notes/{note.pk}/retirer/").content.decode()
    assert client.post(f"/notes/{note.pk}/retirer/").status_code == 302
    page = client.get(f"/notes/{note.pk}/").content.decode()
    assert "a été retirée" in page
    assert "/corriger/" not in page
    assert [client.get(f"/notes/{note.pk}/{act}/").status_code for act in ACTS] == [404] * 4


def test_erased_it_says_so_and_nothing_more(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    erase_words(facts=[note.fact])
    page = sign_in(client, cast.mireille).get(f"/notes/{note.pk}/").content.decode()
    assert "ont été effacés" in page
    assert "Nadia" not in page


def test_widened_more_people_read_it(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Pour tous", circle="team")
    sign_in(client, cast.nadia)
    address = f"/notes/{note.pk}/partager/"
    assert client.post(address, answers_of(client, address)).status_code == 422
    assert client.post(address, answers_of(client, address) | {"circle": "collective"}).status_code == 302
    assert "Pour tous" in sign_in(client, cast.mireille).get(f"/notes/{note.pk}/").content.decode()


def test_a_member_disputes_and_settles(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Mireille a pris la parole seule")
    sign_in(client, cast.mireille)
    address = f"/notes/{note.pk}/ce-n-est-pas-ca/"
    assert client.post(address, answers_of(client, address)).status_code == 422
    said = answers_of(client, address) | {"words": "Pas d’être seule"}
    assert [client.post(address, said).status_code for _time in range(2)] == [302, 302]
    opened = Contest.objects.get()
    page = client.get(f"/notes/{note.pk}/").content.decode()
    assert "Pas d’être seule" in page
    assert f"/desaccords/{opened.pk}/regler/" in page
    address = f"/desaccords/{opened.pk}/regler/"
    assert client.post(address, answers_of(client, address)).status_code == 422
    assert (
        client.post(address, answers_of(client, address) | {"words": "Corrigé ensemble"}).status_code == 302
    )
    assert "Corrigé ensemble" in client.get(f"/notes/{note.pk}/").content.decode()


@pytest.mark.parametrize("who", ["karim", "solene", "paul"])
def test_a_disagreement_is_for_those_who_read_the_note(cast, client, who):
    note = a_note(cast.nadia, cast.tilleuls)
    opened = contest(by=cast.mireille, id=uuid7(), version=note.pk, words="Non")
    sign_in(client, cast.everybody[who])
    assert client.get(f"/desaccords/{opened.pk}/regler/").status_code == 404


@pytest.mark.parametrize("act", ["corriger", "retirer", "partager"])
def test_a_member_does_not_change_the_note_of_another(cast, client, act):
    note = a_note(cast.nadia, cast.tilleuls)
    sign_in(client, cast.mireille)
    assert client.get(f"/notes/{note.pk}/{act}/").status_code == 404
    assert client.post(f"/notes/{note.pk}/{act}/").status_code == 404
    assert f"/{act}/" not in client.get(f"/notes/{note.pk}/").content.decode()


def test_ones_own_draft_leads_to_rewriting(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    answer = sign_in(client, cast.nadia).get(f"/notes/{note.pk}/corriger/")
    assert answer.url == f"/carnet/{note.pk}/reprendre/"


def test_a_retracted_draft_has_nothing_to_offer(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    page = sign_in(client, cast.nadia).get(f"/notes/{note.pk}/").content.decode()
    assert "/reprendre/" not in page
