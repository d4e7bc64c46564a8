"""Addresses of nos règles and of roles, under `collectifs/`."""

from django.urls import path

from pasdecote.practice.belonging.charter import views, views_roles

app_name = "charter"
RULES = "<slug:slug>/regles/"
ROLES = "<slug:slug>/roles/"
urlpatterns = [
    path(RULES, views.rules, name="rules"),
    path(RULES + "ecrire/", views.write, name="write"),
    path(RULES + "projet/", views.draft, name="draft"),
    path(RULES + "projet/effacer/", views.drop, name="drop"),
    path(RULES + "adopter/", views.adopt, name="adopt"),
    path(RULES + "fichier/", views.file, name="file"),
    path(RULES + "<int:number>/", views.version, name="version"),
    path(ROLES, views_roles.roles, name="roles"),
    path(ROLES + "prendre/", views_roles.take, name="take"),
    path(ROLES + "<uuid:membership>/<str:role>/rendre/", views_roles.hand_on, name="hand_on"),
]
