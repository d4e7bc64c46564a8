"""Raconter: the words, three answers already given, and nothing else asked."""

from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal import reading, services
from pasdecote.spine.journal.anchors import Spot, key_of, spots
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed, OtherContent
from pasdecote.spine.journal.following import PARAMETER, followed
from pasdecote.spine.journal.forms import TellForm
from pasdecote.spine.journal.forms.notes import like_last_time
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.sentences import day_in_words, shortened
from pasdecote.spine.journal.views.common import (
    REFUSED,
    SHOWN_CIRCLE,
    arrived,
    not_found,
    page,
    project_choices,
    readers,
    thread_or_notebook,
)


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Tell what happened. The same page sent twice keeps one note."""
    standing = standing_for(request)
    where = spots(standing)
    if not where:
        return render(request, "journal/nowhere.html")
    options: dict[str, Any] = {
        "spots": where,
        "team": standing.professional,
        "projects": project_choices(standing),
    }
    if request.method == "POST":
        form = TellForm(request.POST, request.FILES, **options)
        if form.is_valid() and (entry := _kept(standing, form)) is not None:
            return _said(request, entry)
        return page(request, "tell", _screen(form, None), form)
    spot = _spot(request, standing, where)
    about = spot.anchor.collective or spot.anchor.organisation
    last = reading.last_of(standing, about) if about else None
    group = spot.anchor.collective
    tied = followed(standing, group.pk, request.GET.getlist(PARAMETER)) if group else []
    initial = _initial(request, standing, spot, last) | {"suit": ",".join(str(one.fact) for one in tied)}
    form = TellForm(initial=initial, **options)
    return page(request, "tell", {**_screen(form, last), "follows": tied})


def _kept(standing: Standing, form: TellForm) -> Entry | None:
    """The note, or None when it was refused and the form says why."""
    data = form.cleaned_data
    with REFUSED.on_form(form):
        try:
            return services.tell_with_voice(
                by=standing.account,
                id=data["id"],
                anchor=form.told_about,
                circle=data["circle"],
                content=_tied(standing, form),
                sound=data["sound"],
                lasting=data["lasting"],
            )
        except OtherContent:
            # Back, other words, sent again: a second note, if the teller says so.
            form.number_again(uuid7())
            form.add_error(
                None,
                _(
                    "Vous avez déjà gardé une note depuis cette page, avec d’autres mots. "
                    "Gardez encore pour en faire une deuxième."
                ),
            )
        except NotAllowed:
            form.add_error("circle", _("Dans ce groupe, vous ne pouvez pas choisir ces personnes-là."))
    return None


def _tied(standing: Standing, form: TellForm) -> Fact:
    """What the form says, tied to the notes that its address named, as far as they are of this group."""
    group = form.told_about.collective
    found = followed(standing, group.pk, form.cleaned_data["suit"].split(",")) if group else []
    if not found:
        return form.content
    return msgspec.structs.replace(form.content, follows=tuple(one.fact for one in found))


def _said(request: HttpRequest, entry: Entry) -> HttpResponse:
    messages.success(request, _("C’est gardé. %(readers)s") % {"readers": readers(entry, entry.circle)})
    return arrived(request, redirect(thread_or_notebook(entry)))


def _spot(request: HttpRequest, standing: Standing, where: list[Spot]) -> Spot:
    """The group asked for in the address, or that of the last note told, or the first."""
    asked = request.GET.get("groupe", "")
    by_slug = (s for s in where if asked and s.anchor.collective and s.anchor.collective.slug == asked)
    if (found := next(by_slug, None)) or len(where) == 1:
        return found or where[0]
    last = key_of(*reading.last_anchor(standing))
    return next((spot for spot in where if spot.key == last), where[0])


def _initial(
    request: HttpRequest, standing: Standing, spot: Spot, last: reading.Card | None
) -> dict[str, Any]:
    """What is answered already: today, the last place, who reads; and, if asked, as last time."""
    initial: dict[str, Any] = {
        "id": uuid7(),
        "anchor": spot.key,
        "circle": Circle.ME if standing.professional else Circle.COLLECTIVE,
        "happened_on": clock.today(),
        "kind": "encounter",
        "place": last.content.place.name if last and last.content.place else "",
    }
    if fact := _asked_fact(request):
        with not_found():
            initial |= like_last_time(reading.note(standing, fact).card.content)
    return initial


def _asked_fact(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("comme", ""))
    except ValueError:
        return None


def _screen(form: TellForm, last: reading.Card | None) -> dict[str, Any]:
    """The form and the words of its chips."""
    circle = form["circle"].value()
    circle = circle if circle in SHOWN_CIRCLE else Circle.ME
    names = dict(form.fields["circle"].choices)  # type: ignore[attr-defined]
    group = shortened(form.chosen.name, 40)
    to_all = circle == Circle.COLLECTIVE and form.chosen.anchor.collective is not None
    return {
        "form": form,
        "without_htmx": True,
        "last": last,
        "several": len(form.spots) > 1,
        "group": group,
        "day": _day(form),
        "place": shortened(str(form["place"].value() or ""), 40),
        "reader": _("Tout le groupe : %(name)s") % {"name": group} if to_all else str(names.get(circle, "")),
        "circle_icon": ICONS[Circle(circle)],
        "details_open": any(name in form.errors for name in DETAILS),
    }


ICONS = {
    Circle.ME: "circle-self",
    Circle.TEAM: "circle-team",
    Circle.COLLECTIVE: "circle-group",
    Circle.INSTITUTION: "circle-institution",
    Circle.PUBLIC: "circle-public",
}
DETAILS = (
    "kind",
    "people",
    "obtained",
    "reason",
    "duration",
    "project",
    "partners",
    "volunteer_time",
    "changed",
    "difficulty",
    "next_step",
    "themes",
)


def _day(form: TellForm) -> str:
    """« Aujourd’hui », or the day in words, or what was typed when it is no date."""
    field = form.fields["happened_on"]
    try:
        day = field.to_python(form["happened_on"].value())
    except ValidationError:
        day = None
    if day is None:
        return _("Quel jour ?")
    return _("Aujourd’hui") if day == clock.today() else day_in_words(day, clock.today())
