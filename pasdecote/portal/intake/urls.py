"""Addresses of imports."""

from django.urls import path

from pasdecote.portal.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:batch>/", views.check, name="check"),
    path("<uuid:batch>/colonnes/", views.columns, name="columns"),
    path("<uuid:batch>/avancement/", views.progress, name="progress"),
    path("<uuid:batch>/defaire/", views.undo, name="undo"),
]
