"""What these acts refuse."""


class DeliberationRefused(ValueError):
    """Something that cannot be asked, said, answered or decided so; the message is for who tried."""
