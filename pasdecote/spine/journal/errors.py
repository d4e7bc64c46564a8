"""What the journal refuses. Each message is a French sentence for the person who told; nothing is lost."""


class JournalRefused(ValueError):
    """An act that the journal refuses. `status` is the answer a screen or a phone gets."""

    status = 400


class NotAllowed(JournalRefused):
    """The person may not do this; answered like something that does not exist."""

    status = 404


class OtherContent(JournalRefused):
    """This identifier already carries other words: the sender keeps its own."""

    status = 409


class Stale(JournalRefused):
    """The note changed since it was read: the sender keeps its words and looks again."""

    status = 409


class Gone(JournalRefused):
    """The words of this note were erased: they cannot come back under the same identifier."""

    status = 410
