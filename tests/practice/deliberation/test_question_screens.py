"""The screens of questions, as members walk them: asking, saying, understanding each other, taking back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Question, Voice
from pasdecote.practice.deliberation.services import close_question, open_question, say, set_aside
from tests.sounds import wav

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> {{ 7 }} ‮ ' \" & اكتب"


@pytest.fixture
def member(client, cast):
    client.force_login(cast.mireille)
    return client


@pytest.fixture
def question(cast):
    return open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Que faire de la cour ?")


def a_voice():
    return SimpleUploadedFile("voix.wav", wav(), content_type="audio/wav")


def address(name, cast, *more):
    return reverse(f"deliberation:{name}", args=[cast.tilleuls.slug, *more])


def page(client, question):
    return client.get(address_of(question)).content.decode()


def address_of(question, name="question"):
    return reverse(f"deliberation:{name}", args=[question.collective.slug, question.pk])


def said(who, question, words="Des bancs", **more):
    return say(by=who, id=uuid7(), question=question, words=words, **more)


def test_an_empty_page_teaches_the_first_step(member, cast):
    assert "Aucune question n’a encore été posée" in member.get(address("questions", cast)).content.decode()


def test_the_words_of_a_question_suffice(member, cast):
    asked = {"id": uuid7(), "words": "De quoi avons-nous besoin ?"}
    for _twice in range(2):
        assert member.post(address("ask_question", cast), asked).status_code == 302
    assert [row.words for row in Question.objects.all()] == ["De quoi avons-nous besoin ?"]
    assert "De quoi avons-nous besoin ?" in member.get(address("questions", cast)).content.decode()


def test_a_question_without_words_is_said_to_lack_them(member, cast):
    answer = member.post(address("ask_question", cast), {"id": uuid7(), "why": "Parce que"})
    assert answer.status_code == 422
    assert "Écrivez la question." in answer.content.decode()
    assert "Parce que" in answer.content.decode()


def test_open_questions_come_first(member, cast, question):
    close_question(by=cast.nadia, id=uuid7(), question=question)
    open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Et la fête ?")
    listed = member.get(address("questions", cast)).content.decode()
    assert listed.index("Et la fête ?") < listed.index("Que faire de la cour ?")


def test_a_member_says_a_word_in_two_taps(member, cast, question):
    member.post(address_of(question, "say"), {"id": uuid7(), "words": HOSTILE})
    shown = page(member, question)
    assert escape(HOSTILE) in shown
    assert "Mireille, le " in shown


def test_a_word_is_noted_for_somebody_with_their_name_and_who_noted_it(member, cast, question):
    words = {"id": uuid7(), "words": "Un four", "spoken_by": "Rose"}
    member.post(address_of(question, "say"), words)
    assert "Dite par Rose, notée par Mireille le" in page(member, question)


def test_a_word_is_noted_for_a_member_who_may_take_it_back(client, cast, question):
    client.force_login(cast.nadia)
    mireille = cast.tilleuls.memberships.get(account=cast.mireille)
    client.post(address_of(question, "say"), {"id": uuid7(), "words": "Un four", "speaker": mireille.pk})
    client.force_login(cast.mireille)
    voice = Voice.objects.get()
    assert "Dite par Mireille, notée par Nadia" in page(client, question)
    client.post(address("withdraw_word", cast, voice.pk), {"id": uuid7()})
    assert "Un four" not in page(client, question)


def test_a_word_may_be_said_aloud(member, cast, question):
    sent = {"id": uuid7(), "words": "", "sound": a_voice()}
    assert member.post(address_of(question, "say"), sent).status_code == 302
    assert "Dite de vive voix, pas encore écrite." in page(member, question)


def test_nobody_lends_their_voice_to_somebody_else(member, cast, question):
    sent = {"id": uuid7(), "spoken_by": "Rose", "for_whom": "said", "sound": a_voice()}
    assert member.post(address_of(question, "say"), sent).status_code == 422
    assert not Voice.objects.exists()


def test_words_on_paper_are_typed_many_at_once_and_each_is_kept(member, cast, question):
    sent = {"id": uuid7(), "lines": "Des bancs\n\n Un four \nMoins de voitures", "on": clock.today()}
    for _twice in range(2):
        member.post(address_of(question, "paper"), sent)
    assert Voice.objects.count() == 3
    assert page(member, question).count("Sur papier, notée par Mireille le") == 3


def test_a_word_is_made_clear_by_one_question_and_one_answer(client, cast, question):
    voice = said(cast.mireille, question)
    client.force_login(cast.helene)
    client.post(address("ask_meaning", cast, voice.pk), {"id": uuid7(), "words": "Où ça ?"})
    client.force_login(cast.mireille)
    assert "Répondre à cette question" in page(client, question)
    asked = voice.clarifications.get()
    client.post(address("say_meaning", cast, asked.pk), {"id": uuid7(), "words": "Sous le tilleul"})
    assert "Sous le tilleul" in page(client, question)


def test_only_who_said_a_word_says_what_it_means(client, cast, question):
    voice = said(cast.mireille, question)
    client.force_login(cast.helene)
    client.post(address("ask_meaning", cast, voice.pk), {"id": uuid7(), "words": "Où ça ?"})
    asked = voice.clarifications.get()
    assert client.get(address("say_meaning", cast, asked.pk)).status_code == 404
    assert client.get(address("withdraw_word", cast, voice.pk)).status_code == 404


def test_a_word_set_aside_is_read_with_its_reason_and_who_did_it(client, cast, question):
    voice = said(cast.mireille, question, "Machin est nul")
    client.force_login(cast.nadia)
    client.post(address("set_aside", cast, voice.pk), {"words": "On ne parle pas d’une personne"})
    client.force_login(cast.mireille)
    shown = page(client, question)
    assert "Machin est nul" in shown
    assert "Mise de côté par Nadia : On ne parle pas d’une personne" in shown
    assert client.post(address("put_back", cast, voice.pk)).status_code == 404
    client.force_login(cast.nadia)
    client.post(address("put_back", cast, voice.pk))
    assert "Mise de côté par" not in page(client, question)


def test_setting_aside_asks_for_a_reason(client, cast, question):
    voice = said(cast.mireille, question)
    client.force_login(cast.nadia)
    assert client.post(address("set_aside", cast, voice.pk), {"words": " "}).status_code == 422


def test_a_closed_question_is_read_and_no_longer_answered(member, cast, question):
    said(cast.mireille, question)
    close_question(by=cast.nadia, id=uuid7(), question=question)
    shown = page(member, question)
    assert "Des bancs" in shown
    assert "Dire cette parole" not in shown
    kept = member.post(address_of(question, "say"), {"id": uuid7(), "words": "Trop tard"})
    assert kept.status_code == 422
    assert "Trop tard" in kept.content.decode()


def test_a_question_closes_for_who_put_it_and_for_nobody_else(client, cast, question):
    client.force_login(cast.mireille)
    assert client.get(address_of(question, "close_question")).status_code == 404
    client.force_login(cast.nadia)
    client.post(address_of(question, "close_question"), {"id": uuid7()})
    question.refresh_from_db()
    assert question.closed_at is not None


def test_a_question_of_another_group_is_not_there(client, cast, question):
    client.force_login(cast.paul)
    assert client.get(address_of(question)).status_code == 404
    assert client.get(reverse("deliberation:question", args=["autre", question.pk])).status_code == 404


def test_the_page_of_a_question_asks_as_many_queries_for_one_word_as_for_twenty(
    member, cast, question, django_assert_max_num_queries
):
    for rank in range(20):
        said(cast.mireille, question, f"Parole {rank}")
    set_aside(by=cast.nadia, voice=Voice.objects.first(), why="Essai")
    member.get(address_of(question))
    with django_assert_max_num_queries(26):
        member.get(address_of(question))
