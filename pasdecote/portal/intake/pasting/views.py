"""Paste messages, see what they become, keep those one chooses."""

from django.contrib import messages as said
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.ui.screens import Refusals
from pasdecote.portal.intake.pasting.forms import ChooseForm, PasteForm
from pasdecote.portal.intake.pasting.messages import messages_of
from pasdecote.portal.intake.pasting.services import tell_pasted
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal.anchors import Spot, spots
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

REFUSED = Refusals((FactError, JournalRefused), hidden=(NotAllowed,))


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """First the text; then its messages, to be ticked; then they are told."""
    standing = standing_for(request)
    where = [spot for spot in spots(standing) if spot.anchor.collective]
    if not where:
        return render(request, "journal/nowhere.html")
    if "keep" in request.POST:
        return _choose(request, standing, where)
    form = PasteForm(request.POST or None, spots=where, initial={"anchor": where[0].key})
    if request.method == "POST" and form.is_valid():
        found = form.messages
        if found:
            everything = {**form.cleaned_data, "kept": list(range(len(found))), "circle": Circle.ME.value}
            chosen = ChooseForm(spots=where, messages=found, initial=everything)
            return render(request, "intake/paste_choose.html", {"form": chosen, "number": len(found)})
        form.add_error("text", _("Il n’y a là aucun message à garder."))
    context = {"form": form, "several": len(where) > 1, "only": where[0]}
    return render(request, "intake/paste.html", context, status=422 if form.errors else 200)


def _choose(request: HttpRequest, standing: Standing, where: list[Spot]) -> HttpResponse:
    found = messages_of(request.POST.get("text", "")[:100_000])
    form = ChooseForm(request.POST, spots=where, messages=found)
    if form.is_valid() and (number := _told(standing, form)):
        words = ngettext("%(number)s message est gardé.", "%(number)s messages sont gardés.", number)
        said.success(request, words % {"number": number})
        group = form.spots[form.cleaned_data["anchor"]].anchor.collective
        if form.cleaned_data["circle"] == Circle.ME or group is None:
            return redirect("journal:notebook")
        return redirect("journal:thread", slug=group.slug)
    context = {"form": form, "number": len(found)}
    return render(request, "intake/paste_choose.html", context, status=422)


def _told(standing: Standing, form: ChooseForm) -> int:
    """How many were told; none when they were refused, and the form says why."""
    group = form.spots[form.cleaned_data["anchor"]].anchor.collective
    assert group is not None
    with REFUSED.on_form(form):
        told = tell_pasted(
            by=standing.account,
            collective=group,
            circle=form.cleaned_data["circle"],
            messages=form.chosen(),
            names=form.cleaned_data["names"],
        )
        return len(told)
    return 0
