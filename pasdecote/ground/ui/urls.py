"""Addresses of the look: one, for those who write screens, in development only."""

from django.urls import path

from pasdecote.ground.ui import views

app_name = "ui"
urlpatterns = [path("", views.style, name="style")]
