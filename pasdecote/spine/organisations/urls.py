"""Addresses under `structures/` that know nothing of groups."""

from django.urls import path

from pasdecote.spine.organisations import views

app_name = "organisations"
urlpatterns = [
    path("chercher-commune/", views.find_commune, name="find_commune"),
]
