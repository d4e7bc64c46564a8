"""Front page, navigation, command line."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "pasdecote.portal.home"
    label = "home"
