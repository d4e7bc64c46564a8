"""The acts of the journal, one module a family: telling, sharing, correcting, contesting, batches."""

from pasdecote.spine.journal.services.batches import Prepared, prepare_many, tell_many, undo_batch
from pasdecote.spine.journal.services.contesting import contest, settle
from pasdecote.spine.journal.services.correcting import correct, correct_act, redate_act, retract
from pasdecote.spine.journal.services.erasing import discard, erase_words
from pasdecote.spine.journal.services.passing import tell_in_passing
from pasdecote.spine.journal.services.recordings import (
    add_recording,
    destroy_recording,
    tell_with_voice,
    write_down,
)
from pasdecote.spine.journal.services.sharing import share, widen
from pasdecote.spine.journal.services.telling import Anchor, record_act, rewrite, tell

__all__ = [
    "Anchor",
    "Prepared",
    "add_recording",
    "contest",
    "correct",
    "correct_act",
    "destroy_recording",
    "discard",
    "erase_words",
    "prepare_many",
    "record_act",
    "redate_act",
    "retract",
    "rewrite",
    "settle",
    "share",
    "tell",
    "tell_in_passing",
    "tell_many",
    "tell_with_voice",
    "undo_batch",
    "widen",
    "write_down",
]
