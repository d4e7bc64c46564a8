"""Addresses of imports."""

from django.urls import path

from pasdecote.portal.intake import views
from pasdecote.portal.intake.pasting.views import paste

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("messages/", paste, name="paste"),
    path("<uuid:batch>/", views.check, name="check"),
    path("<uuid:batch>/colonnes/", views.columns, name="columns"),
    path("<uuid:batch>/avancement/", views.progress, name="progress"),
    path("<uuid:batch>/defaire/", views.undo, name="undo"),
]
