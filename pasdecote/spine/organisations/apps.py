"""Structures and territories."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "pasdecote.spine.organisations"
    label = "organisations"
