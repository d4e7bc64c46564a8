"""The one door to imports: those who accompany the collective."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from pasdecote.portal.intake.models import Batch
from pasdecote.spine.collectives.access import Standing


def batch_for(standing: Standing, batch: UUID) -> Batch:
    """An import of a collective that the account accompanies. Raises Http404 otherwise."""
    found = Batch.objects.filter(pk=batch, collective__in=standing.team).select_related("collective").first()
    if found is None:
        raise Http404(_("Cet import n’existe pas, ou il n’est pas pour vous."))
    return found
