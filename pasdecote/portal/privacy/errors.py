"""What privacy refuses."""


class PrivacyRefused(ValueError):
    """An act on somebody's data that cannot be done; the message says why, and that nothing changed."""
