"""Addresses of questions and of the words said to them."""

from django.urls import path

from pasdecote.practice.deliberation.views import answering, questions, speaking, uniting

QUESTIONS = "collectifs/<slug:slug>/questions/"
QUESTION = QUESTIONS + "<uuid:question>/"
WORD = "collectifs/<slug:slug>/paroles/<uuid:voice>/"
urlpatterns = [
    path(QUESTIONS, questions.listing, name="questions"),
    path(QUESTIONS + "poser/", questions.ask, name="ask_question"),
    path(QUESTION, questions.question, name="question"),
    path(QUESTION + "dire/", speaking.say, name="say"),
    path(QUESTION + "papier/", speaking.paper, name="paper"),
    path(QUESTION + "repondre/", answering.answer, name="answer_words"),
    path(QUESTION + "mes-reponses/", answering.own, name="own_answers"),
    path(QUESTION + "mes-reponses/retirer/", answering.take_back, name="take_answers_back"),
    path(QUESTION + "ce-qui-unit/", uniting.uniting, name="uniting"),
    path(QUESTION + "ce-qui-unit.<str:form>", uniting.file, name="uniting_file"),
    path(QUESTION + "clore/", questions.close, name="close_question"),
    path(WORD + "preciser/", speaking.ask_meaning, name="ask_meaning"),
    path(WORD + "retirer/", speaking.withdraw, name="withdraw_word"),
    path(WORD + "mettre-de-cote/", answering.set_aside, name="set_aside"),
    path(WORD + "remettre/", answering.put_back, name="put_back"),
    path(
        "collectifs/<slug:slug>/precisions/<uuid:clarification>/",
        speaking.say_meaning,
        name="say_meaning",
    ),
]
