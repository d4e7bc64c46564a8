"""Addresses of sessions and money."""

from django.urls import path

from pasdecote.practice.actions.views import money, sessions

app_name = "actions"
GROUP = "collectifs/<slug:slug>/"
urlpatterns = [
    path(GROUP + "seances/", sessions.listing, name="sessions"),
    path(GROUP + "seances/prevoir/", sessions.plan, name="plan"),
    path(GROUP + "seances/<uuid:plan>/raconter/", sessions.hold, name="hold"),
    path(GROUP + "seances/<uuid:plan>/annuler/", sessions.cancel, name="cancel"),
    path(GROUP + "seances/<uuid:plan>/feuille.pdf", sessions.sheet, name="sheet"),
    path(GROUP + "budget/", money.budget, name="budget"),
    path(GROUP + "budget/ajouter/", money.add, name="add_money"),
]
