"""What is drawn from the journal of a group, kept in the memory of one process as long as the journal is the
same. Each use first reads the marks of the journal, so that no process shows anything stale.

After an erasure nothing of before it stays: the next reading finds the mark of erasures changed.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from pasdecote.spine.journal.queries import marks_of

MOST = 50
Drawn = TypeVar("Drawn")
_Marks = tuple[tuple[UUID, UUID], ...]


class Kept(Generic[Drawn]):
    """One thing for each of the fifty groups asked for last; safe between threads.

    `draw` says it from the journal of a collective alone. What it gives is shared: nobody changes it.
    """

    def __init__(self, draw: Callable[[UUID], Drawn]) -> None:
        self._draw = draw
        self._lock = Lock()
        self._erasures: UUID | None = None
        self._kept: OrderedDict[UUID, tuple[_Marks, Drawn]] = OrderedDict()

    def of(self, collective: UUID) -> Drawn:
        """What the journal of this collective says now: in one short query when nothing was told since."""
        erasures, marks = marks_of([collective])
        with self._lock:
            if erasures != self._erasures:
                self._kept.clear()
                self._erasures = erasures
            found = self._kept.get(collective)
            if found is not None and found[0] == marks:
                self._kept.move_to_end(collective)
                return found[1]
        drawn = self._draw(collective)
        with self._lock:
            if marks and erasures == self._erasures:
                self._kept[collective] = marks, drawn
                self._kept.move_to_end(collective)
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return drawn

    def __len__(self) -> int:
        return len(self._kept)
