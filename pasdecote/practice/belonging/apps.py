"""Founding a collective, joining it, taking a role."""

from django.apps import AppConfig


class BelongingConfig(AppConfig):
    name = "pasdecote.practice.belonging"
    label = "belonging"
