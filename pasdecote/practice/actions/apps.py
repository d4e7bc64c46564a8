"""Sessions and money: planned, held, told."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "pasdecote.practice.actions"
    label = "actions"
