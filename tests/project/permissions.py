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
    # sign-in, codes, passkeys, devices: allauth under our addresses
    "account_home":                         "302 200 200 200 200 200",
    "account_rename":                       "302 200 200 200 200 200",
    "account_lost_device":                  "200 200 200 200 200 200",
    "account_login":                        "200 302 302 302 302 302",
    "account_request_login_code":           "200 302 302 302 302 302",
    "account_confirm_login_code":           "302 302 302 302 302 302",
    "mfa_login_webauthn":                   "302 302 302 302 302 302",
    "mfa_authenticate":                     "302 302 302 302 302 302",
    "account_logout":                       "302 200 200 200 200 200",
    "account_inactive":                     "200 200 200 200 200 200",
    "account_reauthenticate":               "302 200 200 200 200 200",
    "mfa_reauthenticate":                   "302 302 302 302 302 302",
    "mfa_reauthenticate_webauthn":          "302 302 302 302 302 302",
    "account_change_password":              "302 200 200 200 200 200",
    "account_set_password":                 "302 302 302 302 302 302",
    "account_reset_password":               "200 200 200 200 200 200",
    "account_reset_password_done":          "200 200 200 200 200 200",
    "account_reset_password_from_key":      "200 200 200 200 200 200",
    "account_reset_password_from_key_done": "200 200 200 200 200 200",
    "mfa_index":                            "302 200 200 200 200 200",
    "mfa_list_webauthn":                    "302 200 200 200 200 200",
    "mfa_add_webauthn":                     "302 302 302 302 302 302",
    "mfa_remove_webauthn":                  "302 302 302 302 302 302",
    "mfa_edit_webauthn":                    "302 302 302 302 302 302",
    "mfa_view_recovery_codes":              "302 404 404 404 404 404",
    "mfa_generate_recovery_codes":          "302 302 302 302 302 302",
    "mfa_download_recovery_codes":          "302 404 404 404 404 404",
    "usersessions_list":                    "302 200 200 200 200 200",
    "account_end_sessions":                 "302 405 405 405 405 405",
}

ACTS: dict[str, str] = {
    # address                                anon étra memb acco cadr dire
    "account_end_sessions":                 "302 302 302 302 302 302",
}
# fmt: on

ARGUMENTS: dict[str, Callable[[Any], object]] = {
    "slug": lambda cast: cast.tilleuls.slug,
    "collective": lambda cast: cast.tilleuls.slug,
    # nobody's key and nobody's link: both answer that there is no such thing
    "pk": lambda cast: 0,
    "uidb36": lambda cast: "0",
    "key": lambda cast: "0-0",
}
