"""Addresses of bilans."""

from django.urls import path

from pasdecote.projections.reports.views import (
    answers,
    arranging,
    bilan,
    comparing,
    copying,
    cost,
    downloads,
    fields,
    life,
    listing,
    own_models,
    readers,
    received,
)

app_name = "reports"
ONE = "<uuid:id>/"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("temps/<slug:slug>/", cost.cost, name="cost"),
    path("recus/", received.received_list, name="received"),
    path("recus/interpellations/<slug:slug>/", received.asked_by, name="asked_by"),
    path("recus/<uuid:sending>/", received.received_one, name="received_one"),
    path("recus/<uuid:sending>/fichier/<str:form>/", received.received_file, name="received_file"),
    path("reponses/", answers.answers, name="answers"),
    path("reponses/<str:of>/<slug:slug>/", answers.answers_about, name="answers_about"),
    path("reponses/<str:of>/<slug:slug>/<str:question>/", answers.answer_about, name="answer_about"),
    path("modeles/", own_models.own_models, name="own_models"),
    path("modeles/<uuid:own>/retirer/", own_models.withdraw, name="own_withdraw"),
    path("modeles/<str:template>/fichier/", own_models.own_file, name="own_file"),
    path("commencer/<str:template>/", listing.begin, name="begin"),
    path(ONE, bilan.bilan, name="bilan"),
    path(ONE + "chiffre/<str:field>/", bilan.figure, name="figure"),
    path(ONE + "champ/<str:field>/", fields.field, name="field"),
    path(ONE + "champ/<str:field>/ecrire/", fields.edit, name="edit"),
    path(ONE + "champ/<str:field>/revenir/", fields.restore, name="restore"),
    path(ONE + "champ/<str:field>/notes/<uuid:version>/approuver/", fields.approve, name="approve"),
    path(ONE + "champ/<str:field>/choisir/", arranging.arrange, name="arrange"),
    path(ONE + "figer/", life.freeze, name="freeze"),
    path(ONE + "envoyer/", life.send, name="send"),
    path(ONE + "minute/", cost.minute, name="minute"),
    path(ONE + "lecteurs/", readers.readers, name="readers"),
    path(ONE + "lecteurs/<uuid:reader>/finir/", readers.end_reader, name="end_reader"),
    path(ONE + "comparer/", life.compare, name="compare"),
    path(ONE + "reprendre/", life.begin_again, name="begin_again"),
    path(ONE + "jeter/", life.discard, name="discard"),
    path(ONE + "fichier/<str:form>/", downloads.download, name="download"),
    path(ONE + "autre-annee/", comparing.years, name="years"),
    path(ONE + "recopier/", copying.sheet, name="copying"),
    path(ONE + "recopier/feuille.pdf", copying.paper, name="copying_paper"),
    path(ONE + "recopier/noter/", copying.copied, name="copied"),
    path(ONE + "officiel/", downloads.official, name="official"),
]
