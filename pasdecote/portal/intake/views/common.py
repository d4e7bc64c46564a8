"""What these screens share: the import of an address, and where its person goes next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pasdecote.ground.ui.screens import pages_of
from pasdecote.portal.intake.access import batch_for
from pasdecote.portal.intake.enums import OPEN
from pasdecote.portal.intake.models import Batch
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_for

WITH = ["GET", "HEAD", "POST"]
page = pages_of("intake")


def asked_for(request: HttpRequest, batch: UUID) -> tuple[Account, Batch]:
    """Who asks, and the import of this address. Raises Http404 for anybody outside the team."""
    standing = standing_for(request)
    return standing.account, batch_for(standing, batch)


def onward(batch: Batch) -> HttpResponse:
    """To the screen that goes with where an import stands."""
    return redirect("intake:check" if batch.state in OPEN else "intake:progress", batch=batch.pk)
