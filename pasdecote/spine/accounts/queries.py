"""Reads on an account: the devices where it is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.models import Account

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Device:
    """A place where the account is signed in. `id` is the one of the row; `name` is in words."""

    id: int
    name: str
    address: str
    since: datetime
    current: bool


def devices_of(account: Account, current_key: str) -> list[Device]:
    """Where this account is signed in now, the device in hand first, then the latest. Two queries."""
    rows = list(UserSession.objects.filter(user=account).order_by("-created_at", "-pk"))
    keys = [row.session_key for row in rows]
    open_keys = Session.objects.filter(session_key__in=keys, expire_date__gt=clock.now()).order_by()
    alive = set(open_keys.values_list("session_key", flat=True))
    found = [
        Device(row.pk, named(row.user_agent), row.ip, row.created_at, row.session_key == current_key)
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda device: not device.current)


def named(user_agent: str) -> str:
    """What somebody would call this browser: "Firefox sur Android". In doubt, "un navigateur"."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    if browser and system:
        return _("%(browser)s sur %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("un navigateur")


def has_recovery_codes(account: Account) -> bool:
    """Whether codes were given to this account, used or not."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).exists()
