"""Erasing words wherever they are: the journal, and what copied them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from pasdecote.projections.reports import erasers as reports
from pasdecote.spine.journal import services as journal


@dataclass(frozen=True)
class Erasure:
    """What was erased: versions of notes, and what bilans had taken from them."""

    versions: int
    reports: reports.Reached


@transaction.atomic
def erase_words(*, facts: Iterable[UUID]) -> Erasure:
    """Blank every word of these facts, in the journal and wherever a human or a lock copied them."""
    wanted = list(facts)
    return Erasure(versions=journal.erase_words(facts=wanted), reports=reports.erase_words(facts=wanted))
