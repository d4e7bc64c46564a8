"""Collectives, their projects, and who belongs to them."""

from django.apps import AppConfig


class CollectivesConfig(AppConfig):
    name = "pasdecote.spine.collectives"
    label = "collectives"
