"""Who may open what: every address and every role, one line per address.

A line holds the status of the answer for each role, in the order of ROLES, to somebody of our cast
(tests/cast.py). 302 for `anonyme` means "sign in first". An outsider gets 404, as for something that does not
exist. An address that is missing here fails; so does a line whose address is gone.

PAGES is read with GET. An address that only acts answers 405 there, and has its line in ACTS too, where it is
posted with an empty form: 302 or 400 or 200 mean that the door is open, 403 and 404 that it is not.

ARGUMENTS gives the values in addresses, by the name of the parameter, or by "address parameter" where one
name means two things.
"""

from collections.abc import Callable
from typing import Any

ROLES = ("anonyme", "étranger", "membre", "accompagnant·e", "cadre", "direction")

# fmt: off
PAGES: dict[str, str] = {
    # address                                anon étra memb acco cadr dire
    # our sign-in, from allauth
    "account_login":                        "200 302 302 302 302 302",
}

ACTS: dict[str, str] = {
    # address                                anon étra memb acco cadr dire
}
# fmt: on

ARGUMENTS: dict[str, Callable[[Any], object]] = {
    "slug": lambda cast: cast.collective.slug,
    "collective": lambda cast: cast.collective.slug,
}
