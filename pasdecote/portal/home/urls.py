"""The addresses that belong to no domain."""

from django.urls import path

from pasdecote.portal.home import views

urlpatterns = [
    path("", views.front, name="home"),
    path("premiere-visite/", views.first_visit, name="first_visit"),
    path("ma-structure/", views.own_structure, name="own_structure"),
    path("visite/fermer/", views.close_visit, name="close_visit"),
    path("langue/", views.set_language, name="set_language"),
    path("comment-ca-marche/", views.help_page, name="help"),
    path("ce-qui-reste-sur-le-telephone/", views.left_on_phone, name="left_on_phone"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("donnees/", views.personal_data, name="personal_data"),
    path("travailleur.js", views.worker, name="worker"),
    path("manifeste.webmanifest", views.manifest, name="manifest"),
    path("hors-ligne/", views.offline, name="offline"),
    path("sante/", views.health, name="health"),
]
