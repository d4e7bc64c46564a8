"""What the ground keeps in the database: full-text lexemes, uploads, limits."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "pasdecote.ground.store"
    label = "store"
