"""Addresses of a structure, under `structures/`."""

from django.urls import path

from pasdecote.practice.belonging.structures import views

app_name = "structures"
urlpatterns = [
    path("<slug:slug>/", views.structure, name="structure"),
    path("<slug:slug>/identite/", views.identity, name="identity"),
    path("<slug:slug>/accueillir/", views.welcome, name="welcome"),
    path("<slug:slug>/postes/<uuid:post>/fin/", views.end_post, name="end_post"),
]
