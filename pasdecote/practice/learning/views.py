"""The step aside, in three questions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import Refusals
from pasdecote.practice.learning import services
from pasdecote.practice.learning.forms import StepAsideForm
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal.anchors import Spot, key_of, spots
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.reading import last_anchor

REFUSED = Refusals((FactError, JournalRefused), hidden=(NotAllowed,))


@require_http_methods(["GET", "HEAD", "POST"])
def step_aside(request: HttpRequest) -> HttpResponse:
    """Tell what did not work, what was done instead, what was learnt."""
    standing = standing_for(request)
    where = spots(standing)
    if not where:
        return render(request, "journal/nowhere.html")
    form = StepAsideForm(
        request.POST or None,
        spots=where,
        professional=standing.professional,
        initial=_initial(request, standing, where),
    )
    if request.method == "POST" and form.is_valid() and (fact := _kept(standing, form)) is not None:
        words = _("C’est gardé dans Mon carnet, lu par vous seulement.")
        if form.chosen_circle != Circle.ME:
            words = _("C’est gardé, et le groupe peut le lire.")
        messages.success(request, words)
        return redirect("journal:note", id=fact)
    context = {"form": form, "several": len(where) > 1, "name": where[0].name}
    return render(request, "learning/step_aside.html", context, status=422 if form.errors else 200)


def _kept(standing: Standing, form: StepAsideForm) -> UUID | None:
    """The note, or None when it was refused and the form says why."""
    said = form.cleaned_data
    with REFUSED.on_form(form):
        return services.step_aside(
            by=standing.account,
            id=said["id"],
            anchor=form.spots[said["anchor"]].anchor,
            on=said["happened_on"],
            failed=said["failed"],
            instead=said["instead"],
            learnt=said["learnt"],
            circle=form.chosen_circle,
        )
    return None


def _initial(request: HttpRequest, standing: Standing, where: list[Spot]) -> dict[str, Any]:
    """Today, to oneself, about the group of the address, or else about what one told of last."""
    slug = request.GET.get("groupe", "")
    asked = next((spot for spot in where if slug and _slug(spot) == slug), None)
    last = key_of(*last_anchor(standing))
    known = next((spot for spot in where if spot.key == last), where[0])
    return {
        "id": uuid7(),
        "happened_on": clock.today(),
        "anchor": (asked or known).key,
        "circle": Circle.ME.value,
    }


def _slug(spot: Spot) -> str:
    about = spot.anchor.collective or spot.anchor.organisation
    return about.slug if about else ""
