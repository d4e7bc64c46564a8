"""The feuille de recopie: on screen with a button a field, on paper with a box to tick."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import slug
from pasdecote.projections.reports import services
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.files.copy_sheet_paper import sheet_document
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services.rereading import editable
from pasdecote.projections.reports.sheets import lines_of, sheet_of
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import bilan_for, crumbs, not_found, page

BY_SCRIPT = "copier"


@require_safe
def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every field in the portal's order, as it is to be pasted."""
    _standing, draft = bilan_for(request, id)
    with not_found():
        lines = lines_of(draft, sheet_of(draft))
        fields = template_of(draft).fields()
    to_paste = [line for line in lines if line.line.text]
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "sections": [
            (title, list(among)) for title, among in groupby(lines, key=lambda line: line.line.section)
        ],
        "total": len(to_paste),
        "left": sum(1 for line in to_paste if line.left),
        "shortable": [] if draft.done else [field.id for field in fields if editable(field)],
        "changed": [line for line in to_paste if line.pasted and line.pasted.changed],
    }
    return page(request, "copying", context)


@require_POST
def copied(request: HttpRequest, id: UUID) -> HttpResponse:
    """Note that a line was pasted, or (`retirer`) that it was not; a script gets no page for that."""
    standing, draft = bilan_for(request, id)
    line, seen = request.POST.get("line", ""), request.POST.get("seen", "")
    by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    try:
        if "retirer" in request.POST:
            services.forget_copied(by=standing.account, draft=draft, line=line)
        else:
            services.note_copied(by=standing.account, draft=draft, line=line, seen=seen)
    except ReportError as refused:
        if by_script:
            return HttpResponse(str(refused), status=422, content_type="text/plain; charset=utf-8")
        messages.error(request, str(refused))
    if by_script:
        return HttpResponse(status=204)
    anchor = f"#ligne-{line[:12]}" if line.isalnum() and line.isascii() else ""
    return redirect(reverse("reports:copying", args=[draft.pk]) + anchor)


@require_safe
def paper(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet as a PDF, with a box to tick for each field."""
    _standing, draft = bilan_for(request, id)
    with not_found():
        made = sheet_document(sheet_of(draft), on=clock.today())
    name = f"recopie-{draft.template}-{slug(draft.about.name, 40)}-{draft.until.year}.pdf"
    return HttpResponse(
        to_pdf(made),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
