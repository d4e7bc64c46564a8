"""Addresses of concerns: those of one's structure, and towards them."""

from django.urls import path

from pasdecote.practice.belonging.concerns import views

app_name = "concerns"
HOUSE = "structures/<slug:slug>/constats/"
urlpatterns = [
    path("constats/", views.mine, name="mine"),
    path(HOUSE, views.listing, name="list"),
    path(HOUSE + "nouveau/", views.note, name="note"),
    path(HOUSE + "fonder/", views.found, name="found"),
    path(HOUSE + "<uuid:version>/commune/", views.open_nearby, name="open_nearby"),
]
