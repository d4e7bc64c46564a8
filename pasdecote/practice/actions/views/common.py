"""What these screens share: the group, for those who accompany it; refusals shown on the form."""

from typing import Any

from django.http import HttpRequest

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.practice.actions.services import ActionRefused
from pasdecote.spine.collectives.access import Standing, member_group_for, standing_for, team_group_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import projects_of
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

REFUSED = Refusals((ActionRefused, FactError, JournalRefused), hidden=(NotAllowed,))
page = pages_of("actions")


def group_for_team(request: HttpRequest, slug: str) -> tuple[Standing, Collective]:
    """The group, for somebody of the team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    return standing, team_group_for(standing, slug)


def group_for_members(request: HttpRequest, slug: str) -> tuple[Standing, Collective]:
    """The group, for a member or the team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    return standing, member_group_for(standing, slug)


def project_choices(collective: Collective) -> list[tuple[Any, Any]]:
    """The projects to choose from."""
    return [(str(project.pk), project.name) for project in projects_of(collective)]
