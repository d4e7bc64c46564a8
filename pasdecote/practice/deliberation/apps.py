"""Questions put to all, and decisions."""

from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "pasdecote.practice.deliberation"
    label = "deliberation"
