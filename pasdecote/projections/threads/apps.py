"""What words became."""

from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "pasdecote.projections.threads"
    label = "threads"
