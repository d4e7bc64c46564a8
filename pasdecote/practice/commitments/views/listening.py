"""Who listens in a group, and the addresses that a structure writes for those who would rather go outside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments import services
from pasdecote.practice.commitments.access import directed
from pasdecote.practice.commitments.forms_troubles import AddressForm, ListenersForm
from pasdecote.practice.commitments.listening import addresses_of, chosen_in, eligible
from pasdecote.practice.commitments.views.common import REFUSED, WITH, group_for_members, page
from pasdecote.spine.collectives.access import Standing, no_such_page, organisation_for, standing_for
from pasdecote.spine.organisations.models import Organisation


@require_http_methods(WITH)
def listeners(request: HttpRequest, slug: str) -> HttpResponse:
    """The group chooses who listens; everybody in it reads the choice in the thread."""
    standing, collective = group_for_members(request, slug)
    chosen = [str(pk) for pk in chosen_in(collective)]
    people = list(eligible(collective))
    form = ListenersForm(request.POST or None, people=people, initial={"id": uuid7(), "who": chosen})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.choose_listeners(
                by=standing.account,
                id=form.cleaned_data["id"],
                collective=collective,
                memberships=form.memberships,
            )
            messages.success(request, _("C’est choisi. Le groupe le lit dans le fil."))
            return redirect("commitments:say_trouble", slug=slug)
    return page(request, "listeners", {"form": form, "collective": collective}, form)


@require_http_methods(WITH)
def addresses(request: HttpRequest, slug: str) -> HttpResponse:
    """The direction writes where else one may turn."""
    standing, house = _directed(request, slug)
    form = AddressForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.write_address(by=standing.account, organisation=house, **form.cleaned_data)
            messages.success(request, _("C’est écrit. Les groupes que la structure accompagne le lisent."))
            return redirect("commitments:addresses", slug=slug)
    return page(request, "addresses", {"form": form, "house": house, "written": addresses_of(house)}, form)


@require_POST
def remove_address(request: HttpRequest, slug: str, address: UUID) -> HttpResponse:
    """It is not written any more."""
    standing, house = _directed(request, slug)
    services.remove_address(by=standing.account, organisation=house, address=address)
    messages.success(request, _("L’adresse n’est plus montrée."))
    return redirect("commitments:addresses", slug=slug)


def _directed(request: HttpRequest, slug: str) -> tuple[Standing, Organisation]:
    standing = standing_for(request)
    house = organisation_for(standing, slug)
    if house.pk not in directed(standing):
        raise no_such_page()
    return standing, house
