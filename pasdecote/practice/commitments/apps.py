"""What is asked and what is answered: by institutions, and by people inside."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "pasdecote.practice.commitments"
    label = "commitments"
