"""Addresses of decisions."""

from django.urls import path

from pasdecote.practice.deliberation import urls_questions
from pasdecote.practice.deliberation.views import (
    answering_decisions,
    counting_together,
    decision_steps,
    decisions,
    ending_decisions,
)

app_name = "deliberation"
DECISIONS = "collectifs/<slug:slug>/decisions/"
DECISION = DECISIONS + "<uuid:proposal>/"
urlpatterns = [
    *urls_questions.urlpatterns,
    path("decisions/", decisions.find, name="find"),
    path(DECISIONS, decisions.listing, name="decisions"),
    path(DECISIONS + "nouvelle/", decisions.propose, name="propose"),
    path(DECISIONS + "quelle-facon/", decisions.which_way, name="which_way"),
    path(DECISION, decisions.proposal, name="proposal"),
    path(DECISION + "repondre/", answering_decisions.vote, name="vote"),
    path(DECISION + "table/", answering_decisions.table, name="table"),
    path(DECISION + "table/<str:place>/", answering_decisions.table_answer, name="table_answer"),
    path(DECISION + "retirer/<uuid:part>/", answering_decisions.take_back, name="take_back"),
    path(DECISION + "mains/", counting_together.hands, name="hands"),
    path(DECISION + "papiers/", counting_together.papers, name="papers"),
    path(DECISION + "imprimer/<slug:what>.pdf", counting_together.sheet, name="sheet"),
    path(DECISION + "dire/", decision_steps.say_of, name="say_of"),
    path(DECISION + "dire/<uuid:said>/", decision_steps.answer_said, name="answer_said"),
    path(DECISION + "texte/", decision_steps.text, name="text"),
    path(DECISION + "objections/<uuid:objection>/", decision_steps.settle, name="settle_objection"),
    path(DECISION + "etape/", decision_steps.step, name="step"),
    path(DECISION + "clore/", ending_decisions.end, name="end"),
    path(DECISION + "recompter/", ending_decisions.recount, name="recount"),
    path(DECISION + "qui-recompte/", ending_decisions.recounters, name="recounters"),
    path(DECISION + "bulletins.csv", ending_decisions.ballots, name="ballots"),
]
