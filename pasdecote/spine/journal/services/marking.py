"""The mark of a journal, made anew by every act that changes what it tells."""

from collections.abc import Iterable
from uuid import uuid4

from pasdecote.spine.journal.models import ERASED, Contest, Entry, Mark


def moved(rows: Iterable[Entry | Contest], *, erased: bool = False) -> None:
    """Make anew the marks of the collectives and structures of these rows: in the transaction of the act, so
    that whoever reads the new mark reads what changed. With `erased`, that of erasures too."""
    anchors = {row.collective_id or row.organisation_id for row in rows}
    anchors |= {ERASED} if erased else set()
    # At random, not counted: a number that was rolled back would come again, for something else.
    marks = [Mark(anchor=anchor, token=uuid4()) for anchor in sorted(filter(None, anchors))]
    Mark.objects.bulk_create(marks, update_conflicts=True, unique_fields=["anchor"], update_fields=["token"])
