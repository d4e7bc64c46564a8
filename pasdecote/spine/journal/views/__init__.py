"""The screens of the journal."""

from pasdecote.spine.journal.views.acts import contest, retract, settle, widen
from pasdecote.spine.journal.views.correcting import correct
from pasdecote.spine.journal.views.note import note
from pasdecote.spine.journal.views.notebook import discard, notebook, review, rewrite
from pasdecote.spine.journal.views.telling import tell
from pasdecote.spine.journal.views.thread import search, thread

__all__ = [
    "contest",
    "correct",
    "discard",
    "note",
    "notebook",
    "retract",
    "review",
    "rewrite",
    "search",
    "settle",
    "tell",
    "thread",
    "widen",
]
