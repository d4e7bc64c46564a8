"""What the rules refuse, and how they say it."""


class VotingRefused(ValueError):
    """What cannot be counted; `str(error)` is a French sentence, naming the line of a file if it has one."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence if line is None else f"Ligne {line} : {sentence}")
        self.line = line
