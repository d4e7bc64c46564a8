"""Choosing which notes a field of sentences shows, and in which order."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.choosing import choices_in
from pasdecote.projections.reports.models import Arrangement, Draft
from pasdecote.projections.reports.services.preparing import open_draft
from pasdecote.projections.reports.services.rereading import settle
from pasdecote.spine.accounts.models import Account


@transaction.atomic
def arrange(
    *, by: Account, draft: Draft, field: str, order: Sequence[UUID], left_out: Collection[UUID] = ()
) -> Arrangement:
    """Show these facts in this order, without those left out. What is told later comes after, by date.

    Facts that the field may not show are ignored: choosing lets no word leave. Raises Http404, ReportError.
    """
    _standing, locked = open_draft(by, draft)
    possible = {choice.fact for choice in choices_in(locked, field)}
    hidden = [fact for fact in dict.fromkeys(left_out) if fact in possible]
    shown = [fact for fact in dict.fromkeys(order) if fact in possible and fact not in hidden]
    arrangement, _made = Arrangement.objects.update_or_create(
        draft=locked,
        field=field,
        defaults={
            "order": [str(fact) for fact in shown],
            "left_out": [str(fact) for fact in hidden],
            "by": by,
            "at": clock.now(),
        },
    )
    settle(locked)
    return arrangement


@transaction.atomic
def arrange_by_date(*, by: Account, draft: Draft, field: str) -> None:
    """Drop what was chosen: every note that may leave is shown, in the order of the days."""
    _standing, locked = open_draft(by, draft)
    Arrangement.objects.filter(draft=locked, field=field).delete()
    settle(locked)
