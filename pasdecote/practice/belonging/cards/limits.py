"""How many wrong codes somebody may type: by address, by code, and by everybody together.

A short code has 39 bits. With 300 wrong ones each ten minutes for the whole house, finding one of 1,000
waiting cards takes some 40 years on average. The picture's secret has 192 bits: it cannot be guessed, and is
never refused for being tried. Right codes are not counted, so that forty people around one table, or a town
behind one address, come in; and a count is forgotten after ten minutes whatever is tried meanwhile.
"""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from pasdecote.ground.store.limits import asked_too_often, give_back, home_of

TEN_MINUTES = 600
BY_ADDRESS, BY_ALL, BY_CODE = 40, 300, 10


def too_many_codes(request: HttpRequest, code: str) -> bool:
    """Count one more code typed; whether it must not even be looked at. What an address tries beyond its own
    count takes nothing from that of all."""
    most = (BY_ADDRESS, BY_ALL, BY_CODE)
    return any(
        asked_too_often(key, most=number, seconds=TEN_MINUTES)
        for key, number in zip(_keys(request, code), most, strict=True)
    )


def was_right(request: HttpRequest, code: str) -> None:
    """Uncount a code that opened."""
    for key in _keys(request, code):
        give_back(key)


def _keys(request: HttpRequest, code: str) -> tuple[str, str, str]:
    home = home_of(get_adapter(request).get_client_ip(request))
    return f"cards:from:{home}", "cards:all", f"cards:code:{code}"
