"""Addresses that end with an identifier, for lists: the pattern is looked up once, then filled."""

from functools import lru_cache
from uuid import UUID

from django.urls import get_script_prefix, get_urlconf, reverse

_ANY = UUID(int=0)


def address_of(name: str, *arguments: str, id: UUID) -> str:
    """What ``reverse(name, args=[*arguments, id])`` gives. Raises NoReverseMatch as it does."""
    before, after = _around(name, arguments, get_script_prefix(), get_urlconf())
    return f"{before}{id}{after}"


@lru_cache(maxsize=500)
def _around(name: str, arguments: tuple[str, ...], prefix: str, urls: str | None) -> tuple[str, str]:
    """What comes before and after the identifier; `prefix` and `urls` tell installations apart."""
    before, _id, after = reverse(name, urls, args=[*arguments, _ANY]).partition(str(_ANY))
    return before, after
