"""The acts of commitments, one module a family."""

from pasdecote.practice.commitments.services.demands import (
    CommitmentRefused,
    ask,
    ask_again,
    note_answer,
    show,
)
from pasdecote.practice.commitments.services.troubles import (
    answer_trouble,
    choose_listeners,
    erase_trouble,
    remove_address,
    say_trouble,
    say_trouble_in_passing,
    take_in_hand,
    write_address,
)

__all__ = [
    "CommitmentRefused",
    "answer_trouble",
    "ask",
    "ask_again",
    "choose_listeners",
    "erase_trouble",
    "note_answer",
    "remove_address",
    "say_trouble",
    "say_trouble_in_passing",
    "show",
    "take_in_hand",
    "write_address",
]
