"""How often something may be asked, for doors that ask for no sign-in.

Counted in a table of its own, not in the cache: a cache drops what it likes when it is full, and whoever
guesses could fill it. A count begins with its first asking and is forgotten at a fixed time: asking on does
not lengthen it, so that nobody is kept out by what somebody else goes on trying.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django.db import connection
from django.db.models import F

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.digests import digest
from pasdecote.ground.store.models import Attempts

_COUNT = """
    INSERT INTO store_attempts (name, number, until) VALUES (%s, 1, %s)
    ON CONFLICT (name) DO UPDATE SET
        number = CASE WHEN store_attempts.until <= %s THEN 1 ELSE store_attempts.number + 1 END,
        until = CASE WHEN store_attempts.until <= %s THEN excluded.until ELSE store_attempts.until END
    RETURNING number"""


def asked_too_often(key: str, *, most: int, seconds: int) -> bool:
    """Count one more asking under this key; whether there were more than `most` since the first, which is
    forgotten after so many seconds. Exact however many ask at once; a refusal writes nothing."""
    name, now = _name(key), clock.now()
    if Attempts.objects.filter(name=name, until__gt=now, number__gte=most).exists():
        return True
    until, held = now + timedelta(seconds=seconds), _held(now)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [name, _held(until), held, held])
        number = int(cursor.fetchone()[0])
    if number == 1:
        Attempts.objects.filter(until__lte=now).delete()
    return number > most


def give_back(key: str) -> None:
    """Uncount one asking under this key: it was a right one."""
    Attempts.objects.filter(name=_name(key), number__gt=0).order_by().update(number=F("number") - 1)


def home_of(address: str) -> str:
    """The address; in IPv6 its first 64 bits, which one home or telephone gets: it may change the rest."""
    return str(ip_network(f"{address}/64", strict=False)) if ip_address(address).version == 6 else address


def _name(key: str) -> str:
    """What is kept of a key: no account, address or code can be read from it."""
    return digest("limits", key)


def _held(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
