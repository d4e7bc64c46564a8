"""What the navigation shows to whoever is signed in."""

from typing import Any

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """`navigation`: the entries of the bar, in order."""
    return {"navigation": []}
