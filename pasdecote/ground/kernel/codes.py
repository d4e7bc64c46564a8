"""Secrets on paper: a long one that a picture carries, a short one that a person reads and types.

The short code has 8 signs out of 30, about 39 bits: enough when wrong ones are counted, and short enough to
be typed by somebody who seldom types. Signs that are taken for others (0 O, 1 I L, U V) are not used.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_HALF = LENGTH // 2
_BETWEEN = str.maketrans("", "", " -–—‑.\u00a0\u202f")


def new_secret(size: int = 24) -> str:
    """A secret of `size` bytes, made of the signs of an address; by default 192 bits, which a small picture
    still carries."""
    return secrets.token_urlsafe(size)


def new_code() -> str:
    """A short code, each sign drawn on its own."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spelled(code: str) -> str:
    """The code in two halves, as it is printed: "K7RT-9QXM"."""
    return f"{code[:_HALF]}-{code[_HALF:]}"


def code_in(typed: str) -> str | None:
    """The code that somebody typed, whatever the case and the separators; None when it cannot be one."""
    code = typed.translate(_BETWEEN).strip().upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
