"""The agenda: what is planned and what is owed."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "pasdecote.projections.agenda"
    label = "agenda"
