"""Long work of imports, done by the worker."""

from uuid import UUID

from django_tasks import task

from pasdecote.ground.store import progress
from pasdecote.portal.intake import services
from pasdecote.portal.intake.models import Batch


@task()
def import_batch(batch_id: str, total: int) -> int:
    """Run a decided batch; its refusal is written on it. Gives the number of new notes, -1 when refused.

    A batch that does not wait any more (a task delivered twice, a file dropped since) is left alone.
    """
    batch = Batch.objects.select_related("collective", "by").filter(pk=UUID(batch_id)).first()
    if batch is None:
        return -1
    try:
        created = services.run(batch=batch, progress=lambda done: progress.tell(batch.pk, done, total))
    except services.AlreadyBegun:
        return -1
    except ValueError:
        created = -1
    progress.forget(batch.pk)
    return created
