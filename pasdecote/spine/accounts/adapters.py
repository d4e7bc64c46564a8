"""How allauth is held to the house: no public sign-up, accounts come from a structure or the first page."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is by invitation of a structure: an open form would create accounts that belong nowhere."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see `organisations.services.welcome_colleague` and the first page."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether one may be led there after signing in; an address that cannot be read is not safe."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False
