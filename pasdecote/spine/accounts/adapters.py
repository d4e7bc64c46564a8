"""How allauth is held to the house: no public sign-up, accounts come from a structure or the first page."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is by invitation of a structure: an open form would create accounts that belong nowhere."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see `organisations.services.welcome_colleague` and the first page."""
        return False
