"""Saying that something is wrong with a card for a day: no account, no name, no answer that comes back."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.limits import asked_too_often, home_of
from pasdecote.practice.commitments import services
from pasdecote.practice.commitments.forms_troubles import PassingTroubleForm
from pasdecote.practice.commitments.listening import Ear, addresses_for, ears
from pasdecote.practice.commitments.services.troubles import ANSWER_WITHIN
from pasdecote.practice.commitments.views.common import REFUSED, WITH, page
from pasdecote.spine.collectives.models import Collective, Invitation
from pasdecote.spine.collectives.passing import day_card

# The door of cards is of a neighbour, whom this line does not know.
THE_DOOR = "/carte/"
AN_HOUR = 3600
BY_CARD, BY_ADDRESS = 5, 20


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(WITH)
def say(request: HttpRequest) -> HttpResponse:
    """The words, who reads, what happens next, and what cannot: an answer here."""
    card = day_card(request.session)
    if card is None:
        return redirect(THE_DOOR)
    group = card.collective
    found = ears(group, None)
    form = PassingTroubleForm(request.POST or None, ears=found, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        if _too_many(request, card):
            form.add_error(None, _("Beaucoup a été dit d’ici en une heure. Parlez-en de vive voix."))
            answer = page(request, "say_passing", _context(group, found, form), form)
            answer.status_code = 429
            return answer
        with REFUSED.on_form(form):
            said = form.cleaned_data
            services.say_trouble_in_passing(
                id=said["id"], collective=group, words=said["words"], to=form.readers
            )
            told = ", ".join(ear.name for ear in found if ear.account in form.readers)
            messages.success(request, _("C’est dit à : %(names)s.") % {"names": told})
            return redirect("commitments:say_passing")
    return page(request, "say_passing", _context(group, found, form), form)


def _context(group: Collective, found: list[Ear], form: PassingTroubleForm) -> dict[str, object]:
    return {
        "form": form,
        "collective": group,
        "alone": not found,
        "addresses": list(addresses_for(group)),
        "answer_by": clock.today() + ANSWER_WITHIN,
    }


def _too_many(request: HttpRequest, card: Invitation) -> bool:
    """Count one more: by card, then by address, since cards are many around one table."""
    home = home_of(get_adapter(request).get_client_ip(request))
    limits = ((f"troubles:card:{card.pk}", BY_CARD), (f"troubles:from:{home}", BY_ADDRESS))
    return any(asked_too_often(key, most=most, seconds=AN_HOUR) for key, most in limits)
