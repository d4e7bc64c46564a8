"""People who sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "pasdecote.spine.accounts"
    label = "accounts"
