"""What is kept of a secret: a digest that only this installation can compute."""

from django.utils.crypto import salted_hmac


def digest(purpose: str, secret: str) -> str:
    """The HMAC-SHA-256 of a secret under the key of this installation, in hexadecimal.

    A short code cannot be looked for in a stolen database without the key.
    """
    return salted_hmac(f"pasdecote.{purpose}", secret, algorithm="sha256").hexdigest()
