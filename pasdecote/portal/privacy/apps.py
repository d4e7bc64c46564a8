"""Rights of people, and how long things are kept."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "pasdecote.portal.privacy"
    label = "privacy"
