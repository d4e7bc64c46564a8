"""Finding a commune: proposals for a field, or a page of its own where there is no JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pasdecote.spine.organisations.communes import label, proposals


@require_safe
@vary_on_headers("HX-Request")
def find_commune(request: HttpRequest) -> HttpResponse:
    """Communes for the words of `q`, or of the field that `champ` names. htmx receives proposals alone."""
    text = request.GET.get("q") or request.GET.get(request.GET.get("champ", "q"), "")
    found = proposals(text)
    if getattr(request, "htmx", False):
        labels = [label(place) for place in found]
        return render(request, "organisations/commune_options.html", {"labels": labels})
    places = [(place, label(place)) for place in found]
    return render(request, "organisations/find_commune.html", {"text": text, "places": places})
