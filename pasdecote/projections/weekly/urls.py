"""Addresses of the group's sheet."""

from django.urls import path

from pasdecote.projections.weekly import views

app_name = "weekly"
urlpatterns = [
    path("feuille/<slug:slug>/", views.sheet, name="sheet"),
    path("feuille/<slug:slug>/fichier/<str:form>/", views.file, name="file"),
]
