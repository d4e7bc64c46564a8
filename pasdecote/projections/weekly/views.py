"""The screens of the sheet: read it, print it, forward it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pasdecote.ground.documents.pdf import to_pdf, to_pictures
from pasdecote.ground.kernel import clock
from pasdecote.projections.weekly.drawing import Page, document_of, page_of
from pasdecote.projections.weekly.projection import A_WEEK, Sheet, monday_of, sheet_of
from pasdecote.projections.weekly.queries import facts_around
from pasdecote.spine.collectives.access import member_group_for, no_such_page, standing_for
from pasdecote.spine.collectives.models import Collective

FORMS = {"pdf": "application/pdf", "png": "image/png"}


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet of a week; last week's on Mondays, this week's after, or the one that is asked."""
    group = _group(request, slug)
    today = clock.today()
    monday = _monday(request, today)
    found, page = _page(group, monday, today)
    context = {
        "group": group,
        "sheet": found,
        "page": page,
        "before": monday - A_WEEK,
        "after": monday + A_WEEK if monday + A_WEEK <= today else None,
        "monday": monday,
    }
    return render(request, "weekly/sheet.html", context)


@require_safe
def file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The sheet as a PDF, or as a picture to forward."""
    group = _group(request, slug)
    if form not in FORMS:
        raise no_such_page()
    today = clock.today()
    monday = _monday(request, today)
    document = document_of(_page(group, monday, today)[1], today)
    made = to_pdf(document) if form == "pdf" else to_pictures(document)[0]
    name = f"feuille-{group.slug}-{monday.isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=FORMS[form], headers=headers)


def _page(group: Collective, monday: date, today: date) -> tuple[Sheet, Page]:
    found = sheet_of(facts_around(group, monday), monday)
    return found, page_of(found, group.name, today)


def _monday(request: HttpRequest, today: date) -> date:
    """The week asked, never one to come; on a Monday, the one that ended the day before."""
    usual = monday_of(today) if today.weekday() else today - A_WEEK
    try:
        asked = monday_of(date.fromisoformat(request.GET.get("semaine", "")))
    except (ValueError, OverflowError):
        return usual
    return min(max(asked, date(1990, 1, 1)), monday_of(today))


def _group(request: HttpRequest, slug: str) -> Collective:
    """The group, for its members and its team. Raises Http404 otherwise."""
    return member_group_for(standing_for(request), slug)
