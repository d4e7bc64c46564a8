"""Import of spreadsheets."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "pasdecote.portal.intake"
    label = "intake"
