"""What did not work, what was tried instead, what was learnt."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "pasdecote.practice.learning"
    label = "learning"
