"""Mon carnet: one's own notes, read again, rewritten, shared or thrown away."""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal import reading, services
from pasdecote.spine.journal.access import may_tell
from pasdecote.spine.journal.conflicts import attention_number
from pasdecote.spine.journal.details import details_of
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import Stale
from pasdecote.spine.journal.forms import ReviewForm, RewriteForm
from pasdecote.spine.journal.forms.notes import initial_of
from pasdecote.spine.journal.forms.telling import READERS
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.sentences import day_in_words, sentence_of
from pasdecote.spine.journal.views.common import REFUSED, not_found, page, project_choices

A_REVIEW = 10


@require_safe
def notebook(request: HttpRequest) -> HttpResponse:
    """One's notes shared with nobody, day by day."""
    standing, before = standing_for(request), request.GET.get("avant", "")
    listed = reading.notebook(standing, before=before)
    days = [(day, list(cards)) for day, cards in groupby(listed.cards, key=lambda card: card.day)]
    waiting = [] if before else reading.to_write(standing)
    context: dict[str, Any] = {
        "days": [_day(*day) for day in days],
        "older": listed.older,
        "to_write": waiting,
    }
    context |= {"attention": attention_number(standing)}
    return page(request, "notebook", context)


def _day(day: date, cards: list[reading.Card]) -> dict[str, Any]:
    return {"words": day_in_words(day, clock.today()), "on": day.isoformat(), "cards": cards}


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Read again, choose, share: one note or several together, all or none."""
    standing, asked = standing_for(request), request.GET
    day = _asked_day(asked.get("jour", ""))
    listed = reading.notebook(standing, day=day, before=asked.get("avant", ""), size=A_REVIEW)
    circles = _circles(standing, listed.cards)
    ids = [card.version for card in listed.cards]
    form = ReviewForm(request.POST or None, notes=ids, circles=circles)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            shared = services.share(by=standing.account, ids=form.ids, circle=form.cleaned_data["circle"])
            return _shared(request, shared)
    chosen = set(form["notes"].value() or []) if form.is_bound else {str(pk) for pk in ids}
    today = clock.today()
    notes = [
        {
            "card": card,
            "sentence": sentence_of(card.content, today, longest=700),
            "on": str(card.version) in chosen,
        }
        for card in listed.cards
    ]
    words = day_in_words(day, today) if day else ""
    return page(
        request,
        "review",
        {
            "form": form,
            "notes": notes,
            "older": listed.older,
            "day": words,
            "attention": attention_number(standing),
        },
        form,
    )


def _circles(standing: Standing, cards: list[reading.Card]) -> list[tuple[str, str]]:
    """The first circles outward that suit every note shown, or else every one that suits any of them."""
    first = (Circle.TEAM, Circle.COLLECTIVE)
    fit = [
        {circle for circle in first if may_tell(standing, collective=c, organisation=o, circle=circle)}
        for c, o in {(card.collective, card.organisation) for card in cards}
    ]
    common = set.intersection(*fit) or set.union(*fit) if fit else set(first)
    return [(circle.value, str(READERS[circle])) for circle in first if circle in common]


def _shared(request: HttpRequest, shared: list[Entry]) -> HttpResponse:
    number = len(shared)
    words = ngettext("%(number)d note est partagée.", "%(number)d notes sont partagées.", number)
    messages.success(request, words % {"number": number})
    groups = {entry.collective.slug for entry in shared if entry.collective}
    if len(groups) == 1:
        return redirect("journal:thread", slug=groups.pop())
    return redirect("journal:notebook")


def _asked_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change one's own note in place, while nobody else reads it."""
    standing = standing_for(request)
    note = _draft(standing, id)
    if note.resolution.conflict and request.method != "POST":
        return redirect("journal:note", id=note.fact)
    content = note.card.content
    projects = project_choices(standing, note.entry.collective_id) if note.entry.collective_id else []
    initial = initial_of(content) | {"digest": note.entry.digest}
    form = RewriteForm(request.POST or None, base=content, projects=projects, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            with not_found():
                services.rewrite(
                    by=standing.account,
                    id=note.entry.pk,
                    content=form.content,
                    base=form.cleaned_data["digest"],
                )
        except Stale as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("C’est gardé, dans votre carnet."))
            return redirect("journal:notebook")
    details_open = bool(form.errors or details_of(content))
    told = {"form": form, "card": note.card, "digest": note.entry.digest, "details_open": details_open}
    return page(request, "rewrite", told, form)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, id: UUID) -> HttpResponse:
    """Throw one's own note away: its words are erased for good."""
    standing = standing_for(request)
    note = _draft(standing, id)
    if request.method == "POST":
        with not_found():
            services.discard(by=standing.account, id=uuid7(), version=note.entry.pk)
        messages.success(request, _("La note est effacée de votre carnet, mots compris."))
        return redirect("journal:notebook")
    back = reverse("journal:notebook")
    return page(request, "discard", {"card": note.card, "back": back})


def _draft(standing: Standing, id: UUID) -> reading.Note:
    """One's own note, shared with nobody. Raises Http404 for any other."""
    with not_found():
        note = reading.note(standing, id)
    if not note.mine or note.card.retracted or note.card.erased:
        raise Http404(_("Cette note n’est plus dans votre carnet."))
    return note
