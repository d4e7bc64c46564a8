"""What screens ask of imports."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import fold
from pasdecote.ground.store import progress
from pasdecote.portal.intake.enums import UNDER_WAY
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.plan import Plan
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Project

STALLED_AFTER = timedelta(minutes=10)


def imports_of(account: Account) -> QuerySet[Batch]:
    """The imports of a person, the last first, without what their files hold."""
    return Batch.objects.filter(by=account).select_related("collective").defer("plan", "choices")


def is_stalled(batch: Batch) -> bool:
    """Whether an import under way has not moved for ten minutes: its worker died, or none is there."""
    if batch.state not in UNDER_WAY or batch.moved_at is None:
        return False
    moved: datetime = max(filter(None, (batch.moved_at, progress.last_told(batch.pk))))
    return clock.now() - moved > STALLED_AFTER


def projects_to_start(batch: Batch, plan: Plan) -> list[str]:
    """The projects that the file names and the group does not have, those with most notes first."""
    names = Project.objects.filter(collective=batch.collective).order_by("pk").values_list("name", flat=True)
    known = {fold(name) for name in names}
    unknown = {fold(name): name for name in reversed(plan.projects) if fold(name) not in known}
    return list(reversed(unknown.values()))
