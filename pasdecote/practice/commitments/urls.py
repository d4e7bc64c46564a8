"""Addresses of demands."""

from django.urls import path

from pasdecote.practice.commitments.views import demands

app_name = "commitments"
DEMANDS = "collectifs/<slug:slug>/interpellations/"
urlpatterns = [
    path(DEMANDS, demands.listing, name="demands"),
    path(DEMANDS + "demander/", demands.ask, name="ask"),
    path(DEMANDS + "<uuid:demand>/reponse/", demands.answer, name="answer"),
    path(DEMANDS + "<uuid:demand>/relancer/", demands.again, name="ask_again"),
    path(DEMANDS + "<uuid:demand>/montrer/", demands.show, name="show"),
]
