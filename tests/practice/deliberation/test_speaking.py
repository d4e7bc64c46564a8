"""A word is said to a question, for oneself or for somebody, made clearer, and taken back by whose it is."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Clarification, Voice
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    ask_meaning,
    close_question,
    open_question,
    say,
    say_meaning,
    withdraw,
)
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.collectives.services import add_member, create_collective
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.queries import shared_notes, told
from tests.factories import TUESDAY, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast):
    return open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Que faire de la cour ?")


def said(who, question, words="Des bancs", **more):
    return say(by=who, question=question, words=words, **{"id": uuid7(), **more})


def words(cast):
    notes = told(shared_notes(collectives=[cast.tilleuls.pk]).filter(kind="statement"))
    return [(item.content.happened, item.content.relayed, item.content.spoken_by) for item in notes]


def test_a_member_says_a_word_to_the_group_and_it_follows_its_question(cast, question):
    voice = said(cast.mireille, question)
    (note,) = told(shared_notes(collectives=[cast.tilleuls.pk]).filter(kind="statement"))
    assert (note.fact, note.circle, note.content.follows) == (voice.pk, "collective", (question.pk,))
    assert voice.membership.account == cast.mireille


def test_the_same_word_sent_twice_is_one_word(cast, question):
    id = uuid7()
    assert said(cast.mireille, question, id=id) == said(cast.mireille, question, id=id)
    assert Voice.objects.count() == len(words(cast)) == 1


def test_a_word_is_written_down_for_somebody_who_is_there(cast, question):
    voice = said(cast.nadia, question, "Un four à pain", relayed="said", speaker=cast.demir)
    assert words(cast) == [("Un four à pain", "said", "M. Demir")]
    assert voice.membership == cast.demir


def test_a_word_on_paper_needs_no_name(cast, question):
    voice = said(cast.nadia, question, "Moins de voitures", relayed="paper")
    assert words(cast) == [("Moins de voitures", "paper", "")]
    assert voice.membership is None


@pytest.mark.parametrize("how", ["phone", "SAID"])
def test_another_way_of_coming_is_refused(cast, question, how):
    with pytest.raises(DeliberationRefused, match="de qui"):
        said(cast.nadia, question, relayed=how)


def test_nobody_of_another_group_is_given_a_word(cast, question):
    elsewhere = create_collective(name="Ailleurs")
    stranger = add_member(collective=elsewhere, name="Ali", since=TUESDAY)
    with pytest.raises(DeliberationRefused):
        said(cast.nadia, question, relayed="said", speaker=stranger)


@pytest.mark.parametrize("who", ["karim", "paul"])
def test_only_somebody_of_the_group_says_a_word(cast, question, who):
    with pytest.raises(NotAllowed):
        said(getattr(cast, who), question)
    assert words(cast) == []


def test_nothing_is_said_to_a_closed_question(cast, question):
    close_question(by=cast.nadia, id=uuid7(), question=question)
    question.refresh_from_db()
    with pytest.raises(DeliberationRefused, match="close"):
        said(cast.mireille, question)


def test_whose_word_it_is_takes_it_back_though_somebody_else_wrote_it(cast, question):
    account = an_account("Demir")
    Membership.objects.filter(pk=cast.demir.pk).update(account=account)
    voice = said(cast.nadia, question, relayed="said", speaker=cast.demir)
    withdraw(by=account, id=uuid7(), voice=voice)
    assert words(cast) == []


def test_who_wrote_it_down_takes_it_back_too(cast, question):
    voice = said(cast.nadia, question, relayed="said", speaker=cast.demir)
    withdraw(by=cast.nadia, id=uuid7(), voice=voice)
    withdraw(by=cast.nadia, id=uuid7(), voice=voice)
    assert words(cast) == []


@pytest.mark.parametrize("who", ["helene", "mireille"])
def test_nobody_else_takes_it_back(cast, question, who):
    voice = said(cast.nadia, question, relayed="said", speaker=cast.demir)
    with pytest.raises(NotAllowed):
        withdraw(by=getattr(cast, who), id=uuid7(), voice=voice)
    assert len(words(cast)) == 1


def test_a_word_is_made_clearer_by_whose_it_is(cast, question):
    voice = said(cast.mireille, question)
    asked = ask_meaning(by=cast.helene, id=uuid7(), voice=voice, words="Des bancs où ?")
    with pytest.raises(NotAllowed):
        say_meaning(by=cast.helene, clarification=asked, words="Devant la tour")
    say_meaning(by=cast.mireille, clarification=asked, words="Devant la tour")
    row = Clarification.objects.get()
    assert (row.asked_name, row.answer, row.answered_name) == ("Hélène", "Devant la tour", "Mireille")


def test_asking_nothing_and_answering_nothing_are_refused(cast, question):
    voice = said(cast.mireille, question)
    with pytest.raises(DeliberationRefused):
        ask_meaning(by=cast.helene, id=uuid7(), voice=voice, words="  ")
    asked = ask_meaning(by=cast.helene, id=uuid7(), voice=voice, words="Où ?")
    with pytest.raises(DeliberationRefused):
        say_meaning(by=cast.mireille, clarification=asked, words="")
