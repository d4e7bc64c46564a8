"""Bilans: one journal, every funder."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "pasdecote.projections.reports"
    label = "reports"
