"""The screens of decisions, from a name alone to a result, around one device, by hands and on paper."""

import re
from argparse import Namespace

import pytest
from django.test import Client

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.home.commands import retention
from pasdecote.practice.deliberation.cards import code_of
from pasdecote.practice.deliberation.models import Ballot, Proposal
from pasdecote.practice.deliberation.recounting import read
from tests.practice.deliberation.voters import ballots, notes, part, proposed

pytestmark = pytest.mark.django_db
GROUP = "/collectifs/les-tilleuls/decisions/"


@pytest.fixture
def nadia(cast):
    return signed_in(cast.nadia)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def page_of(row):
    return f"{GROUP}{row.pk}/"


def test_a_name_alone_puts_something_to_decision_without_objection(cast, nadia):
    form = nadia.get(GROUP + "nouvelle/").content.decode()
    fields = dict(re.findall(r'name="(id|suit|threshold)" value="([^"]*)"', form))
    answer = nadia.post(
        GROUP + "nouvelle/", {**fields, "title": "Peindre le hall", "rule": "consent", "who": []}
    )
    assert answer.status_code == 302, answer.content.decode()
    row = Proposal.objects.get()
    assert (row.rule, row.title, row.parts.count()) == ("consent", "Peindre le hall", 2)
    assert notes(cast, "proposal_opened")[0].title == "Peindre le hall"
    assert "Peindre le hall" in nadia.get(GROUP).content.decode()


def test_a_device_goes_round_and_shows_nobody_the_answer_of_another(cast, nadia):
    row = proposed(cast)
    demir = part(row, "M. Demir")
    turn = nadia.post(page_of(row) + "table/", {"code": code_of(demir)})
    blank = nadia.get(turn.url)
    assert "no-store" in blank["Cache-Control"]
    assert "checked" not in blank.content.decode()
    done = nadia.post(turn.url, {"reaction": "doubts", "id": uuid7()})
    assert done.url == page_of(row) + "table/"
    assert nadia.get(turn.url).status_code == 302, "the page was good once"
    assert nadia.post(turn.url, {"reaction": "aside"}).status_code == 302
    assert ballots(row) == [{"reaction": "doubts", "text": 1}]


def test_a_wrong_code_opens_nothing(cast, nadia):
    row = proposed(cast)
    answer = nadia.post(page_of(row) + "table/", {"code": "2222-2222"})
    assert answer.status_code == 422
    assert "n’ouvre pas cette décision" in answer.content.decode()


def test_who_already_answered_cannot_be_picked_by_name_but_may_show_their_card(cast, nadia):
    row = proposed(cast)
    demir = part(row, "M. Demir")
    for name, value in ((demir.pk, "agrees"), (code_of(demir), "doubts")):
        chosen = {"who": name} if value == "agrees" else {"code": name}
        turn = nadia.post(page_of(row) + "table/", chosen)
        nadia.post(turn.url, {"reaction": value})
    assert nadia.post(page_of(row) + "table/", {"who": demir.pk}).status_code == 422
    assert ballots(row) == [{"reaction": "doubts", "text": 1}]


def test_a_former_answer_is_on_no_screen(cast):
    row = proposed(cast, "majority")
    mireille = signed_in(cast.mireille)
    mireille.post(page_of(row) + "repondre/", {"answer": "no"})
    for address in (page_of(row), page_of(row) + "repondre/"):
        answer = mireille.get(address)
        assert "checked" not in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]


def test_an_objection_is_said_on_the_same_screen(cast):
    row = proposed(cast)
    mireille = signed_in(cast.mireille)
    refused = mireille.post(page_of(row) + "repondre/", {"reaction": "objects", "id": uuid7()})
    assert refused.status_code == 422
    said = {"reaction": "objects", "objection": "Trop cher", "id": uuid7()}
    assert mireille.post(page_of(row) + "repondre/", said).status_code == 302
    page = mireille.get(page_of(row)).content.decode()
    assert "Trop cher" in page
    assert "Je la maintiens" in page


def test_hands_are_people_who_take_part(cast, nadia):
    row = proposed(cast, "majority")
    nadia.post(page_of(row) + "mains/", {"yes": "1", "no": "", "abstain": ""})
    nadia.post(page_of(row) + "clore/", {"end": "close", "id": uuid7()})
    row.refresh_from_db()
    assert read(row).origins == {"hands": 1}
    assert notes(cast, "decision")[0].counts[0].value == 1
    assert "à main levée" in nadia.get(page_of(row)).content.decode()


def test_papers_count_when_two_people_typed_the_same(cast, nadia):
    row, helene = proposed(cast, "majority"), signed_in(cast.helene)
    pile = {"papiers": "2", "p1-answer": "yes", "p2-answer": "no"}
    assert nadia.post(page_of(row) + "papiers/", pile).status_code == 302
    other = helene.post(page_of(row) + "papiers/", {**pile, "p2-answer": "yes"})
    assert "n° 2" in other.content.decode()
    assert Ballot.objects.count() == 0
    assert helene.post(page_of(row) + "papiers/", pile).status_code == 302
    assert ballots(row) == [{"answer": "no"}, {"answer": "yes"}]


@pytest.mark.parametrize("what", ["cartes", "papiers"])
@pytest.mark.parametrize("rule", ["consent", "majority", "majority_judgment", "schulze", "election"])
def test_what_is_printed_is_a_pdf(cast, nadia, what, rule):
    row = proposed(cast, rule, options=(("Un four", None), ("Un banc", None)), below=True)
    assert nadia.get(page_of(row) + f"imprimer/{what}.pdf").content.startswith(b"%PDF")


def test_counting_again_gives_the_same_bytes_to_anybody(cast, nadia):
    row = proposed(cast, "majority")
    nadia.post(page_of(row) + "mains/", {"yes": "2", "no": "1"})
    nadia.post(page_of(row) + "clore/", {"end": "close", "id": uuid7()})
    page = signed_in(cast.mireille).get(page_of(row) + "recompter/").content.decode()
    assert "exactement le même résultat" in page


def test_five_questions_lead_to_the_form_filled_in(cast, nadia):
    page = nadia.get(GROUP + "quelle-facon/?quoi=budget&titre=La fête").content.decode()
    assert "regle=equal_shares" in page
    form = nadia.get(GROUP + "nouvelle/?regle=equal_shares&titre=La fête").content.decode()
    assert 'value="La fête"' in form
    assert re.search(r'value="equal_shares"[^>]*checked', form)


def test_a_note_of_the_thread_leads_to_its_decision_for_the_group_alone(cast, nadia):
    row = proposed(cast, "majority")
    nadia.post(page_of(row) + "mains/", {"yes": "2"})
    nadia.post(page_of(row) + "clore/", {"end": "close", "id": uuid7()})
    row.refresh_from_db()
    for note in (row.pk, row.decision):
        page = nadia.get(f"/notes/{note}/").content.decode()
        address = f"/decisions/?note={note}"
        assert address in page
        assert nadia.get(address).url == page_of(row)
        assert signed_in(cast.karim).get(address).status_code == 404
    assert nadia.get("/decisions/?note=rien").status_code == 404


def test_the_house_makes_final_what_is_due(cast, capsys):
    row = proposed(cast)
    Proposal.objects.update(state="provisional", final_on=clock.today(), closed_at=clock.now())
    assert retention.run(Namespace(essai=True)) == 0
    assert "Décisions à rendre définitives : 1" in capsys.readouterr().out
    row.refresh_from_db()
    assert row.state == "provisional"
