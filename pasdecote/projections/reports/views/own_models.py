"""A structure's own templates: checked on the screen, added by an act, downloaded as a start for another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.projections.reports import services
from pasdecote.projections.reports.access import standing_to_draw
from pasdecote.projections.reports.forms_own import OwnModelForm
from pasdecote.projections.reports.models import Draft, OwnTemplate
from pasdecote.projections.reports.offering import offers, own_templates_of
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.template import Template
from pasdecote.projections.reports.template.own import excerpt, own_template, unknown_questions
from pasdecote.projections.reports.template.reading import FOLDER, TemplateError, available
from pasdecote.projections.reports.views.common import READ, crumbs, page
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.organisations.models import Organisation


@require_http_methods(READ)
def own_models(request: HttpRequest) -> HttpResponse:
    """The structures' templates. Posted, a text is checked and shown as it is understood; with `garder`, it
    is added. A text at fault stays on the page, with the line."""
    standing = _working(request)
    houses = list(Organisation.objects.filter(pk__in=standing.posts).order_by("name", "pk"))
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OwnModelForm(*bound, houses=houses)
    context: dict[str, Any] = {}
    if form.is_valid():
        house, text = form.house, form.cleaned_data["text"]
        try:
            if "garder" in request.POST:
                own = services.add_template(by=standing.account, organisation=house, text=text)
                said = _("Le modèle « %(id)s » est ajouté : vous pouvez commencer un bilan.") % {
                    "id": own.name
                }
                messages.success(request, said)
                return redirect("reports:own_models")
            context = _understood(own_template(text), house)
        except TemplateError as error:
            form.add_error(None, str(error))
            context = {"wrong_line": excerpt(text, error.line), "wrong_number": error.line}
        except ReportError as error:
            form.add_error(None, str(error))
    return _page(request, standing, form, context)


@require_POST
def withdraw(request: HttpRequest, own: UUID) -> HttpResponse:
    """Offer a template no more; the bilans begun on it keep it."""
    standing = _working(request)
    row = own_templates_of(standing).filter(pk=own).first()
    if row is None:
        raise no_such_page()
    services.withdraw_template(by=standing.account, template=row)
    messages.success(request, _("Ce modèle n’est plus proposé. Les bilans commencés avec lui le gardent."))
    return redirect("reports:own_models")


@require_safe
def own_file(request: HttpRequest, template: str) -> HttpResponse:
    """The YAML of a template at hand, to begin another from."""
    standing = _working(request)
    own = next((row for row in own_templates_of(standing) if str(row.pk) == template), None)
    if own is None and template not in available():
        raise no_such_page()
    name = own.name if own else template
    content = own.text.encode() if own else (FOLDER / f"{template}.yaml").read_bytes()
    return HttpResponse(
        content,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.yaml"'},
    )


def _working(request: HttpRequest) -> Standing:
    """Somebody who works in a structure. Raises Http404 for anybody else."""
    standing = standing_to_draw(request)
    if not standing.posts:
        raise no_such_page()
    return standing


def _understood(chosen: Template, house: Organisation) -> dict[str, Any]:
    """What the check shows before anything is kept."""
    current = OwnTemplate.objects.filter(organisation=house, name=chosen.id, replaced_at=None).first()
    return {
        "checked": chosen,
        "new_questions": unknown_questions(chosen),
        "former": current,
        "keeping": Draft.objects.filter(own=current).count() if current else 0,
        "total": len(list(chosen.fields())),
    }


def _page(request: HttpRequest, standing: Standing, form: Form, context: dict[str, Any]) -> HttpResponse:
    at_hand = offers(standing)
    around = {
        "crumbs": crumbs(),
        "form": form,
        "mine": [one for one in at_hand if one.own],
        "house_ones": [one for one in at_hand if not one.own],
    }
    return page(request, "own_models", {**around, **context}, form)
