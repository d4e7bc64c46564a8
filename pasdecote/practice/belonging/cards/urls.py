"""Addresses of cards: the public door `carte/`, and what a group gives."""

from django.urls import path

from pasdecote.practice.belonging.cards.views import coming, giving

app_name = "cards"
GROUP = "collectifs/<slug:slug>/cartes/"
urlpatterns = [
    path("carte/", coming.door, name="door"),
    path("carte/prenom/", coming.join, name="join"),
    path("carte/jour/", coming.day, name="day"),
    path("carte/jour/fin/", coming.end_day, name="end_day"),
    path("cartes/feuille/", giving.sheet, name="sheet"),
    path("compte/carte-de-retour/", giving.own, name="own"),
    path(GROUP, giving.cards, name="list"),
    path(GROUP + "imprimer/", giving.print_cards, name="print"),
    path(GROUP + "annuler/", giving.cancel, name="cancel"),
    path(GROUP + "retour/<uuid:membership>/", giving.help_back, name="help_back"),
]
