"""The one error of facts."""


class FactError(ValueError):
    """A fact that cannot be kept. `str(error)` is a French sentence for the person who told it.

    `field` is the path of the field at fault ("counts[0].value"), empty when the whole is; `detail`
    is for the log of a developer, never for a screen.
    """

    def __init__(self, sentence: str, *, field: str = "", detail: str = "") -> None:
        super().__init__(sentence)
        self.field = field
        self.detail = detail
