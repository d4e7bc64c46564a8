"""The steps of a round: what is said, what becomes of objections, the text, an election, a draw."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.enums import Saying
from pasdecote.practice.deliberation.forms_ballots import TextForm
from pasdecote.practice.deliberation.models import Objection, Part, Proposal, Said
from pasdecote.practice.deliberation.views.answering_decisions import identifier
from pasdecote.practice.deliberation.views.decision_pages import (
    REFUSED,
    WITH,
    around,
    back,
    for_who_facilitates,
    page,
    the_proposal,
)
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page


@require_POST
def say_of(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Ask a question, or react."""
    standing, row = the_proposal(request, slug, proposal)
    with REFUSED.on_next_page(request):
        services.say_of(
            by=standing.account,
            id=identifier(request.POST.get("question-id", "")),
            proposal=row,
            kind=request.POST.get("kind", Saying.QUESTION),
            words=request.POST.get("question-words", ""),
        )
        messages.success(request, _("C’est dit. Le groupe le lit ici."))
    return back(row)


@require_POST
def answer_said(request: HttpRequest, slug: str, proposal: UUID, said: UUID) -> HttpResponse:
    """Answer a question."""
    standing, row = the_proposal(request, slug, proposal)
    found = Said.objects.filter(pk=said, proposal=row).first()
    if found is None:
        raise no_such_page()
    with REFUSED.on_next_page(request):
        services.answer_said(by=standing.account, said=found, words=request.POST.get("words", ""))
    return back(row)


@require_http_methods(WITH)
def text(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Change the text; `?objection=` says which one it answers."""
    standing, row = for_who_facilitates(request, slug, proposal)
    wanted = request.GET.get("objection", "")
    objection = next((one for one in row.objections.all() if str(one.pk) == wanted), None)
    form = TextForm(request.POST or None, initial={"words": row.words or row.title})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            if objection is not None:
                services.integrate(by=standing.account, objection=objection, **form.cleaned_data)
            else:
                services.amend(by=standing.account, proposal=row, **form.cleaned_data)
            messages.success(
                request, _("Le texte a changé. L’ancien est gardé, et chaque personne est redemandée.")
            )
            return back(row)
    return page(request, "text", {**around(standing, row), "form": form, "objection": objection}, form)


@require_POST
def settle(request: HttpRequest, slug: str, proposal: UUID, objection: UUID) -> HttpResponse:
    """Say what becomes of an objection."""
    standing, row = the_proposal(request, slug, proposal)
    found = (
        Objection.objects.filter(pk=objection, proposal=row).select_related("proposal", "membership").first()
    )
    if found is None:
        raise no_such_page()
    with REFUSED.on_next_page(request):
        if request.POST.get("fate") == "hold":
            services.hold(by=standing.account, objection=found)
        else:
            services.lift(by=standing.account, objection=found)
        messages.success(request, _("C’est noté."))
    return back(row)


@require_POST
def step(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Go one step further in an election, or draw."""
    standing, row = the_proposal(request, slug, proposal)
    with REFUSED.on_next_page(request):
        _step(standing.account, row, request)
    return back(row)


def _step(by: Account, row: Proposal, request: HttpRequest) -> None:
    asked = request.POST.get("step", "")
    if asked == "hear":
        services.hear(by=by, proposal=row)
    elif asked == "propose":
        part = next((one for one in row.parts.all() if str(one.pk) == request.POST.get("who", "")), Part())
        if services.propose_name(by=by, proposal=row, part=part).chosen is None:
            messages.info(
                request,
                _("Tous les noms se lisent maintenant. Celui-ci n’en est pas : proposez un de ceux-là."),
            )
    elif asked in ("accept", "decline"):
        services.accept(by=by, proposal=row, accepts=asked == "accept")
        messages.success(request, _("C’est noté."))
    elif asked == "take":
        given = identifier(request.POST.get("who", ""))
        services.take_drawn_role(by=by, proposal=row, membership=given)
        messages.success(request, _("C’est noté dans les rôles du groupe."))
    elif asked == "draw":
        given = identifier(request.POST.get("id", ""))
        services.draw(by=by, id=given, proposal=row, seed=request.POST.get("seed", ""))
