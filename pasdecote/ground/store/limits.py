"""How often something may be asked, counted in the cache; for doors that ask for no sign-in."""

from django.core.cache import cache


def asked_too_often(key: str, *, most: int, seconds: int) -> bool:
    """Count one more asking under this key; whether there were more than `most` since the first, which is
    forgotten after so many seconds. Two at the same instant may count as one."""
    name = f"limit:{key}"
    if cache.add(name, 1, timeout=seconds):
        return False
    try:
        return bool(cache.incr(name) > most)
    except ValueError:  # it was forgotten between the two
        return False
