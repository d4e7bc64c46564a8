"""Addresses under `collectifs/`."""

from django.urls import path

from pasdecote.practice.belonging import views

app_name = "belonging"
urlpatterns = [
    path("", views.collectives, name="collectives"),
    path("nouveau/", views.found, name="found"),
    path("<slug:slug>/", views.collective, name="collective"),
    path("<slug:slug>/presentation/", views.present, name="present"),
    path("<slug:slug>/projets/nouveau/", views.start_project, name="start_project"),
    path("<slug:slug>/projets/<slug:project>/", views.change_project, name="change_project"),
    path("<slug:slug>/collegues/nouveau/", views.add_colleague, name="add_colleague"),
    path("<slug:slug>/collegues/<uuid:membership>/fin/", views.leave, name="leave"),
    path("<slug:slug>/structures/nouvelle/", views.add_structure, name="add_structure"),
    path("<slug:slug>/structures/<uuid:accompaniment>/fin/", views.part_from_structure, name="part"),
]
