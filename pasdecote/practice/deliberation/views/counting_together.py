"""Around a table without devices: raised hands, papers typed by two people, what is printed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation import printing, services
from pasdecote.practice.deliberation.enums import CameBy, ProposalState, Rule
from pasdecote.practice.deliberation.forms_ballots import HandsForm, PaperForm
from pasdecote.practice.deliberation.services.tallying import BY_HANDS, MOST_PAPERS, ON_PAPER
from pasdecote.practice.deliberation.views.decision_pages import (
    REFUSED,
    WITH,
    around,
    back,
    for_who_facilitates,
    page,
    people_in,
    the_proposal,
    unkept,
)
from pasdecote.spine.collectives.access import no_such_page


@require_http_methods(WITH)
def hands(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """How many hands for each answer; only how many people is shown afterwards."""
    standing, row = for_who_facilitates(request, slug, proposal)
    if row.rule not in BY_HANDS or row.state != ProposalState.OPEN:
        raise no_such_page()
    form = HandsForm(request.POST or None, proposal=row)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.count_hands(by=standing.account, proposal=row, hands=form.hands)
            messages.success(
                request, _("Les mains sont comptées : ces personnes prennent part, comme les autres.")
            )
            return back(row)
    before = sum(tally.people for tally in row.tallies.filter(came_by=CameBy.HANDS).order_by())
    return page(request, "hands", {**around(standing, row), "form": form, "before": before}, form)


@require_http_methods(WITH)
def papers(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Type the pile of numbered papers; another person types it too, without seeing this."""
    standing, row = the_proposal(request, slug, proposal)
    if row.rule not in ON_PAPER or row.state != ProposalState.OPEN:
        raise no_such_page()
    number = _number(request)
    data = request.POST or None
    forms = [PaperForm(data, proposal=row, prefix=f"p{rank}") for rank in range(1, number + 1)]
    differ: list[int] = []
    if request.method == "POST" and forms and _all_valid(forms):
        with REFUSED.on_form(forms[0]):
            piles = [form.said for form in forms]
            differ = services.type_papers(by=standing.account, proposal=row, papers=piles)
            if differ in ([], [0]):
                messages.success(request, _both() if not differ else _one())
                return back(row)
    waiting = row.tallies.filter(came_by=CameBy.PAPER, agreed_at=None).exclude(typed_by=standing.account)
    other = waiting.order_by("pk").first()
    context: dict[str, Any] = {
        **around(standing, row),
        "papers": list(enumerate(forms, 1)),
        "number": number,
        "most": MOST_PAPERS,
        "differ": differ,
        "other": other.typed_name if other else "",
        "expected": other.people if other else "",
    }
    return page(request, "papers", context, *forms)


@require_safe
def sheet(request: HttpRequest, slug: str, proposal: UUID, what: str) -> HttpResponse:
    """Printed: the proposal to put on a wall with papers to answer on, or a card for each person."""
    _standing, row = for_who_facilitates(request, slug, proposal)
    if row.state != ProposalState.OPEN or row.rule == Rule.LOT:
        raise no_such_page()
    today = clock.today()
    if what == "cartes":
        address = request.build_absolute_uri(reverse("deliberation:proposal", args=[slug, row.pk]))
        made = printing.cards(row, people_in(row), today, address)
    else:
        made = printing.ballots(row, today)
    name = f'attachment; filename="{what}.pdf"'
    answer = HttpResponse(to_pdf(made), content_type="application/pdf", headers={"Content-Disposition": name})
    return unkept(answer)


def _all_valid(forms: list[PaperForm]) -> bool:
    """Every form is looked at, so that each says what to correct."""
    return not [form for form in forms if not form.is_valid()]


def _number(request: HttpRequest) -> int:
    asked = request.POST.get("papiers") or request.GET.get("papiers") or ""
    return min(int(asked), MOST_PAPERS) if asked.isdecimal() and len(asked) < 4 else 0


def _both() -> str:
    return _("Les deux piles disent la même chose : les papiers comptent.")


def _one() -> str:
    return _("C’est tapé. Une autre personne tape maintenant la même pile, sans voir ce que vous avez tapé.")
