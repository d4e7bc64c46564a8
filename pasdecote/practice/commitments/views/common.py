"""What these screens share: the group, for its members; refusals shown on the form."""

from django.http import HttpRequest

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.practice.commitments.services import CommitmentRefused
from pasdecote.spine.collectives.access import Standing, member_group_for, standing_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]
REFUSED = Refusals((CommitmentRefused, FactError, JournalRefused), hidden=(NotAllowed,))
page = pages_of("commitments")


def group_for_members(request: HttpRequest, slug: str) -> tuple[Standing, Collective]:
    """The group, for a member or the team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    return standing, member_group_for(standing, slug)
