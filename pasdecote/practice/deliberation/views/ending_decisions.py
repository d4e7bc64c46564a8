"""Closing, making final, counting again, and the ballots of a large vote."""

import csv
import io
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.practice.deliberation import recounting, services
from pasdecote.practice.deliberation.answers_in_words import in_words
from pasdecote.practice.deliberation.counting import BATCH, by_rounds, written
from pasdecote.practice.deliberation.enums import ProposalState
from pasdecote.practice.deliberation.forms_ballots import RecountersForm
from pasdecote.practice.deliberation.holding import held
from pasdecote.practice.deliberation.models import Part
from pasdecote.practice.deliberation.views.answering_decisions import identifier
from pasdecote.practice.deliberation.views.decision_pages import (
    REFUSED,
    WITH,
    around,
    back,
    for_who_facilitates,
    page,
    people_in,
    the_proposal,
)
from pasdecote.practice.deliberation.views.question_pages import day_in
from pasdecote.spine.collectives.access import no_such_page

COUNTED = (ProposalState.PROVISIONAL, ProposalState.FINAL)


@require_POST
def end(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Close, leave without counting, make final, or give more time."""
    standing, row = the_proposal(request, slug, proposal)
    asked, id = request.POST.get("end", ""), identifier(request.POST.get("id", ""))
    with REFUSED.on_next_page(request):
        if asked == "final":
            services.make_final(by=standing.account, proposal=row)
            messages.success(
                request, _("Le résultat est définitif : plus rien ne lie une réponse à quelqu’un.")
            )
        elif asked == "extend":
            until = day_in(request.POST.get("closes_on", ""))
            services.extend_proposal(by=standing.account, proposal=row, closes_on=until)
            messages.success(request, _("On peut de nouveau répondre. L’agenda a la nouvelle date."))
        elif asked == "leave":
            services.leave_proposal(by=standing.account, id=id, proposal=row, why=request.POST.get("why", ""))
        else:
            services.close_proposal(by=standing.account, id=id, proposal=row)
    return back(row)


@require_http_methods(WITH)
def recount(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Count again in front of whoever asks, and compare, byte for byte. The two whom the group chose also
    read single answers, without names, and say that they found the same."""
    standing, row = the_proposal(request, slug, proposal)
    if row.state not in COUNTED:
        raise no_such_page()
    if request.method == "POST":
        with REFUSED.on_next_page(request):
            services.agree_on_count(by=standing.account, proposal=row)
            messages.success(request, _("C’est noté : vous trouvez le même compte."))
        return back(row, "recount")
    own = row.recounters.filter(membership__account=standing.account).order_by("pk").first()
    possible = not 0 < row.withdrawn < BATCH
    same, text = recounting.same_bytes(row) if possible else (False, "")
    context = {
        **around(standing, row),
        "possible": possible,
        "same": same,
        "text": text,
        "own": own,
        "answers": [in_words(row, answer) for answer in by_rounds(held(row))] if own and possible else [],
    }
    return page(request, "recount", context)


@require_http_methods(WITH)
def recounters(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Write down the two whom the group chose."""
    standing, row = for_who_facilitates(request, slug, proposal)
    if row.state not in COUNTED:
        raise no_such_page()
    form = RecountersForm(request.POST or None, people=people_in(row))
    if request.method == "POST" and form.is_valid():
        chosen = list(Part.objects.filter(proposal=row, pk__in=form.cleaned_data["who"]).order_by("pk"))
        with REFUSED.on_form(form):
            services.choose_recounters(by=standing.account, proposal=row, parts=chosen)
            messages.success(request, _("C’est noté : ces deux personnes peuvent recompter."))
            return back(row)
    return page(request, "recounters", {**around(standing, row), "form": form}, form)


@require_safe
def ballots(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Every ballot of a large vote, in the order of what they say, once nothing ties them to anybody."""
    _standing, row = the_proposal(request, slug, proposal)
    if not recounting.listed(row):
        raise no_such_page()
    stream = io.StringIO()
    lines = csv.writer(stream)
    lines.writerow([_("bulletin"), _("réponse")])
    for answer in by_rounds(held(row)):
        lines.writerow([written(answer), in_words(row, answer)])
    name = 'attachment; filename="bulletins.csv"'
    text = "\ufeff" + stream.getvalue()
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
