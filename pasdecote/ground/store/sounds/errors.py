"""Why the bytes of a file are not kept as a sound."""


class Damaged(ValueError):
    """The file announces more than it holds, or holds what it may not."""


class NoSound(ValueError):
    """The file is whole, and is a film or holds no sound."""
