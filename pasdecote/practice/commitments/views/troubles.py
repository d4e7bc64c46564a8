"""Saying that something is wrong, reading it, answering, erasing. No page of the group shows any of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments import services
from pasdecote.practice.commitments.access import (
    directed,
    may_erase,
    reader_in,
    told_by,
    told_to,
    trouble_for,
)
from pasdecote.practice.commitments.enums import TroubleState
from pasdecote.practice.commitments.forms_troubles import ReplyForm, TroubleForm
from pasdecote.practice.commitments.listening import addresses_for, ears, named_in
from pasdecote.practice.commitments.services.troubles import ANSWER_WITHIN
from pasdecote.practice.commitments.views.common import REFUSED, WITH, group_for_members, page
from pasdecote.spine.collectives.access import standing_for


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Where to say it, what one said, what one was told."""
    standing = standing_for(request)
    houses = [standing.houses[house] for house in directed(standing)]
    context = {
        "where": [group for group in standing.collectives if group.pk in standing.member],
        "said": list(told_by(standing)),
        "heard": list(told_to(standing)),
        "houses": houses,
    }
    return page(request, "troubles", context)


@require_http_methods(WITH)
def say(request: HttpRequest, slug: str) -> HttpResponse:
    """The words, who reads, what happens next."""
    standing, collective = group_for_members(request, slug)
    found = ears(collective, standing.account)
    form = TroubleForm(request.POST or None, ears=found, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            trouble = services.say_trouble(
                by=standing.account,
                id=said["id"],
                collective=collective,
                words=said["words"],
                to=form.readers,
                named=not said["unnamed"],
            )
            messages.success(request, _("C’est dit, et reçu. Vous suivez la réponse ici."))
            return redirect("commitments:trouble", trouble=trouble.pk)
    context = {
        "form": form,
        "collective": collective,
        "alone": not found,
        "addresses": list(addresses_for(collective)),
        "answer_by": clock.today() + ANSWER_WITHIN,
    }
    return page(request, "say_trouble", context, form)


@require_http_methods(WITH)
def trouble(request: HttpRequest, trouble: UUID) -> HttpResponse:
    """One of them, for its teller, and for its readers who answer here."""
    standing = standing_for(request)
    found = trouble_for(standing, trouble)
    reader = reader_in(standing, found)
    answering = reader is not None and found.state != TroubleState.ANSWERED
    form = ReplyForm(request.POST or None) if reader else None
    if form is not None and request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.answer_trouble(by=standing.account, trouble=found, words=form.cleaned_data["words"])
            given = _("Votre réponse est donnée à la personne qui l’a dit.")
            noted = _("C’est noté, pour les personnes qui le lisent.")
            messages.success(request, given if found.teller_id else noted)
            return redirect("commitments:trouble", trouble=found.pk)
    context = {
        "trouble": found,
        "readers": named_in(found),
        "own": found.teller_id == standing.account.pk,
        "passing": found.teller_id is None,
        "may_erase": may_erase(standing, found),
        "form": form if answering or (form and form.errors) else None,
        "inside": found.collective_id in standing.member,
        "late": found.state != TroubleState.ANSWERED and found.answer_by < clock.today(),
        "may_take": answering and found.state == TroubleState.RECEIVED,
        "addresses": list(addresses_for(found.collective)),
    }
    return page(request, "trouble", context, form)


@require_POST
def take(request: HttpRequest, trouble: UUID) -> HttpResponse:
    """« Je m’en occupe »."""
    standing = standing_for(request)
    found = trouble_for(standing, trouble)
    services.take_in_hand(by=standing.account, trouble=found)
    seen = _("C’est dit : la personne voit que vous vous en occupez.")
    noted = _("C’est noté, pour les personnes qui le lisent.")
    messages.success(request, seen if found.teller_id else noted)
    return redirect("commitments:trouble", trouble=found.pk)


@require_http_methods(WITH)
def erase(request: HttpRequest, trouble: UUID) -> HttpResponse:
    """Its teller erases it, or whoever read what a card for a day said; after a page that says what goes."""
    standing = standing_for(request)
    found = trouble_for(standing, trouble)
    if request.method == "POST":
        services.erase_trouble(by=standing.account, trouble=found)
        messages.success(request, _("C’est effacé, avec la réponse. Il n’en reste rien ici."))
        return redirect("commitments:troubles")
    if not may_erase(standing, found):
        return redirect("commitments:trouble", trouble=found.pk)
    return page(request, "erase_trouble", {"trouble": found})
