"""Secrets of calendar addresses: long, shown once, kept as digests only."""

import hashlib
import secrets


def new_secret() -> str:
    """A secret of 256 bits, made of the signs of an address."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
