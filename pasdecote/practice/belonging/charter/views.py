"""The screens of nos règles: read, write, compare, adopt, print."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import Refusals, sent
from pasdecote.practice.belonging.charter import services
from pasdecote.practice.belonging.charter.forms import AdoptForm, CharterForm
from pasdecote.practice.belonging.charter.queries import decisions_told
from pasdecote.practice.belonging.charter.sheet import sheet_of
from pasdecote.practice.belonging.charter.starting_points import STARTING_POINTS, starting_point
from pasdecote.practice.belonging.charter.words import changed, parts_of, shown_words
from pasdecote.spine.collectives.access import Standing, member_group_for, no_such_page, standing_for
from pasdecote.spine.collectives.charters import adopted_charters, charter_of, draft_of
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Charter, Collective
from pasdecote.spine.journal.errors import JournalRefused
from pasdecote.spine.journal.sentences import sentence_of

MOST_OFFERED, LONGEST = 6, 110
WITH = ["GET", "HEAD", "POST"]
REFUSED = Refusals((CollectiveRefused, FactError, JournalRefused), hidden=())


@require_safe
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group gave itself; nothing yet, three ways to begin and a blank page."""
    _standing, group = _group(request, slug)
    adopted, current = adopted_charters(group), charter_of(group)
    last = adopted[0] if adopted else None
    context = {
        "current": current,
        "undone": last if last and last.undone_on else None,
        "parts": parts_of(current) if current else [],
        "shown": shown_words() if current and current.shows_roles else "",
        "earlier": [row for row in adopted if row != current],
        "changed": current is not None and _before(adopted, current) is not None,
        "draft": draft_of(group),
        "starting_points": STARTING_POINTS,
    }
    return _page(request, group, "rules", context)


@require_http_methods(WITH)
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the draft: from what is written already, a starting point, or nothing."""
    standing, group = _group(request, slug)
    form = CharterForm(sent(request), initial=_begin(request, group))
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.write(by=standing.account, collective=group, **form.cleaned_data)
            messages.success(request, _("Le projet est gardé. Il ne vaut que si le groupe l’adopte."))
            return redirect("charter:draft", slug=slug)
    folded = ("rule", "takes_part", "roles", "shows_roles", "readers", "revision")
    unfolded = any(form[name].value() for name in folded)
    return _page(request, group, "write", {"form": form, "unfolded": unfolded}, form)


@require_safe
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft, what it changes, and how it may be adopted."""
    _standing, group = _group(request, slug)
    row = _draft(group)
    current = charter_of(group)
    context = {
        "draft": row,
        "parts": parts_of(row),
        "shown": shown_words() if row.shows_roles else "",
        "current": current,
        "changes": changed(current, row) if current else [],
        "put": f"?titre={_('Nos règles')}&regles={row.pk}" + (f"&regle={current.rule}" if current else ""),
    }
    return _page(request, group, "draft", context)


@require_POST
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    """Lay the draft down."""
    standing, group = _group(request, slug)
    row = _draft(group)
    with REFUSED.on_next_page(request):
        services.drop(by=standing.account, charter=row)
        messages.success(request, _("Le projet est effacé. Ce qui vaut aujourd’hui reste."))
    return redirect("charter:rules", slug=slug)


@require_http_methods(WITH)
def adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """Say by which decision the group adopted the draft."""
    standing, group = _group(request, slug)
    row, today = _draft(group), clock.today()
    found = decisions_told(standing, group)[:MOST_OFFERED]
    told = [(str(item.fact), str(sentence_of(item.content, today, longest=LONGEST))) for item in found]
    form = AdoptForm(sent(request), decisions=told, initial={"id": uuid7(), "decision": ""})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.note_adoption(by=standing.account, charter=row, **form.said)
            messages.success(request, _("Ces règles valent à partir de maintenant."))
            return redirect("charter:rules", slug=slug)
    return _page(request, group, "adopt", {"form": form, "draft": row}, form)


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version that was adopted, and what it changed in the one before."""
    _standing, group = _group(request, slug)
    adopted = adopted_charters(group)
    row = next((one for one in adopted if one.number == number), None)
    if row is None:
        raise no_such_page()
    before = _before(adopted, row)
    context = {"row": row, "parts": parts_of(row), "before": before}
    return _page(request, group, "version", {**context, "changes": changed(before, row) if before else []})


@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules that hold, or else the draft, on one page to print."""
    _standing, group = _group(request, slug)
    row = charter_of(group) or _draft(group)
    row.collective = group
    headers = {"Content-Disposition": f'inline; filename="regles-{group.slug}.pdf"'}
    return HttpResponse(to_pdf(sheet_of(row, clock.today())), content_type="application/pdf", headers=headers)


def _begin(request: HttpRequest, group: Collective) -> dict[str, Any]:
    """What the form is filled with: the draft, a version taken up again (`?version=`), what holds, or else a
    starting point."""
    asked = request.GET.get("version", "")
    again = (one for one in adopted_charters(group) if asked and str(one.number) == asked)
    row = draft_of(group) or next(again, None) or charter_of(group)
    if row is not None:
        return {name: getattr(row, name) for name in CharterForm.base_fields}
    chosen = starting_point(request.GET.get("depart", ""))
    return chosen.fields if chosen else {}


def _before(adopted: list[Charter], row: Charter) -> Charter | None:
    """The version that held before this one."""
    earlier = (one for one in adopted if one.undone_on is None and (one.number or 0) < (row.number or 0))
    return next(earlier, None)


def _draft(group: Collective) -> Charter:
    row = draft_of(group)
    if row is None:
        raise no_such_page()
    row.collective = group
    return row


def _group(request: HttpRequest, slug: str) -> tuple[Standing, Collective]:
    """The group, for its members and its team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    return standing, member_group_for(standing, slug)


def _page(
    request: HttpRequest, group: Collective, template: str, context: dict[str, Any], form: Form | None = None
) -> HttpResponse:
    """The screen; with the status of something to correct when its form has errors."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    more = {"group": group, "back": reverse("belonging:collective", args=[group.slug])}
    return render(request, f"charter/{template}.html", {**context, **more}, status=422 if wrong else 200)
