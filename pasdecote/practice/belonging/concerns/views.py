"""The screens of concerns, for those who work in a structure."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import Refusals, sent
from pasdecote.practice.belonging.concerns import services
from pasdecote.practice.belonging.concerns.forms import ConcernForm, FoundFromForm
from pasdecote.practice.belonging.concerns.queries import Noted, concerns_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, no_such_page, organisation_for, standing_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.organisations.models import Organisation

REFUSED = Refusals((CollectiveRefused, FactError, JournalRefused), hidden=(NotAllowed,))
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Towards the concerns of the structure where one works, or a choice when there are several."""
    houses = standing_for(request).organisations
    if not houses:
        raise no_such_page()
    if len(houses) == 1:
        return redirect("concerns:list", slug=houses[0].slug)
    return render(request, "concerns/mine.html", {"houses": houses})


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """What was noted here, what others opened, and what looks alike."""
    standing, house = _house(request, slug)
    context = {"house": house, "found": concerns_of(standing, house)}
    return render(request, "concerns/list.html", context)


@form_page
def note(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a concern."""
    _standing, house = _house(request, slug)
    initial = {
        "id": uuid7(),
        "happened_on": clock.today(),
        "commune": house.territory,
        "circle": Circle.ME.value,
    }
    form = ConcernForm(sent(request), home=house.territory, initial=initial)
    if request.method == "POST" and form.is_valid() and _kept(request, house, form):
        return redirect("concerns:list", slug=slug)
    context = {"house": house, "form": form, "asks": bool(form.is_bound and form.names)}
    return render(request, "concerns/note.html", context, status=422 if form.errors else 200)


@require_POST
def open_nearby(request: HttpRequest, slug: str, version: UUID) -> HttpResponse:
    """Let the other structures of the commune read a concern."""
    _standing, house = _house(request, slug)
    with REFUSED.on_next_page(request):
        services.open_nearby(by=_account(request), id=uuid7(), organisation=house, version=version)
        messages.success(request, _("Les structures de la commune qui travaillent ici peuvent le lire."))
    return redirect("concerns:list", slug=slug)


@form_page
def found(request: HttpRequest, slug: str) -> HttpResponse:
    """Found a group from concerns, with their words."""
    standing, house = _house(request, slug)
    every = concerns_of(standing, house)
    noted = [*every.own, *every.nearby]
    chosen = set(request.GET.getlist("constat"))
    proposed = [one for one in noted if not one.led_to and (not chosen or str(one.fact) in chosen)]
    form = FoundFromForm(
        sent(request),
        structures=list(standing.posts),
        noted=proposed,
        initial={
            "concerns": [str(one.fact) for one in proposed] if chosen else [],
            "organisation": house.pk,
            "territory": _commune_of(proposed),
        },
    )
    group = _founded(request, house, form) if request.method == "POST" and form.is_valid() else None
    if group is not None:
        messages.success(request, _("Le groupe existe, et les mots l’ont suivi. Le reste peut attendre."))
        return redirect("belonging:collective", slug=group.slug)
    context = {"house": house, "form": form, "proposed": proposed}
    return render(request, "concerns/found.html", context, status=422 if form.errors else 200)


def _founded(request: HttpRequest, house: Organisation, form: FoundFromForm) -> Collective | None:
    said = dict(form.cleaned_data)
    concerns = [UUID(fact) for fact in said.pop("concerns")]
    with REFUSED.on_form(form):
        return services.found_from(by=_account(request), house=house, concerns=concerns, **said)
    return None


def _kept(request: HttpRequest, house: Organisation, form: ConcernForm) -> bool:
    """Whether the concern was kept; if not, the form says why."""
    said = form.cleaned_data
    with REFUSED.on_form(form):
        services.note_concern(
            by=_account(request),
            id=said["id"],
            organisation=house,
            words=said["words"],
            on=said["happened_on"],
            theme=said["theme"],
            commune=said["commune"],
            quarter=said["quarter"],
            circle=said["circle"],
        )
        own = said["circle"] == Circle.ME
        words = _("C’est gardé. Les personnes de la structure peuvent le lire.")
        messages.success(request, _("C’est gardé dans Mon carnet, lu par vous seulement.") if own else words)
        return True
    return False


def _commune_of(noted: list[Noted]) -> str:
    """The commune that all of them name, or none."""
    named = {one.commune for one in noted if one.commune}
    return named.pop() if len(named) == 1 else ""


def _house(request: HttpRequest, slug: str) -> tuple[Standing, Organisation]:
    standing = standing_for(request)
    return standing, organisation_for(standing, slug)


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)
