"""Reads on collectives."""

from django.db.models import QuerySet

from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective, Project


def collectives_of(standing: Standing) -> QuerySet[Collective]:
    """The collectives this account may know of, by name."""
    return Collective.objects.filter(pk__in=standing.known).order_by("name", "id")


def projects_of(collective: Collective) -> QuerySet[Project]:
    """The projects of a collective, by name."""
    return Project.objects.filter(collective=collective).order_by("name", "id")
