"""Addresses of demands, and of what somebody says to be wrong."""

from django.urls import path

from pasdecote.practice.commitments.views import demands, listening, passing, troubles

app_name = "commitments"
GROUP = "collectifs/<slug:slug>/"
DEMANDS = GROUP + "interpellations/"
TROUBLE = "ce-qui-ne-va-pas/<uuid:trouble>/"
ADDRESSES = "structures/<slug:slug>/a-qui-le-dire/"
urlpatterns = [
    path(DEMANDS, demands.listing, name="demands"),
    path(DEMANDS + "demander/", demands.ask, name="ask"),
    path(DEMANDS + "<uuid:demand>/reponse/", demands.answer, name="answer"),
    path(DEMANDS + "<uuid:demand>/relancer/", demands.again, name="ask_again"),
    path(DEMANDS + "<uuid:demand>/montrer/", demands.show, name="show"),
    path("ce-qui-ne-va-pas/", troubles.listing, name="troubles"),
    path(GROUP + "ce-qui-ne-va-pas/", troubles.say, name="say_trouble"),
    path("carte/jour/ce-qui-ne-va-pas/", passing.say, name="say_passing"),
    path(GROUP + "qui-ecoute/", listening.listeners, name="listeners"),
    path(TROUBLE, troubles.trouble, name="trouble"),
    path(TROUBLE + "je-m-en-occupe/", troubles.take, name="take"),
    path(TROUBLE + "effacer/", troubles.erase, name="erase"),
    path(ADDRESSES, listening.addresses, name="addresses"),
    path(ADDRESSES + "<uuid:address>/effacer/", listening.remove_address, name="remove_address"),
]
