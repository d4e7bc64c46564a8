"""Erasing reaches bilans: reread words, what is frozen and not yet sent. What was sent keeps its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, EditedSentence, Snapshot
from pasdecote.spine.journal.queries import versions_of


@dataclass(frozen=True)
class Reached:
    """What an erasure reached: reread words blanked, frozen bilans reopened, sent ones mentioned."""

    edits: int
    reopened: int
    mentioned: int


@transaction.atomic
def erase_words(*, facts: Iterable[UUID]) -> Reached:
    """Take the words of these facts out of bilans, where they were copied.

    Reread words that stood on one of them are blanked, to be reread. A bilan frozen and not sent loses its
    files and is open again; a sent one keeps them, with the day of the first erasure.
    """
    wanted = {str(fact) for fact in facts}
    versions = {str(version) for version in versions_of(UUID(fact) for fact in wanted)}
    touched = [
        row
        for row in EditedSentence.objects.select_for_update().order_by("pk")
        if wanted.intersection(row.facts) or versions.intersection(row.sources)
    ]
    for row in touched:
        row.words, row.erased_at = "", clock.now()
    EditedSentence.objects.bulk_update(touched, ["words", "erased_at"])
    Draft.objects.filter(pk__in={row.draft_id for row in touched}).update(mark=uuid4())
    holding = _holding(versions, {row.draft_id for row in touched})
    sent = [snapshot for snapshot in holding if snapshot.draft.state == DraftState.SENT]
    unsent = [snapshot for snapshot in holding if snapshot.draft.state != DraftState.SENT]
    for snapshot in sent:
        if snapshot.erased_since is None:
            snapshot.erased_since = clock.today()
            snapshot.save(update_fields=["erased_since"])
    for snapshot in unsent:
        _reopen(snapshot)
    return Reached(edits=len(touched), reopened=len(unsent), mentioned=len(sent))


def _holding(versions: set[str], drafts: set[UUID]) -> list[Snapshot]:
    """The frozen bilans that stand on one of these versions, or whose reread words did."""
    rows = Snapshot.objects.select_related("draft").order_by("pk")
    return [
        snapshot
        for snapshot in rows
        if snapshot.draft_id in drafts or any(version in snapshot.text for version in versions)
    ]


def _reopen(snapshot: Snapshot) -> None:
    """Throw the frozen files away for good; the bilan is to be reread and frozen again."""
    draft = Draft.objects.select_for_update().get(pk=snapshot.draft_id)
    for kept in snapshot.files.order_by("pk"):
        kept.file.delete(save=False)
    snapshot.delete()
    draft.state, draft.reopened_on = DraftState.REREAD, clock.today()
    draft.save(update_fields=["state", "reopened_on"])
