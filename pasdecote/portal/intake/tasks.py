"""Long work of imports, done by the worker."""

from uuid import UUID

from django_tasks import task

from pasdecote.ground.store import progress
from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch


@task()
def import_batch(batch_id: str, total: int) -> int:
    """Run a decided batch; its refusal is written on it. Gives the number of new notes, -1 when refused.

    A batch that is not waiting any more (a task delivered twice) is left alone.
    """
    batch = Batch.objects.select_related("collective", "by").get(pk=UUID(batch_id))
    if batch.state != BatchState.WAITING:
        return 0
    try:
        return services.run(batch=batch, progress=lambda done: progress.tell(batch.pk, done, total))
    except ValueError:
        return -1
    finally:
        progress.forget(batch.pk)
