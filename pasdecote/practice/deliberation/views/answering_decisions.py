"""Answering what is put to decision: on one's own device, or on one that goes round the table."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.limits import asked_too_often, give_back
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.access import part_of
from pasdecote.practice.deliberation.cards import part_with
from pasdecote.practice.deliberation.enums import ProposalState, Rule
from pasdecote.practice.deliberation.forms_ballots import BallotForm, TableForm
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services.voting import answered
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
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page

SALT = "pasdecote.deliberation.table"
TEN_MINUTES = 600
WRONG_CODES = 40


@require_http_methods(WITH)
def vote(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """Answer for oneself; what was answered before is never shown."""
    standing, row = the_proposal(request, slug, proposal)
    part = part_of(standing, row)
    if part is None:
        raise no_such_page()
    form = BallotForm(request.POST or None, proposal=row, people=people_in(row))
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            _cast(standing.account, row, form, request.POST.get("id", ""))
            messages.success(request, _("C’est noté. Vous pouvez changer tant que ce n’est pas clos."))
            return back(row)
    return page(request, "vote", {**around(standing, row), "form": form, "vote_id": uuid7()}, form)


@require_http_methods(WITH)
def table(request: HttpRequest, slug: str, proposal: UUID) -> HttpResponse:
    """The device goes round: who holds it now?"""
    standing, row = for_who_facilitates(request, slug, proposal)
    if row.state not in (ProposalState.OPEN, ProposalState.PROVISIONAL) or row.rule == Rule.LOT:
        raise no_such_page()
    people = people_in(row)
    there = [part for part in people if not answered(row, part)]
    form = TableForm(request.POST or None, people=there)
    if request.method == "POST" and form.is_valid():
        part, again = _holder(request, row, form, there)
        if part is not None:
            token = signing.dumps([str(part.pk), str(part.ballot_id or ""), again], salt=SALT)
            return unkept(redirect("deliberation:table_answer", slug, row.pk, token))
    done = [part for part in people if part not in there]
    context = {**around(standing, row), "form": form, "done": done, "left": len(there)}
    return page(request, "table", context, form)


@require_http_methods(WITH)
def table_answer(request: HttpRequest, slug: str, proposal: UUID, place: str) -> HttpResponse:
    """The one who holds the device answers, on a blank form that is good once."""
    standing, row = for_who_facilitates(request, slug, proposal)
    part, again = _place(row, place)
    if part is None:
        messages.info(request, _("Cette page a déjà servi. À qui le tour ?"))
        return back(row, "table")
    form = BallotForm(request.POST or None, proposal=row, people=people_in(row))
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            _cast(standing.account, row, form, request.POST.get("id", ""), part=part, again=again)
            messages.success(request, _("C’est noté. Passez l’appareil à la personne suivante."))
            return back(row, "table")
    context = {**around(standing, row), "form": form, "holder": part.membership.name, "vote_id": uuid7()}
    return page(request, "table_answer", context, form)


@require_POST
def take_back(request: HttpRequest, slug: str, proposal: UUID, part: UUID) -> HttpResponse:
    """Withdraw one's answer, or somebody's at their request."""
    standing, row = the_proposal(request, slug, proposal)
    found = Part.objects.filter(proposal=row, pk=part).first()
    if found is None:
        raise no_such_page()
    with REFUSED.on_next_page(request):
        services.take_back(by=standing.account, proposal=row, part=found)
        messages.success(request, _("La réponse est retirée."))
    mine = part_of(standing, row)
    return back(row, "proposal" if mine is not None and mine.pk == found.pk else "table")


def _cast(
    by: Account, row: Proposal, form: BallotForm, id: str, part: Part | None = None, again: bool = False
) -> None:
    """Keep what the form says, objection included. `id` is that of the page, for the objection."""
    if form.objects:
        given = identifier(id)
        services.object_to(by=by, id=given, proposal=row, words=form.objection, part=part)
    elif part is not None:
        services.vote_at_table(by=by, proposal=row, part=part, said=form.said, again=again)
    else:
        services.vote(by=by, proposal=row, said=form.said)


def identifier(id: str) -> UUID:
    try:
        return UUID(id)
    except ValueError:
        return uuid7()


def _holder(
    request: HttpRequest, row: Proposal, form: TableForm, there: list[Part]
) -> tuple[Part | None, bool]:
    """Who holds the device, and whether a card says so."""
    code, who = form.cleaned_data["code"], form.cleaned_data["who"]
    if code:
        found, key = None, f"decision:code:{row.pk}"
        if not asked_too_often(key, most=WRONG_CODES, seconds=TEN_MINUTES):
            found = part_with(row, code)
        if found is not None:
            give_back(key)
        else:
            form.add_error(
                "code", _("Ce code n’ouvre pas cette décision. Vérifiez-le, ou choisissez un nom.")
            )
        return found, True
    found = next((part for part in there if str(part.pk) == who), None)
    if found is None:
        form.add_error("who", _("Tapez le code de votre carte, ou choisissez votre nom."))
    return found, False


def _place(row: Proposal, token: str) -> tuple[Part | None, bool]:
    """The place that this address opens, as long as nothing was answered there since."""
    try:
        said: Any = signing.loads(token, salt=SALT, max_age=TEN_MINUTES)
    except signing.BadSignature:
        return None, False
    pk, ballot, again = said
    part = row.parts.select_related("membership", "ballot").filter(pk=pk).first()
    if part is None or str(part.ballot_id or "") != ballot:
        return None, False
    return part, bool(again)
