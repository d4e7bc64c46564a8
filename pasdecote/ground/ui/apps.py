"""Registers the templates, the static files and the template tags."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look of every screen."""

    name = "pasdecote.ground.ui"
    label = "ui"
