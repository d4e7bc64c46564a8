"""Long work of questions put to many, done by the worker."""

from uuid import UUID

from django_tasks import task


@task()
def draw_map(milestone: str) -> bool:
    """Work out whether groups hold at a milestone and which; at the last one, keep the map with the result.

    Gives False for a milestone that is gone: its question was erased, or closed and drawn.
    """
    from pasdecote.practice.deliberation.services.mapping import settle

    return settle(UUID(milestone))
