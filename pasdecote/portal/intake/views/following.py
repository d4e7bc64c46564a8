"""Once decided: how far the import has come, what it gave, and the way back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from pasdecote.ground.store import progress as telling
from pasdecote.portal.intake import phrases, services
from pasdecote.portal.intake.enums import OPEN, UNDER_WAY, BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.opening import told_plan
from pasdecote.portal.intake.queries import is_stalled
from pasdecote.portal.intake.tasks import import_batch
from pasdecote.portal.intake.views.common import WITH, asked_for, onward, page
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed

_READERS = {Circle.TEAM: "equipe", Circle.COLLECTIVE: "collectif", Circle.INSTITUTION: "institution"}


@require_http_methods(WITH)
def progress(request: HttpRequest, batch: UUID) -> HttpResponse:
    """A bar while it goes on, then what it gave. To htmx, the bar alone. A POST restarts it."""
    account, found = asked_for(request, batch)
    if request.method == "POST":
        return _again(request, account, found)
    polled = bool(request.htmx) and request.htmx.target == "progress"  # type: ignore[attr-defined]
    if found.state in UNDER_WAY and not is_stalled(found):
        return render(request, f"intake/{'bar' if polled else 'progress'}.html", _under_way(found))
    if polled:
        return HttpResponseClientRefresh()
    if found.state in OPEN:
        return onward(found)
    template = "stalled" if found.state in UNDER_WAY else "done"
    return page(request, template, _ended(found, account))


@require_http_methods(WITH)
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Say what undoing does; then do it, whole."""
    account, found = asked_for(request, batch)
    if found.by_id != account.pk:
        raise Http404(_("Cet import ne peut être défait que par la personne qui l’a fait."))
    if found.state != BatchState.DONE:
        return onward(found)
    if request.method == "POST":
        try:
            services.undo(by=account, batch=found)
        except NotAllowed as refusal:
            raise Http404(str(refusal)) from refusal
        except ValueError as refusal:
            messages.info(request, str(refusal))
        return redirect("intake:progress", batch=found.pk)
    return page(request, "undo", {"batch": found, "notes": phrases.notes_in_words(found.created)})


def _again(request: HttpRequest, account: Account, batch: Batch) -> HttpResponse:
    try:
        services.restart(by=account, batch=batch)
    except ValueError as refusal:
        messages.info(request, str(refusal))
        return onward(batch)
    plan = told_plan(batch)
    import_batch.enqueue(str(batch.pk), plan.to_create + plan.known)
    messages.success(request, _("L’import repart du début."))
    return onward(batch)


def _under_way(batch: Batch) -> dict[str, object]:
    plan, told = told_plan(batch), telling.of(batch.pk)
    total = told.total or plan.to_create + plan.known
    return {
        "batch": batch,
        "running": batch.state == BatchState.RUNNING,
        "done": min(told.done, total - 1),
        "total": total,
        "writing": told.done >= total,
    }


def _ended(batch: Batch, account: Account) -> dict[str, object]:
    plan = told_plan(batch)
    return {
        "batch": batch,
        "undone": batch.state == BatchState.UNDONE,
        "mine": batch.by_id == account.pk,
        "notes": phrases.notes_in_words(batch.created),
        "removed": phrases.notes_in_words(batch.removed),
        "taken_back": batch.created - batch.removed,
        "reads": _READERS[Circle(batch.circle)],
        "kinds": phrases.kinds_in_words(plan.created),
        "period": phrases.period_in_words(plan),
        "totals": phrases.totals_in_words(plan.totals),
        "money": phrases.money_in_words(plan.totals),
        "left_out": plan.lines_with_errors,
        "projects": len(batch.made_projects),
    }
