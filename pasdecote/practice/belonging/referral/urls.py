"""Addresses of services, public."""

from django.urls import path

from pasdecote.practice.belonging.referral import views

app_name = "referral"
urlpatterns = [
    path("a-qui-s-adresser/", views.look, name="look"),
    path("a-qui-s-adresser/feuille/", views.sheet, name="sheet"),
]
