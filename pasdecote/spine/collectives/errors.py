"""What collectives refuse."""


class CollectiveRefused(ValueError):
    """A collective, project, membership, role or rules that cannot be kept; the message is for who asked."""
