"""How many wrong codes somebody may type: by address, by code, and by everybody together.

A short code has 39 bits. With 500 wrong ones an hour for the whole house, finding one of 1,000 waiting cards
takes some 75 years on average. The picture's secret cannot be guessed and is never refused for being tried.
"""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from pasdecote.ground.store.digests import digest
from pasdecote.ground.store.limits import asked_too_often

TEN_MINUTES, AN_HOUR = 600, 3600
BY_ADDRESS, BY_CODE, BY_ALL = 20, 10, 500


def too_many_codes(request: HttpRequest, code: str) -> bool:
    """Count one more code typed; whether it must not even be looked at."""
    address = get_adapter(request).get_client_ip(request)
    return any(
        [
            asked_too_often(f"cards:from:{digest('limits', address)}", most=BY_ADDRESS, seconds=TEN_MINUTES),
            asked_too_often(f"cards:code:{digest('limits', code)}", most=BY_CODE, seconds=AN_HOUR),
        ]
    ) or asked_too_often("cards:all", most=BY_ALL, seconds=AN_HOUR)
