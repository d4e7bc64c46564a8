"""All bilans one may open, the templates at hand, and beginning one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.screens import sent
from pasdecote.projections.reports import services
from pasdecote.projections.reports.access import AROUND, drafts_of, drawable, standing_to_draw
from pasdecote.projections.reports.forms import BeginForm, default_period
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.offering import beginnable, families, offer_for, offers
from pasdecote.projections.reports.queries import bearers, scopes, told_by_year
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.views.common import READ, REFUSED, crumbs, page, title_of
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.models import Organisation

MOST_LISTED = 200
KINDS = {Collective: ScopeKind.COLLECTIVE, Project: ScopeKind.PROJECT, Organisation: ScopeKind.ORGANISATION}
About = Collective | Project | Organisation


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The bilans begun, by what they are about, and the templates to begin one with."""
    standing = standing_to_draw(request)
    drafts = drafts_of(standing).select_related(*AROUND).order_by("-created_at", "-id")[:MOST_LISTED]
    by_scope: dict[str, list[tuple[Draft, str]]] = {}
    for draft in drafts:
        by_scope.setdefault(draft.about.name, []).append((draft, title_of(draft).partition(" · ")[0]))
    context = {
        "by_scope": by_scope,
        "families": families(beginnable(standing, offers(standing))),
    }
    return page(request, "list", context)


@require_http_methods(READ)
def begin(request: HttpRequest, template: str) -> HttpResponse:
    """Begin a bilan: its scope, its period, its funder, all proposed."""
    standing = standing_to_draw(request)
    chosen = offer_for(standing, template)
    abouts = [about for about in scopes(standing) if KINDS[type(about)] in chosen.template.scopes]
    if not abouts:
        raise no_such_page()
    told = told_by_year(standing, clock.today())
    since, until = default_period(clock.today(), request.GET.get("annee", "") or worth_telling(told))
    houses = list(bearers(drawable(standing), since, until))
    form = BeginForm(sent(request), abouts=abouts, houses=houses, initial={"since": since, "until": until})
    if form.is_valid():
        with REFUSED.on_form(form):
            draft = services.begin(
                by=standing.account, template_id=chosen.template.id, own=chosen.own, **form.said
            )
            messages.success(request, _("Le bilan est prêt à relire : il suit le carnet, note après note."))
            return redirect("reports:bilan", id=draft.pk)
    context = {
        "form": form,
        "template": chosen.template,
        "offer": chosen,
        "years": [(year, told.get(year, 0)) for year in years_to_offer(told, since.year)],
        "year": since.year,
        "crumbs": crumbs(),
    }
    return page(request, "begin", context, form)


def worth_telling(told: dict[int, int]) -> str:
    """The year to propose: the latest that is more than begun, with a tenth of the notes of the fullest one;
    "" when nothing was told yet. `told` gives the notes of each year, latest first."""
    enough = max(told.values(), default=0) / 10
    return next((f"{year:04}" for year, number in told.items() if number >= enough), "")


def years_to_offer(told: dict[int, int], chosen: int) -> list[int]:
    """This year and the last, those of the latest notes, and the one chosen: five at most, latest first."""
    today = clock.today().year
    return sorted({chosen, today, today - 1, *list(told)[:2]}, reverse=True)
