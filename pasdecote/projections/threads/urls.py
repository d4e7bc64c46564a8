"""Addresses of what words became."""

from django.urls import path

from pasdecote.projections.threads import views

app_name = "threads"
urlpatterns = [
    path("suites/", views.find, name="find"),
    path("suites/<slug:slug>/", views.listing, name="list"),
    path("suites/<slug:slug>/miennes/", views.mine, name="mine"),
    path("suites/<slug:slug>/<uuid:fact>/", views.voice, name="voice"),
]
