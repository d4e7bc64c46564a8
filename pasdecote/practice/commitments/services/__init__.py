"""The acts of commitments, one module a family."""

from pasdecote.practice.commitments.services.demands import (
    CommitmentRefused,
    ask,
    ask_again,
    note_answer,
    show,
)

__all__ = ["CommitmentRefused", "ask", "ask_again", "note_answer", "show"]
