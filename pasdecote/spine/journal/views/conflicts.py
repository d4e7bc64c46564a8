"""À regarder: notes that stand twice, and what a phone sent that has no place yet."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal import conflicts
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Arriving, Early
from pasdecote.spine.journal.sentences import sentence_of
from pasdecote.spine.journal.services.arriving import KEPT_FOR
from pasdecote.spine.journal.services.early import discard_early, tell_early
from pasdecote.spine.journal.services.reconciling import reconcile
from pasdecote.spine.journal.views.common import not_found, page


@require_safe
def attention(request: HttpRequest) -> HttpResponse:
    """What waits for a human, in one place."""
    found = conflicts.attention(standing_for(request))
    return page(
        request,
        "attention",
        {
            "conflicts": found.conflicts,
            "early": [_early(row) for row in found.early],
            "arriving": [_arriving(row) for row in found.arriving],
        },
    )


def _early(row: Early) -> dict[str, object]:
    sentence = sentence_of(read_stored(row.content), clock.today(), longest=None)
    return {"pk": row.pk, "sentence": sentence, "where": str(row.collective or row.organisation)}


def _arriving(row: Arriving) -> dict[str, object]:
    return {"what": row.get_what_display(), "since": row.touched_at, "until": row.touched_at + KEPT_FOR}


@require_POST
def settle_early(request: HttpRequest, id: UUID) -> HttpResponse:
    """Make a note of its own of a correction whose note never came, or throw it away."""
    account = standing_for(request).account
    with not_found():
        try:
            if request.POST.get("act") == "jeter":
                discard_early(by=account, id=id)
                messages.success(request, _("La correction est effacée, mots compris."))
                return redirect("journal:attention")
            told = tell_early(by=account, id=id)
        except NotAllowed:
            raise
        except JournalRefused as error:
            messages.error(request, str(error))
            return redirect("journal:attention")
    messages.success(request, _("C’est gardé : cette correction est maintenant une note."))
    return redirect("journal:note", id=told.fact)


@require_POST
def choose(request: HttpRequest, id: UUID) -> HttpResponse:
    """End a conflict: keep one version, or both, one after the other."""
    heads, keep = _uuids(request.POST.getlist("heads")), request.POST.get("keep", "")
    chosen = _uuids([keep])
    if not heads or bool(keep) != bool(chosen):
        raise Http404(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    number = (_uuids([request.POST.get("id", "")]) or [uuid7()])[0]
    with not_found():
        try:
            kept = reconcile(
                by=standing_for(request).account, id=number, heads=heads, keep=chosen[0] if chosen else None
            )
        except NotAllowed:
            raise
        except JournalRefused as error:
            messages.error(request, str(error))
            return redirect("journal:note", id=id)
    messages.success(request, _("C’est choisi. Les autres versions restent lisibles, plus bas."))
    return redirect("journal:note", id=kept.fact)


def _uuids(texts: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in texts]
    except ValueError:
        return []
