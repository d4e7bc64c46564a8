"""THE JOURNAL: notes told once."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "pasdecote.spine.journal"
    label = "journal"
