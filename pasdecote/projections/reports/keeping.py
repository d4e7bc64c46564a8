"""Bilans kept in the memory of one process, as long as what they stand on is the same. Never trusted alone:
each use first reads from the database where the journal stands now, so that no process shows a stale one.

At most sixteen bilans, of a hundred thousand notes together, one for each draft. After an erasure nothing of
before it stays: the next bilan that anybody opens finds the mark of erasures changed, and all are dropped.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from pasdecote.projections.reports.queries import Basis

MOST_BILANS, MOST_NOTES = 16, 100_000
Made = TypeVar("Made")


@dataclass(frozen=True)
class _One(Generic[Made]):
    basis: Basis
    made: Made
    notes: int


class Keep(Generic[Made]):
    """What was made for each draft, the latest used last. Safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[UUID, _One[Made]] = OrderedDict()
        self._erasures: UUID | None = None

    def get(self, draft: UUID, basis: Basis) -> Made | None:
        """What was made on this very basis, if it is still here."""
        with self._lock:
            if basis.erasures != self._erasures:
                self._kept.clear()
                self._erasures = basis.erasures
            found = self._kept.get(draft)
            if found is None or found.basis != basis:
                self._kept.pop(draft, None)
                return None
            self._kept.move_to_end(draft)
            return found.made

    def put(self, draft: UUID, basis: Basis, made: Made, notes: int) -> None:
        """Keep this, in place of what was made for this draft before, and let the least used go."""
        with self._lock:
            if basis.erasures != self._erasures:
                return
            self._kept[draft] = _One(basis, made, notes)
            self._kept.move_to_end(draft)
            while len(self._kept) > 1 and self._too_many():
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)

    def _too_many(self) -> bool:
        return len(self._kept) > MOST_BILANS or sum(one.notes for one in self._kept.values()) > MOST_NOTES
