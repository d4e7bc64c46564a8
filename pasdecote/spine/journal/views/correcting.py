"""Correcting a shared note: a new version beside the former ones, which stay."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal import reading, services
from pasdecote.spine.journal.forms import CorrectForm
from pasdecote.spine.journal.forms.notes import initial_of
from pasdecote.spine.journal.views.common import REFUSED, not_found, page, project_choices, readers


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put another version. It replaces what the writer had read when the page was opened: a version that
    came meanwhile stands beside it, and a human looks."""
    standing = standing_for(request)
    with not_found():
        note = reading.note(standing, id)
    if note.mine and not note.resolution.conflict:
        return redirect("journal:rewrite", id=id)
    if not note.correctable or note.card.retracted:
        raise Http404(_("Vous ne pouvez pas corriger cette note."))
    replaced = _read_then(request, note)
    base = note.content_behind(replaced)
    start = _kept_side(request, note) or base
    projects = project_choices(standing, note.entry.collective_id) if note.entry.collective_id else []
    initial = initial_of(start) | {"id": uuid7()}
    form = CorrectForm(request.POST or None, base=start, projects=projects, initial=initial)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.correct(
                by=standing.account, id=form.cleaned_data["id"], replaces=replaced, content=form.content
            )
            messages.success(request, _("C’est corrigé. L’ancienne version reste lisible, plus bas."))
            return redirect("journal:note", id=note.fact)
    return page(
        request,
        "correct",
        {
            "form": form,
            "card": note.card,
            "replaced": replaced,
            "kept": request.GET.get("garder", ""),
            "readers": readers(note.entry, note.card.circle),
        },
        form,
    )


def _read_then(request: HttpRequest, note: reading.Note) -> list[UUID]:
    """The versions that the writer had in front of them: the heads now, or those sent with the form."""
    if request.method != "POST":
        return [head.pk for head in note.heads]
    known = {str(entry.pk): entry.pk for entry in note.entries}
    sent = [known[pk] for pk in request.POST.getlist("replaces") if pk in known]
    return sent or [head.pk for head in note.heads]


def _kept_side(request: HttpRequest, note: reading.Note) -> Fact | None:
    """Of two versions in conflict, the one that the writer wants to start from."""
    asked = request.GET.get("garder", "")
    return next((card.content for card in note.side_by_side if str(card.version) == asked), None)
