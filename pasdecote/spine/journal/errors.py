"""What the journal refuses. Each message is a French sentence for the person who told; nothing is lost."""


class JournalRefused(ValueError):
    """An act that the journal refuses. `status` is the answer a screen or a phone gets, `code` what a phone
    goes by (docs/hors-ligne.md)."""

    status = 400
    code = "refused"


class Unreadable(JournalRefused):
    """What was sent cannot be read; `field` names what is at fault."""

    code = "unreadable"

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotAllowed(JournalRefused):
    """The person may not do this; answered like something that does not exist."""

    status = 404
    code = "not_yours"


class NotThere(NotAllowed):
    """What a phone asks about did not come, or is not its own."""

    code = "not_there"


class OtherContent(JournalRefused):
    """This identifier already carries other words: the sender keeps its own."""

    status = 409
    code = "other_content"


class Stale(JournalRefused):
    """The note changed since it was read: the sender keeps its words and looks again."""

    status = 409
    code = "stale"


class Gone(JournalRefused):
    """The words of this note were erased: they cannot come back under the same identifier."""

    status = 410
    code = "erased"


class MediaRefused(JournalRefused):
    """A photo or a recording that cannot be kept: its words are, and stay."""

    status = 422


class Damaged(MediaRefused):
    """What came is not what was announced: it is let go of, and the phone begins again."""

    code = "damaged"


class TooHeavy(JournalRefused):
    """More than what is accepted at once."""

    status = 413
    code = "too_heavy"


class Full(JournalRefused):
    """No room for more media: nothing is deleted to make some. Words go on."""

    status = 507
    code = "full"
