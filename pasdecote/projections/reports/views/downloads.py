"""The files of a bilan: made now and marked as a draft, or those that were frozen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import slug
from pasdecote.projections.reports import services
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.files import FORMATS, OFFICIAL, Format, file_of
from pasdecote.projections.reports.files.official import TEMPLATE, official_form
from pasdecote.projections.reports.forms import BlankForm
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.views.bilan import around
from pasdecote.projections.reports.views.common import (
    READ,
    REFUSED,
    bilan_for,
    crumbs,
    not_found,
    page,
    posted,
)
from pasdecote.spine.collectives.access import no_such_page

_OFFICIAL = Format("Cerfa", "application/pdf")


@require_safe
def download(request: HttpRequest, id: UUID, form: str) -> HttpResponse:
    """One file: the frozen one, byte for byte, or one made now that says it is a draft."""
    _standing, draft = bilan_for(request, id)
    if draft.done:
        return frozen_file(draft, form)
    with not_found():
        return _file(draft, form, file_of(draw(draft, outside=True), form, on=clock.today(), draft=True))


def frozen_file(draft: Draft, form: str) -> HttpResponse:
    """A file of a frozen bilan, byte for byte, whoever it is for. Raises Http404 when there is none."""
    kept = draft.snapshot.files.filter(format=form).first()
    if kept is None:
        raise no_such_page()
    with kept.file.open("rb") as opened:
        return _file(draft, form, opened.read())


@require_http_methods(READ)
def official(request: HttpRequest, id: UUID) -> HttpResponse:
    """Drop in the official blank, get it filled: kept with the frozen files once the bilan is frozen."""
    standing, draft = bilan_for(request, id)
    if draft.template != TEMPLATE:
        raise no_such_page()
    form = BlankForm(*posted(request))
    if form.is_valid():
        blank = form.cleaned_data["blank"]
        with REFUSED.on_form(form):
            if draft.done:
                services.add_official_form(by=standing.account, draft=draft, blank=blank)
                return redirect("reports:bilan", id=draft.pk)
            made = official_form(draw(draft, outside=True), blank, on=clock.today())
            return _file(draft, OFFICIAL, made)
    return page(request, "official", {**around(draft), "crumbs": crumbs(draft), "form": form}, form)


def _file(draft: Draft, form: str, content: bytes) -> HttpResponse:
    what = FORMATS.get(form, _OFFICIAL)
    suffix = "pdf" if form == OFFICIAL else form
    parts = [draft.template, *(["officiel"] if form == OFFICIAL else []), slug(draft.about.name, 40)]
    name = "-".join([*parts, str(draft.until.year), *([] if draft.done else ["brouillon"])])
    return HttpResponse(
        content,
        content_type=what.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{suffix}"'},
    )
