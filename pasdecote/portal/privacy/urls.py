"""Addresses of rights: one's own, a group's, a structure's, and the register that everybody reads."""

from django.urls import path

from pasdecote.portal.privacy import told_of, views

app_name = "privacy"
urlpatterns = [
    path("donnees/registre/", views.register, name="register"),
    path("mes-donnees/", views.mine, name="mine"),
    path("mes-donnees/emporter/", views.take_own, name="take_own"),
    path("mes-donnees/effacer/", views.erase_me, name="erase_me"),
    path("mes-donnees/acces/", views.accesses, name="accesses"),
    path("collectifs/<slug:slug>/donnees/", views.group, name="group"),
    path("collectifs/<slug:slug>/ce-qui-est-dit/", told_of.told_of, name="told_of"),
    path("collectifs/<slug:slug>/donnees/emporter/", views.take_group, name="take_group"),
    path("ma-structure/donnees/", views.structures, name="structures"),
    path("structures/<slug:slug>/donnees/", views.structure, name="structure"),
    path("structures/<slug:slug>/donnees/<uuid:membership>/", views.erase_person, name="erase_person"),
]
