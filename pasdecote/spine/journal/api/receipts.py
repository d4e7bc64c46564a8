"""GET /carnet/envoi: who is there, and with what a phone sends. GET /carnet/<uuid>/recu: what came."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pasdecote.ground.kernel import clock
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal.api import answers
from pasdecote.spine.journal.errors import NotThere
from pasdecote.spine.journal.queries import arriving_of, receipt_of

PIECE = 64 * 1024


@require_safe
@answers.for_phones
def sending(request: HttpRequest) -> JsonResponse:
    """Whose session this is, the token of its sendings, the server's time, and the room left for media."""
    account = standing_for(request).account
    used = sum(row.size for row in arriving_of(account))
    return JsonResponse(
        {
            "owner": owner_key(account),
            "csrf": get_token(request),
            "now": clock.now().isoformat(),
            "piece": PIECE,
            "media": {"used": used, "most": settings.MOST_ARRIVING},
        }
    )


@require_safe
@answers.for_phones
def receipt(request: HttpRequest, id: UUID) -> JsonResponse:
    """The receipt of what one sent under this identifier: the last, or that of one sending."""
    account = standing_for(request).account
    found = receipt_of(account, id, request.GET.get("envoi", ""))
    if found is None:
        raise NotThere(_("Rien n’est arrivé sous ce numéro, ou ce n’est pas à vous."))
    return answers.told(found)
