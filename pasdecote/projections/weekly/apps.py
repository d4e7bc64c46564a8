"""The group's sheet: one page a week."""

from django.apps import AppConfig


class WeeklyConfig(AppConfig):
    name = "pasdecote.projections.weekly"
    label = "weekly"
